/**
 * The operations and what is known about each, from `schemas/operations.json`, the catalogue that Terraform
 * reads too. Adding an operation means: an entry there, a JSON Schema, one file in `functions/`; whatever is
 * forgotten fails to compile.
 */
import catalogue from '../../schemas/operations.json' with { type: 'json' };

export type Operation = keyof typeof catalogue.operations;

/** How a repeated call affects Customer.io: profile calls converge, a repeated send mails a person twice. */
export type Effect = 'profile' | 'send';

/** What the code needs to know of an operation; the rest of the catalogue's entry is Terraform's. */
export interface OperationFacts {
  readonly effect: Effect;
  readonly ackDeadlineSeconds: number;
  readonly maxDeliveryAttempts: number;
}

export const OPERATIONS = Object.keys(catalogue.operations) as readonly Operation[];

/** True for the ten names in the catalogue. */
export function isOperation(name: string | undefined): name is Operation {
  return name !== undefined && Object.hasOwn(catalogue.operations, name);
}

/** From the catalogue's entry for an operation. @throws TypeError where it names an effect that is none. */
export function factsOf(operation: Operation): OperationFacts {
  const { effect, ack_deadline_seconds, max_delivery_attempts } = catalogue.operations[operation];
  if (effect !== 'profile' && effect !== 'send') {
    throw new TypeError(`The effect of ${operation} is ${JSON.stringify(effect)}; allowed: profile and send`);
  }
  return { effect, ackDeadlineSeconds: ack_deadline_seconds, maxDeliveryAttempts: max_delivery_attempts };
}

/** The topic that takes what a topic's subscribers refuse. */
export function deadLetterTopicOf(topic: string): string {
  return `${topic}-dead-letter`;
}

/** Short names (without project) of every topic, for a prefix such as `customerio`. */
export function topicNames(prefix: string) {
  return {
    command: (operation: Operation) => `${prefix}-${operation}`,
    deadLetter: (operation: Operation) => deadLetterTopicOf(`${prefix}-${operation}`),
    processed: `${prefix}-${catalogue.topics.processed}`,
    deliveryEvents: `${prefix}-${catalogue.topics.delivery_events}`,
    quarantine: `${prefix}-${catalogue.topics.quarantine}`,
  };
}

export type TopicNames = ReturnType<typeof topicNames>;
