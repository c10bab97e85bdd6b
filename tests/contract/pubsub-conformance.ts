/**
 * What a Pub/Sub must do for us, shown by Google's unchanged client alone. The same cases run against every server
 * that claims to be one; where a server is known to do otherwise, its table of differences says so.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createPublisher } from '../../shared/pubsub/publisher.ts';
import { type OneMessagePublisher, PUBLISHING } from './pubsub/publishing.ts';
import { PULLING } from './pubsub/pulling.ts';
import { PUSHING } from './pubsub/pushing.ts';
import { REDELIVERY } from './pubsub/redelivery.ts';
import { RESOURCES } from './pubsub/resources.ts';
import { connect, createWorld, PROJECT, type World } from './pubsub/world.ts';

export interface ServerUnderTest {
  /** `host:port` */
  readonly host: string;
  close(): Promise<void>;
}

/** A known deviation: the test it exempts, and what the server does instead. */
export interface Difference {
  readonly test: string;
  readonly instead: string;
}

export interface ConformanceOptions {
  readonly start: () => Promise<ServerUnderTest>;
  readonly differences: readonly Difference[];
  /** Reason to skip everything. */
  readonly skip?: string | undefined;
}

export interface PublishingOptions extends ConformanceOptions {
  readonly connect: (host: string, projectId: string) => OneMessagePublisher;
}

/** Registers all cases against the server, publishing through the official client included. */
export function pubSubConformance(name: string, options: ConformanceOptions): void {
  const client = { ...options, connect: connectOfficialClient };
  suite(name, client, [
    ...PUBLISHING.map((each) => ({ title: each.title, run: each.run })),
    ...[...RESOURCES, ...PULLING, ...REDELIVERY, ...PUSHING].map(({ title, run }) => ({
      title,
      run: (world: World, _publisher: OneMessagePublisher, t: Parameters<typeof run>[1]) => run(world, t),
    })),
  ]);
}

/** Registers the publishing cases alone, for another way to publish. */
export function publishingConformance(name: string, options: PublishingOptions): void {
  suite(name, options, PUBLISHING);
}

function suite(name: string, options: PublishingOptions, cases: typeof PUBLISHING): void {
  const { differences, skip } = options;
  describe(name, { concurrency: true, skip }, () => {
    let server: ServerUnderTest;
    let world: World;
    let publisher: OneMessagePublisher;

    before(async () => {
      server = await options.start();
      world = createWorld(server.host);
      publisher = options.connect(server.host, PROJECT);
    });
    after(async () => {
      await publisher.close();
      await world.close();
      await server.close();
    });

    test('every listed difference names a test', () => {
      const titles = new Set(cases.map(({ title }) => title));
      assert.deepEqual(
        differences.filter((each) => !titles.has(each.test)),
        [],
      );
    });
    for (const { title, run } of cases) {
      const difference = differences.find((each) => each.test === title);
      test(title, { skip: difference?.instead }, (t) => run(world, publisher, t));
    }
  });
}

/** What the functions publish with, by REST: a request of theirs has at most 10 485 760 bytes. */
export function connectLeanPublisher(emulatorHost: string, projectId: string): OneMessagePublisher {
  const publisher = createPublisher({ projectId, emulatorHost, deadlineMs: 60_000 });
  return {
    publish: (topic, message) => publisher.publish(topic, message),
    dataBytes: { most: 7_500_000, tooMuch: 7_900_000 },
    close: async () => publisher.close(),
  };
}

function connectOfficialClient(host: string, projectId: string): OneMessagePublisher {
  const client = connect(host, projectId);
  return {
    publish(topic, { data, attributes }) {
      const message = { data: Buffer.from(data), ...(attributes && { attributes }) };
      return client.topic(topic, { batching: { maxMilliseconds: 1 } }).publishMessage(message);
    },
    dataBytes: { most: 9_990_000, tooMuch: 10_000_001 },
    close: () => client.close(),
  };
}
