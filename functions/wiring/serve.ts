/** What every function shares: registered with the framework, served in front of it, publishing on the way. */
import * as framework from '@google-cloud/functions-framework';
import { serveInFront } from '../../shared/ingress/front.ts';
import type { Listener } from '../../shared/ingress/listener.ts';
import { createPublisher, type Publisher } from '../../shared/pubsub/publisher.ts';
import type { BaseConfig } from '../../shared/runtime/config.ts';
import type { Log } from '../../shared/runtime/log.ts';

/** Registers a function with the framework and puts its listener in front. */
export function serve(name: string, listener: Listener, log: Log, publisher: Publisher): void {
  serveInFront(listener, { log, close: publisher.close });
  // The framework wants a function to start; with our listener in front no request ever reaches it.
  framework.http(name, (_request, response) => {
    response.sendStatus(503);
  });
}

/**
 * The publisher for the project and the emulator, if any, that a configuration names.
 *
 * @param deadlineMs how long one message may take; the publisher's own 2.5 s unless given.
 */
export function publisherOf(config: BaseConfig, deadlineMs?: number): Publisher {
  const { projectId, pubsubEmulatorHost } = config;
  return createPublisher({ projectId, emulatorHost: pubsubEmulatorHost, ...(deadlineMs && { deadlineMs }) });
}
