/** Publishing, by whichever client: what arrives, and what is refused. */
import assert from 'node:assert/strict';
import { until } from '../../helpers/until.ts';
import { type Case, collect, unique, type World } from './world.ts';

export interface OneMessage {
  data: Buffer | string;
  attributes?: Record<string, string>;
}

/** Any way to publish; what functions and tests use alike. */
export interface OneMessagePublisher {
  /** Resolves to the message's id once Pub/Sub has it. `topic` is the short name. */
  publish(topic: string, message: OneMessage): Promise<string>;
  /** Data that fits into one message on this way, and data that doesn't: REST takes less, for its base64. */
  readonly dataBytes: { readonly most: number; readonly tooMuch: number };
  close(): Promise<void>;
}

export type PublishingCase = {
  readonly title: string;
  readonly run: (
    world: World,
    publisher: OneMessagePublisher,
    t: Parameters<Case['run']>[1],
  ) => Promise<void>;
};

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, 'v']));

/** Messages at a limit, which must arrive, and beyond it, which must not. */
const LIMITS: readonly { what: string; most: OneMessage; tooMuch: OneMessage }[] = [
  {
    what: 'a hundred attributes',
    most: { data: 'x', attributes: many(100) },
    tooMuch: { data: 'x', attributes: many(101) },
  },
  {
    what: 'an attribute key of 256 bytes',
    most: { data: 'x', attributes: { ['k'.repeat(256)]: 'v' } },
    tooMuch: { data: 'x', attributes: { ['k'.repeat(257)]: 'v' } },
  },
  {
    what: 'an attribute value of 1024 bytes',
    most: { data: 'x', attributes: { key: 'é'.repeat(512) } },
    tooMuch: { data: 'x', attributes: { key: `${'é'.repeat(512)}.` } },
  },
];

const limits: PublishingCase[] = LIMITS.flatMap(({ what, most, tooMuch }) => [
  { title: `${what} is taken`, run: (world, publisher, t) => expectArrival(world, publisher, t, most) },
  {
    title: `anything above ${what} is refused`,
    run: (world, publisher) => expectRefusal(world, publisher, tooMuch),
  },
]);

export const PUBLISHING: readonly PublishingCase[] = [
  {
    title: 'a message just short of the largest is taken',
    run: (world, publisher, t) =>
      expectArrival(world, publisher, t, { data: Buffer.alloc(publisher.dataBytes.most, 'x') }),
  },
  {
    title: 'a message above the largest is refused',
    run: (world, publisher) =>
      expectRefusal(world, publisher, { data: Buffer.alloc(publisher.dataBytes.tooMuch, 'x') }),
  },
  ...limits,
  {
    title: "what Google's own clients add to the attributes is taken",
    run: (world, publisher, t) =>
      expectArrival(world, publisher, t, { data: 'x', attributes: { googclient_traceparent: '00-1-2-01' } }),
  },
  {
    title: 'text and attributes arrive as they were sent',
    run: (world, publisher, t) =>
      expectArrival(world, publisher, t, {
        data: 'Grüße, 世界 \u{1f30d}\u0000\n"',
        attributes: { 'event-id': 'e"1\\', empty: '', größe: '✓' },
      }),
  },
  {
    title: 'every byte arrives as it was sent',
    run: (world, publisher, t) =>
      expectArrival(world, publisher, t, {
        data: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
      }),
  },
  {
    title: 'a message of attributes alone arrives',
    run: (world, publisher, t) =>
      expectArrival(world, publisher, t, { data: Buffer.alloc(0), attributes: { kind: 'ping' } }),
  },
  {
    title: 'a message without data and attributes is refused',
    run: (world, publisher) => expectRefusal(world, publisher, { data: Buffer.alloc(0) }),
  },
  {
    title: 'an attribute key that starts with goog is refused',
    run: (world, publisher) => expectRefusal(world, publisher, { data: 'x', attributes: { google: 'x' } }),
  },
  {
    title: 'a topic that does not exist takes nothing',
    async run(_world, publisher) {
      await assert.rejects(publisher.publish(unique('missing'), { data: 'x' }));
    },
  },
  {
    title: 'a thousand messages published at once all arrive, each with an id of its own',
    async run(world, publisher, t) {
      const topic = await world.newTopic();
      const received = collect(t, await world.newSubscription(topic));
      const numbers = Array.from({ length: 1000 }, (_, index) => index);
      const name = shortName(topic);
      const ids = await Promise.all(numbers.map((each) => publisher.publish(name, { data: `${each}` })));
      assert.equal(new Set(ids).size, 1000);
      await until('all to arrive', () => new Set(received.map(({ id }) => id)).size === 1000);
      assert.deepEqual(new Set(received.map(({ id }) => id)), new Set(ids));
      assert.deepEqual(new Set(received.map(({ data }) => Number(data))), new Set(numbers));
    },
  },
];

async function expectArrival(
  world: World,
  publisher: OneMessagePublisher,
  t: Parameters<Case['run']>[1],
  { data, attributes = {} }: OneMessage,
): Promise<void> {
  const topic = await world.newTopic();
  const received = collect(t, await world.newSubscription(topic));
  const sentAtMs = Date.now();
  const id = await publisher.publish(shortName(topic), { data, attributes });
  await until('the message to arrive', () => received.length === 1);
  const arrivedAtMs = Date.now();
  const [message] = received;
  assert.equal(message?.id, id);
  assert.ok(message.data.equals(Buffer.from(data)), 'the data differs');
  assert.deepEqual({ ...message.attributes }, attributes);
  // The server's clock may be another one than ours.
  const publishedAtMs = message.publishTime.getTime();
  assert.ok(publishedAtMs > sentAtMs - 10_000 && publishedAtMs < arrivedAtMs + 10_000);
}

async function expectRefusal(
  world: World,
  publisher: OneMessagePublisher,
  message: OneMessage,
): Promise<void> {
  const topic = await world.newTopic();
  await assert.rejects(publisher.publish(shortName(topic), message));
}

function shortName({ name }: { name: string }): string {
  return name.split('/').at(-1) ?? '';
}
