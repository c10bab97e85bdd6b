/** A webhook listener behind a real server, with a publisher that remembers, or does what a test wants. */
import type { Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { topicNames } from '../../../shared/contract/operations.ts';
import { createWebhookListener, type WebhookOptions } from '../../../shared/ingress/webhook-listener.ts';
import { createClock } from '../../helpers/clock.ts';
import { startServer } from '../../helpers/http-server.ts';
import { createLogSink } from '../../helpers/log-sink.ts';
import { exchange, type RawAnswer, rawRequest } from '../../helpers/raw-http.ts';
import { SIGNING_KEY, signedHeaders } from '../../helpers/webhooks.ts';

export interface Published {
  topic: string;
  message: { data: string; attributes: Readonly<Record<string, string>> };
  expiresAtMs: number;
}

export interface SetUp extends Partial<WebhookOptions> {
  /** Stands in for Pub/Sub's answer. */
  onPublish?: (published: Published) => Promise<unknown>;
}

export async function startWebhook(t: TestContext, { onPublish, ...overrides }: SetUp = {}) {
  const published: Published[] = [];
  const sink = createLogSink();
  const clock = createClock();
  const listener = createWebhookListener({
    keys: () => [SIGNING_KEY],
    publisher: {
      async publish(topic, { data, attributes = {} }, expiresAtMs) {
        const attempt = { topic, message: { data: data.toString(), attributes }, expiresAtMs };
        await onPublish?.(attempt);
        published.push(attempt);
      },
    },
    topics: topicNames('customerio'),
    keepContent: false,
    log: sink.log,
    now: clock.now,
    ...overrides,
  });
  const sockets = new Set<Socket>();
  const { port } = await startServer(t, (request, response) => {
    sockets.add(request.socket);
    void listener(request, response);
  });
  /** Sends a body, authentic unless told otherwise. */
  const post = (
    body: string | Uint8Array,
    headers: readonly (readonly [string, string])[] = signedHeaders(body),
    target = '/',
  ): Promise<RawAnswer> => exchange(t, port, rawRequest({ headers, body, target }));
  /** What has come in on all connections that made a request. */
  const bytesRead = () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead, 0);
  return { port, post, published, sink, clock, bytesRead };
}

/** The records on the quarantine topic. */
export function quarantined(published: readonly Published[]): Record<string, unknown>[] {
  return published
    .filter(({ topic }) => topic === 'customerio-quarantine')
    .map(({ message }): Record<string, unknown> => JSON.parse(message.data));
}
