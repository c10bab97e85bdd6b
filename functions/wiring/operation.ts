/** The wiring that every operation shares: configuration → adapters → handler → listener. */
import {
  type CommandOf,
  createCommandParser,
  type GeneratedValidator,
} from '../../shared/contract/commands.ts';
import { factsOf, type Operation, topicNames } from '../../shared/contract/operations.ts';
import { createAppSender } from '../../shared/customerio/app-sender.ts';
import type { Calls } from '../../shared/customerio/calls.ts';
import { logCalls, measureCalls } from '../../shared/customerio/observers.ts';
import { CustomerIoService } from '../../shared/customerio/service.ts';
import { createTrackSender } from '../../shared/customerio/track-sender.ts';
import { createPushListener } from '../../shared/ingress/push-listener.ts';
import { type CommandContext, createOperationHandler } from '../../shared/pubsub/operation-handler.ts';
import { systemNow } from '../../shared/runtime/clock.ts';
import { loadAppConfig, loadTrackConfig } from '../../shared/runtime/config.ts';
import { createStdoutLog } from '../../shared/runtime/log.ts';
import { publisherOf, serve } from './serve.ts';

/** What is known of a command besides its content; each operation's mapping gets it. */
export type { CommandContext } from '../../shared/pubsub/operation-handler.ts';

/**
 * One call of Customer.io. Longer than the 10 s that `fetch` tries to connect for, so that a connection that never
 * opened is known as such: nothing was sent, and nothing need be parked.
 */
export const CALL_TIMEOUT_MS = 13_000;
/**
 * Settling outlasts a hiccup of Pub/Sub: a send that is done must not be repeated for want of its outcome. What a
 * packed message leaves over is published again after that, with as much time once more.
 */
export const PUBLISH_DEADLINE_MS = 10_000;

/**
 * Registers an operation's function and serves it.
 *
 * @param validate the operation's compiled validator.
 * @param toCall the pure mapping from a valid command to what is asked of Customer.io.
 * @throws ConfigurationError that lists every problem of the environment.
 */
export function serveOperation<O extends Operation>(
  operation: O,
  validate: GeneratedValidator<O>,
  toCall: (command: CommandOf<O>, context: CommandContext) => Calls[O],
): void {
  const { config, service } =
    factsOf(operation).api === 'track' ? trackService(patienceMsOf(operation)) : appService();
  const log = createStdoutLog(systemNow, config.projectId);
  const publisher = publisherOf(config, PUBLISH_DEADLINE_MS);
  logCalls(service, log);
  measureCalls(service, log, systemNow);
  const handle = createOperationHandler({
    operation,
    parse: createCommandParser(operation, validate),
    perform: (command, context) => service.perform(operation, toCall(command, context), context.commandId),
    publisher,
    settleWithinMs: PUBLISH_DEADLINE_MS,
    topics: topicNames(config.topicPrefix),
    environment: config.environment,
    log,
    now: systemNow,
  });
  serve(operation, createPushListener(handle, log), log, publisher);
}

/**
 * How long a command may wait for its turn: half of Pub/Sub's acknowledgement deadline, in milliseconds, since work on
 * what is being delivered again would only pile up.
 */
export function patienceMsOf(operation: Operation): number {
  return (factsOf(operation).ackDeadlineSeconds * 1000) / 2;
}

function trackService(patienceMs: number) {
  const config = loadTrackConfig();
  const { trackUrl: url, siteId, trackApiKey: apiKey } = config;
  const track = createTrackSender({ url, siteId, apiKey, timeoutMs: CALL_TIMEOUT_MS, patienceMs });
  return { config, service: new CustomerIoService({ now: systemNow, track }) };
}

function appService() {
  const config = loadAppConfig();
  const { appUrl: url, appApiKey: apiKey } = config;
  const app = createAppSender({ url, apiKey, timeoutMs: CALL_TIMEOUT_MS });
  return { config, service: new CustomerIoService({ now: systemNow, app }) };
}
