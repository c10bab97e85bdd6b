/** When a message comes again, how late, and where that ends. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '@google-cloud/pubsub';
import { until } from '../../helpers/until.ts';
import { type Case, collect, newPair, pullNow, texts, type World } from './world.ts';

/** Pulls until a message comes, without acknowledging it. */
async function pullOne(world: World, subscription: Awaited<ReturnType<World['newSubscription']>>) {
  let pulled: Awaited<ReturnType<typeof pullNow>> = [];
  await until('a message to come', async () => {
    pulled = await pullNow(world, subscription, 1);
    return pulled.length > 0;
  });
  return pulled[0] ?? assert.fail();
}

export const REDELIVERY: readonly Case[] = [
  {
    title: 'a message whose deadline has passed comes again, an acknowledged one does not',
    async run(world) {
      const { topic, subscription } = await newPair(world);
      await topic.publishMessage({ data: Buffer.from('acknowledged') });
      const first = await pullOne(world, subscription);
      await topic.publishMessage({ data: Buffer.from('forgotten') });
      const second = await pullOne(world, subscription);
      const [ackIds, sentAtMs] = [[first.ackId, second.ackId], Date.now()];
      // Longer than an acknowledgement is on its way, which after the deadline could come to nothing.
      await world.raw.modifyAckDeadline({ subscription: subscription.name, ackIds, ackDeadlineSeconds: 5 });
      await world.raw.acknowledge({ subscription: subscription.name, ackIds: [first.ackId] });
      const again = await pullOne(world, subscription);
      assert.equal(again.text, 'forgotten');
      const afterMs = Date.now() - sentAtMs;
      assert.ok(afterMs >= 4_990, `came again after ${afterMs} ms`);
      assert.deepEqual(await pullNow(world, subscription), []);
    },
  },
  {
    title: 'an extended deadline keeps a message from coming again',
    async run(world) {
      const { topic, subscription } = await newPair(world);
      await topic.publishMessage({ data: Buffer.from('slow') });
      const { ackId } = await pullOne(world, subscription);
      const lease = { subscription: subscription.name, ackIds: [ackId] };
      // Five seconds are more than the second call is on its way, sixty more than the rest takes.
      await world.raw.modifyAckDeadline({ ...lease, ackDeadlineSeconds: 5 });
      await world.raw.modifyAckDeadline({ ...lease, ackDeadlineSeconds: 60 });
      await pause(5_500);
      assert.deepEqual(await pullNow(world, subscription), []);
    },
  },
  {
    title: 'a message that is refused comes again until it is acknowledged',
    async run(world, t) {
      const { topic, subscription } = await newPair(world);
      let refusals = 2;
      const received = collect(t, subscription, (message) =>
        refusals-- > 0 ? message.nack() : message.ack(),
      );
      await topic.publishMessage({ data: Buffer.from('stubborn') });
      await until('three deliveries', () => received.length === 3);
      assert.equal(new Set(received.map(({ id }) => id)).size, 1);
      // Refused once as well: whatever still came of the first would be back before it.
      refusals = 1;
      await topic.publishMessage({ data: Buffer.from('last') });
      await until(
        'the last one to come twice',
        () => texts(received).filter((text) => text === 'last').length === 2,
      );
      assert.deepEqual(texts(received), ['stubborn', 'stubborn', 'stubborn', 'last', 'last']);
    },
  },
  {
    title: 'a refused message waits for the minimum back-off, then for longer',
    async run(world, t) {
      const { topic, subscription } = await newPair(world, {
        retryPolicy: { minimumBackoff: { seconds: 1 }, maximumBackoff: { seconds: 60 } },
      });
      const atMs: number[] = [];
      collect(t, subscription, (message) => {
        atMs.push(Date.now());
        if (atMs.length < 3) message.nack();
        else message.ack();
      });
      await topic.publishMessage({ data: Buffer.from('later') });
      await until('three deliveries', () => atMs.length === 3);
      const [first = 0, second = 0, third = 0] = atMs;
      assert.ok(second - first >= 990, `second attempt after ${second - first} ms`);
      assert.ok(third - second >= 1_490, `third attempt after ${third - second} ms`);
    },
  },
  {
    title: 'delivery attempts are told only where there is a dead-letter policy',
    async run(world, t) {
      const deadLetterTopic = (await world.newTopic()).name;
      const { topic, subscription } = await newPair(world, { deadLetterPolicy: { deadLetterTopic } });
      const plain = await world.newSubscription(topic);
      const twice = (seen: Message[]) => (message: Message) =>
        seen.push(message) < 3 ? message.nack() : message.ack();
      const counted = collect(t, subscription, twice([]));
      const uncounted = collect(t, plain, twice([]));
      await topic.publishMessage({ data: Buffer.from('count me') });
      await until('three deliveries each', () => counted.length === 3 && uncounted.length === 3);
      assert.deepEqual(
        counted.map(({ deliveryAttempt }) => deliveryAttempt),
        [1, 2, 3],
      );
      assert.deepEqual(
        uncounted.map(({ deliveryAttempt }) => deliveryAttempt),
        [0, 0, 0],
      );
    },
  },
  {
    title: 'after five refusals a message goes to the dead letters, with its origin in attributes',
    async run(world, t) {
      const deadLetters = await world.newTopic();
      const { topic, subscription } = await newPair(world, {
        deadLetterPolicy: { deadLetterTopic: deadLetters.name, maxDeliveryAttempts: 5 },
      });
      const dead = collect(t, await world.newSubscription(deadLetters));
      const refused = collect(t, subscription, (message) => message.nack());
      const id = await topic.publishMessage({ data: Buffer.from('poison'), attributes: { kind: 'bad' } });
      await until('the dead letter', () => dead.length === 1);
      const [letter] = dead;
      assert.equal(letter?.data.toString(), 'poison');
      assert.notEqual(letter.id, id);
      const { CloudPubSubDeadLetterSourceTopicPublishTime: publishTime, ...attributes } = letter.attributes;
      assert.deepEqual(attributes, {
        kind: 'bad',
        CloudPubSubDeadLetterSourceDeliveryCount: '5',
        CloudPubSubDeadLetterSourceSubscription: subscription.name.split('/').at(-1),
        CloudPubSubDeadLetterSourceSubscriptionProject: 'conformance',
      });
      assert.ok(!Number.isNaN(Date.parse(publishTime ?? '')));
      assert.equal(refused.length, 5);
      assert.deepEqual(await pullNow(world, subscription), []);
    },
  },
  {
    title: 'a subscriber that closes gives its messages back',
    async run(world, t) {
      const { topic, subscription } = await newPair(world);
      const hoarder = world.client.subscription(subscription.name);
      const hoarded = collect(t, hoarder, () => undefined);
      await topic.publishMessage({ data: Buffer.from('mine') });
      await until('the message to come', () => hoarded.length === 1);
      await hoarder.close();
      const received = collect(t, subscription);
      await until('the message to come again', () => received.length === 1);
      assert.equal(received[0]?.id, hoarded[0]?.id);
    },
  },
];
