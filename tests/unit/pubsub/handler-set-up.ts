/** An operation's handler between a publisher that remembers and whatever a test makes of Customer.io. */
import {
  type CommandOf,
  createCommandParser,
  type GeneratedValidator,
} from '../../../shared/contract/commands.ts';
import { validate as validateIdentify } from '../../../shared/contract/generated/identify.ts';
import { validate as validateTransactional } from '../../../shared/contract/generated/transactional.ts';
import { type Operation, topicNames } from '../../../shared/contract/operations.ts';
import type { VendorIds } from '../../../shared/contract/outcome.ts';
import { type CommandContext, createOperationHandler } from '../../../shared/pubsub/operation-handler.ts';
import { createClock } from '../../helpers/clock.ts';
import { createLogSink } from '../../helpers/log-sink.ts';

export interface PublishedMessage {
  topic: string;
  text: string;
  attributes: Readonly<Record<string, string>>;
  /** When publishing it was to be given up. */
  expiresAtMs: number | undefined;
}

/** How long the handler of these tests may take to settle. */
export const SETTLE_WITHIN_MS = 10_000;

export interface HandlerSetUp<O extends Operation = 'identify'> {
  perform?: (command: CommandOf<O>, context: CommandContext) => Promise<VendorIds>;
  /** Stands in for Pub/Sub's answer, before anything is stored. */
  onPublish?: (message: PublishedMessage) => Promise<void> | void;
}

/** A valid command of a person with that id. */
export function identify(id: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { person: { id }, attributes: { plan: 'pro' }, ...fields };
}

/** A valid text message, which is a send. */
export function sms(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    command_id: 'order-1',
    channel: 'sms',
    identifiers: { id: '42' },
    to: '+15551234567',
    transactional_message_id: 'receipt',
    ...fields,
  };
}

/** A handler of `identify`. */
export function setUpHandler(setUp: HandlerSetUp = {}) {
  return handlerOf('identify', validateIdentify, setUp);
}

/** A handler of `transactional`. */
export function setUpSendHandler(setUp: HandlerSetUp<'transactional'> = {}) {
  return handlerOf('transactional', validateTransactional, setUp);
}

function handlerOf<O extends Operation>(
  operation: O,
  validate: GeneratedValidator<O>,
  { perform = async () => ({}), onPublish }: HandlerSetUp<O>,
) {
  const published: PublishedMessage[] = [];
  const performed: { command: CommandOf<O>; context: CommandContext }[] = [];
  const sink = createLogSink();
  const clock = createClock();
  const handle = createOperationHandler({
    operation,
    parse: createCommandParser(operation, validate),
    perform: (command, context) => {
      performed.push({ command, context });
      return perform(command, context);
    },
    publisher: {
      async publish(topic, { data, attributes = {} }, expiresAtMs) {
        const message = { topic, text: data.toString(), attributes, expiresAtMs };
        await onPublish?.(message);
        published.push(message);
        return String(published.length);
      },
      close: async () => undefined,
    },
    settleWithinMs: SETTLE_WITHIN_MS,
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
    deadLetters: () => on(`${operation}-dead-letter`),
    republished: () => on(operation),
  };
}
