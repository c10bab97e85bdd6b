/** An operation's handler between a publisher that remembers and whatever a test makes of Customer.io. */
import { createCommandParser, type IdentifyCommand } from '../../../shared/contract/commands.ts';
import { validate } from '../../../shared/contract/generated/identify.ts';
import { topicNames } from '../../../shared/contract/operations.ts';
import type { Traces } from '../../../shared/contract/outcome.ts';
import { type CommandContext, createOperationHandler } from '../../../shared/pubsub/operation-handler.ts';
import { createClock } from '../../helpers/clock.ts';
import { createLogSink } from '../../helpers/log-sink.ts';

export interface PublishedMessage {
  topic: string;
  text: string;
  attributes: Readonly<Record<string, string>>;
}

export interface HandlerSetUp {
  perform?: (command: IdentifyCommand, context: CommandContext) => Promise<Traces>;
  /** Stands in for Pub/Sub's answer, before anything is stored. */
  onPublish?: (message: PublishedMessage) => Promise<void> | void;
}

/** A valid command of a person with that id. */
export function identify(id: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { person: { id }, attributes: { plan: 'pro' }, ...fields };
}

export function setUpHandler({ perform = async () => ({}), onPublish }: HandlerSetUp = {}) {
  const published: PublishedMessage[] = [];
  const performed: { command: IdentifyCommand; context: CommandContext }[] = [];
  const sink = createLogSink();
  const clock = createClock();
  const handle = createOperationHandler({
    operation: 'identify',
    parse: createCommandParser('identify', validate),
    perform: (command, context) => {
      performed.push({ command, context });
      return perform(command, context);
    },
    publisher: {
      async publish(topic, { data, attributes = {} }) {
        const message = { topic, text: data.toString(), attributes };
        await onPublish?.(message);
        published.push(message);
        return String(published.length);
      },
      close: async () => undefined,
    },
    topics: topicNames('customerio'),
    environment: 'staging',
    log: sink.log,
    now: clock.now,
  });
  const on = (topic: string) => published.filter((message) => message.topic === `customerio-${topic}`);
  return {
    handle,
    performed,
    published,
    sink,
    clock,
    outcomes: () => on('processed').map(({ text }): Record<string, unknown> => JSON.parse(text)),
    deadLetters: () => on('identify-dead-letter'),
    republished: () => on('identify'),
  };
}
