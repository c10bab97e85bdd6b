/** A server of the test's own, and its REST routes as functions. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type PubSubOptions, type PubSubServer, startPubSub } from '../../../../local/pubsub/server.ts';

const PROJECT = 'projects/test';
export const TOPIC = `${PROJECT}/topics/topic`;
export const DEAD_LETTERS = `${PROJECT}/topics/dead-letters`;
export const SUBSCRIPTION = `${PROJECT}/subscriptions/subscription`;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Sends one request; a body that is no text goes as JSON. */
export async function call(host: string, verb: string, path: string, body?: unknown): Promise<Answer> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`http://${host}${path}`, {
    method: verb,
    ...(text !== undefined && { body: text }),
  });
  return { status: response.status, body: await response.json() };
}

/** The call must succeed; answers its document. */
export async function done(host: string, verb: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await call(host, verb, path, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

export async function startServer(t: TestContext, options: PubSubOptions = {}): Promise<PubSubServer> {
  const server = await startPubSub({ port: 0, ...options });
  t.after(() => server.close());
  return server;
}

/** A folder that goes with the test. */
export function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'pubsub-'));
  // A server that is about to be closed or killed may still write while this removes.
  t.after(() => rmSync(folder, { recursive: true, maxRetries: 20 }));
  return folder;
}

/** Makes the topic, the dead-letter topic and the subscription with that configuration. */
export async function createResources(host: string, config: object = {}): Promise<void> {
  for (const topic of [TOPIC, DEAD_LETTERS]) await done(host, 'PUT', `/v1/${topic}`);
  await done(host, 'PUT', `/v1/${SUBSCRIPTION}`, { topic: TOPIC, ...config });
}

export interface NewMessage {
  readonly text?: string;
  readonly attributes?: Record<string, string>;
  readonly orderingKey?: string;
}

/** Publishes all in one request. */
export async function publish(host: string, ...messages: NewMessage[]): Promise<void> {
  await done(host, 'POST', `/v1/${TOPIC}:publish`, {
    messages: messages.map(({ text = 'x', ...rest }) => ({
      data: Buffer.from(text).toString('base64'),
      ...rest,
    })),
  });
}

/** What the subscription has for us now, acknowledged at once. */
export async function drain(
  host: string,
  subscription = SUBSCRIPTION,
): Promise<{ text: string; attributes: object }[]> {
  const drained: { text: string; attributes: object }[] = [];
  for (;;) {
    const batch = receivedIn(
      await done(host, 'POST', `/v1/${subscription}:pull`, { maxMessages: 1000, returnImmediately: true }),
    );
    if (batch.length === 0) return drained;
    await done(host, 'POST', `/v1/${subscription}:acknowledge`, { ackIds: batch.map(({ ackId }) => ackId) });
    drained.push(...batch);
  }
}

interface Received {
  readonly ackId: string;
  readonly text: string;
  readonly attributes: Record<string, string>;
  readonly deliveryAttempt: number;
}

/** The messages in the answer to a pull. */
export function receivedIn(answer: unknown): Received[] {
  const list = property(answer, 'receivedMessages') ?? [];
  assert.ok(Array.isArray(list));
  return list.map((each: unknown) => {
    const message = property(each, 'message');
    return {
      ackId: String(property(each, 'ackId')),
      text: Buffer.from(String(property(message, 'data') ?? ''), 'base64').toString(),
      attributes: attributesIn(property(message, 'attributes') ?? {}),
      deliveryAttempt: Number(property(each, 'deliveryAttempt') ?? 0),
    };
  });
}

function attributesIn(value: unknown): Record<string, string> {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, String(each)]));
}

/** A property of something parsed, or undefined. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** The state of the test's subscription. */
export function stateOf(server: PubSubServer) {
  return server.inspect().find(({ name }) => name === SUBSCRIPTION) ?? assert.fail('no such subscription');
}
