/** Takes Customer.io's reporting webhook: verifies, publishes, answers. */
import { topicNames } from '../shared/contract/operations.ts';
import { signingKeysIn } from '../shared/ingress/signature.ts';
import { createWebhookListener } from '../shared/ingress/webhook-listener.ts';
import { systemNow } from '../shared/runtime/clock.ts';
import { loadWebhookConfig } from '../shared/runtime/config.ts';
import { createStdoutLog } from '../shared/runtime/log.ts';
import { publisherOf, serve } from './wiring/serve.ts';

/**
 * Registers the webhook and serves it.
 *
 * @throws ConfigurationError that lists every problem of the environment.
 */
export function start(): void {
  const config = loadWebhookConfig();
  const log = createStdoutLog(systemNow, config.projectId);
  const publisher = publisherOf(config);
  const listener = createWebhookListener({
    keys: (maxAgeMs) => signingKeysIn(config.signingKeys.value(maxAgeMs)),
    publisher,
    topics: topicNames(config.topicPrefix),
    keepContent: config.keepContent,
    log,
    now: systemNow,
  });
  serve('webhook', listener, log, publisher);
}
