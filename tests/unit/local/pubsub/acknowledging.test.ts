import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { v1 } from '@google-cloud/pubsub';
import { credentials } from '@grpc/grpc-js';
import { createBroker } from '../../../../local/pubsub/broker/broker.ts';
import { createClock } from '../../../../local/pubsub/clock.ts';
import { METHODS } from '../../../../local/pubsub/protocol/schema.ts';
import { createStore } from '../../../../local/pubsub/store/store.ts';
import { createInvoke } from '../../../../local/pubsub/wire/handlers.ts';
import { createPublisherHandlers } from '../../../../local/pubsub/wire/publisher.ts';
import { createSubscriberHandlers } from '../../../../local/pubsub/wire/subscriber.ts';
import { createResources, SUBSCRIPTION, startServer, TOPIC } from './server-fixture.ts';

/** Calls methods on a broker whose commits a test can hold back. */
function newBroker() {
  const store = createStore({ dataDir: undefined, cacheBytes: 1_000_000, now: Date.now });
  let commit: Promise<void> | undefined;
  const broker = createBroker({
    store: { ...store, committed: () => commit ?? store.committed() },
    clock: createClock(Date.now, 1),
    pushConcurrency: 1,
    signPush: undefined,
    bigQuery: undefined,
    disturb: {},
    holdPush: false,
  });
  const invoke = createInvoke({ ...createPublisherHandlers(broker), ...createSubscriberHandlers(broker) });
  return {
    broker,
    call(name: string, request: object): Promise<object> {
      const method = METHODS.find((each) => each.name === name) ?? assert.fail(name);
      return invoke(method, method.request.fromObject(request), { onEnd: () => undefined });
    },
    hold(promise: Promise<void>): void {
      commit = promise;
    },
  };
}

describe('an acknowledgement', () => {
  for (const [name, more] of Object.entries({
    Acknowledge: {},
    ModifyAckDeadline: { ackDeadlineSeconds: 0 },
  }))
    test(`by ${name} is answered once it would survive a kill, as exactly-once delivery promises`, async (t) => {
      const { broker, call, hold } = newBroker();
      t.after(() => broker.close());
      await call('CreateTopic', { name: TOPIC });
      await call('CreateSubscription', { name: SUBSCRIPTION, topic: TOPIC, enableExactlyOnceDelivery: true });
      await call('Publish', { topic: TOPIC, messages: [{ data: Buffer.from('x') }] });
      const pulled = await call('Pull', { subscription: SUBSCRIPTION, maxMessages: 1 });
      const [received] = (pulled as { receivedMessages: { ackId: string }[] }).receivedMessages;
      const commit = Promise.withResolvers<void>();
      hold(commit.promise);
      let isAnswered = false;
      const answer = call(name, { subscription: SUBSCRIPTION, ackIds: [received?.ackId], ...more });
      void answer.then(() => {
        isAnswered = true;
      });
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(isAnswered, false);
      commit.resolve();
      assert.deepEqual(await answer, {});
    });
});

describe('a stream', () => {
  const wrong: Record<string, [request: object, why: RegExp]> = {
    'a deadline over ten minutes': [
      { modifyDeadlineAckIds: ['AAAAAAAA-1'], modifyDeadlineSeconds: [601] },
      /is 601; 0 to 600/,
    ],
    'more ids than deadlines': [
      { modifyDeadlineAckIds: ['AAAAAAAA-1', 'AAAAAAAA-2'], modifyDeadlineSeconds: [10] },
      /has 2 entries, modify_deadline_seconds 1/,
    ],
    'deadlines without ids': [{ modifyDeadlineSeconds: [10] }, /has 0 entries, modify_deadline_seconds 1/],
    'an ack id that nobody gave out': [{ ackIds: ['garbage'] }, /ack_id=garbage/],
  };
  for (const [what, [request, why]] of Object.entries(wrong))
    test(`ends with INVALID_ARGUMENT at ${what}`, async (t) => {
      const { host, port } = await startServer(t);
      await createResources(host);
      const client = new v1.SubscriberClient({
        projectId: 'test',
        servicePath: '127.0.0.1',
        port,
        sslCreds: credentials.createInsecure(),
      });
      t.after(() => client.close());
      const stream = client.streamingPull();
      const error = new Promise<Error & { code?: number }>((resolve) => stream.on('error', resolve));
      stream.on('data', () => undefined);
      stream.write({ subscription: SUBSCRIPTION, streamAckDeadlineSeconds: 10, ...request });
      const { code, message } = await error;
      assert.equal(code, 3);
      assert.match(message, why);
    });
});
