/** The whole system, started for a test, and everything that a test does to it and sees of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration, type Message, type PubSub, type Subscription } from '@google-cloud/pubsub';
import { bigQueryFor, pubSubFor } from '../../../local/clients.ts';
import { signDeliveryEvent } from '../../../local/customerio/samples.ts';
import { startStack } from '../../../local/stack/stack.ts';
import { type Operation, topicNames } from '../../../shared/contract/operations.ts';
import type { Outcome } from '../../../shared/contract/outcome.ts';
import { until } from '../until.ts';

export interface SeenMessage {
  data: Buffer;
  attributes: Record<string, string>;
}

/** One request that reached the simulator of Customer.io. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

export type RunningStack = Awaited<ReturnType<typeof runStack>>;

const NAMES = topicNames('customerio');

export async function runStack() {
  const dataDir = mkdtempSync(join(tmpdir(), 'relay-test-'));
  const stack = await startStack({ dataDir, firstPort: 0, backoffSeconds: { minimum: 0.1, maximum: 1 } });
  const { addresses } = stack;
  const pubsub = pubSubFor(addresses);
  const bigquery = bigQueryFor(addresses);
  const outcomes: Outcome[] = [];
  const watchers = [
    await watch(pubsub, NAMES.processed, ({ data }) => outcomes.push(JSON.parse(data.toString()))),
  ];

  async function query(
    sql: string,
    params: Record<string, unknown> = {},
  ): Promise<Record<string, unknown>[]> {
    const [rows] = await bigquery.query({ query: sql, params });
    return rows;
  }

  return {
    stack,
    addresses,
    pubsub,
    query,
    /** Outcomes seen on the processed topic, in the order of their arrival. */
    outcomes,
    /** Publishes text or a document; resolves to the message's id. */
    publish(
      operation: Operation,
      document: unknown,
      attributes: Record<string, string> = {},
    ): Promise<string> {
      const text = typeof document === 'string' ? document : JSON.stringify(document);
      const data = Buffer.from(text);
      return pubsub.topic(NAMES.command(operation)).publishMessage({ data, attributes });
    },
    /** The outcome of the command with this id, once there is one. */
    outcomeOf: (commandId: string) =>
      until(`the outcome of ${commandId}`, () => outcomes.find(({ command_id }) => command_id === commandId)),
    /** Sees every message of a topic from now on. */
    async watchTopic(topic: string): Promise<SeenMessage[]> {
      const seen: SeenMessage[] = [];
      watchers.push(await watch(pubsub, topic, ({ data, attributes }) => seen.push({ data, attributes })));
      return seen;
    },
    /** Posts a body to the webhook, signed unless headers are given; resolves to the status. */
    async post(body: string | Buffer, headers?: Record<string, string>, method = 'POST'): Promise<number> {
      const signed = signDeliveryEvent(body, addresses.signing_key, Math.floor(Date.now() / 1000));
      const init = {
        method,
        headers: headers ?? signed,
        ...(method !== 'GET' && { body: new Uint8Array(Buffer.from(body)) }),
      };
      const response = await fetch(addresses.webhook_url, init);
      await response.arrayBuffer();
      return response.status;
    },
    /** A rule of the simulator's control routes. */
    fault: (rule: Record<string, unknown>) => control('POST', '/relay/faults', rule),
    noFaults: () => control('DELETE', '/relay/faults'),
    requests: async () =>
      (await control('GET', '/relay/requests?limit=10000')) as { requests: SeenRequest[] },
    async close() {
      await Promise.all(watchers.map((subscription) => subscription.close()));
      await pubsub.close();
      await stack.close();
      rmSync(dataDir, { recursive: true });
    },
  };

  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers = { 'Content-Type': 'application/json' };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${addresses.customerio_url}${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

let watches = 0;

/** A subscription of the test's own, so that nothing is taken from the system's. */
async function watch(
  pubsub: PubSub,
  topic: string,
  onMessage: (message: Message) => void,
): Promise<Subscription> {
  const [subscription] = await pubsub.topic(topic).createSubscription(`test-watch-${++watches}`);
  // However busy the machine is, nothing is seen twice that was sent once.
  subscription.setOptions({ minAckDeadline: Duration.from({ minutes: 5 }) });
  subscription.on('message', (message: Message) => {
    onMessage(message);
    message.ack();
  });
  return subscription;
}
