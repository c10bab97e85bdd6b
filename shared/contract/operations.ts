/**
 * The operations and what is known about each, from `schemas/operations.json`, the catalogue, which
 * Terraform is to read too. Adding an operation means: an entry there, a JSON Schema, one file in `functions/`;
 * whatever is forgotten fails to compile.
 */
import catalogue from '../../schemas/operations.json' with { type: 'json' };

/** One word in file, entry point, topic, catalogue, log and alert. */
export type Operation = keyof typeof catalogue.operations;

/** How a repeated call affects Customer.io: profile calls converge, a repeated send mails a person twice. */
export type Effect = 'profile' | 'send';

/** Which of Customer.io's budgets of requests an operation draws on: the catalogue's `apis`. */
export type Api = keyof typeof catalogue.apis;

/** What the code needs to know of an operation; the rest of the entry is for Terraform. */
export interface OperationFacts {
  readonly api: Api;
  readonly effect: Effect;
  readonly ackDeadlineSeconds: number;
  readonly maxDeliveryAttempts: number;
}

/** More profile commands than this in one message are refused. */
export const MAX_PACKED_COMMANDS = catalogue.max_packed_commands;

/** All ten, in the order of the catalogue. */
export const OPERATIONS = Object.keys(catalogue.operations) as readonly Operation[];

/** True for the ten names in the catalogue. */
export function isOperation(name: string | undefined): name is Operation {
  return name !== undefined && Object.hasOwn(catalogue.operations, name);
}

/** From the catalogue's entry for an operation. @throws TypeError for an unknown API or effect. */
export function factsOf(operation: Operation): OperationFacts {
  const { api, effect, ack_deadline_seconds, max_delivery_attempts } = catalogue.operations[operation];
  if (effect !== 'profile' && effect !== 'send') {
    throw new TypeError(`The effect of ${operation} is ${JSON.stringify(effect)}; allowed: profile and send`);
  }
  if (!isApi(api)) {
    const allowed = Object.keys(catalogue.apis).join(', ');
    throw new TypeError(`The API of ${operation} is ${JSON.stringify(api)}; allowed: ${allowed}`);
  }
  return {
    api,
    effect,
    ackDeadlineSeconds: ack_deadline_seconds,
    maxDeliveryAttempts: max_delivery_attempts,
  };
}

function isApi(name: string): name is Api {
  return Object.hasOwn(catalogue.apis, name);
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

/** The topics' names, or how to name those of an operation. */
export type TopicNames = ReturnType<typeof topicNames>;
