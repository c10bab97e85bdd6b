/** Pull: who gets what, in which order, and how many at once. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '@google-cloud/pubsub';
import { until } from '../../helpers/until.ts';
import { type Case, collect, newPair, texts } from './world.ts';

export const PULLING: readonly Case[] = [
  {
    title: 'every subscription of a topic gets every message',
    async run(world, t) {
      const { topic, subscription } = await newPair(world);
      const received = [collect(t, subscription), collect(t, await world.newSubscription(topic))];
      await topic.publishMessage({ data: Buffer.from('one') });
      await topic.publishMessage({ data: Buffer.from('two') });
      await until('both to come to both', () => received.every(({ length }) => length === 2));
      for (const each of received) assert.deepEqual(texts(each).sort(), ['one', 'two']);
    },
  },
  {
    title: 'two subscribers of one subscription share its messages',
    async run(world, t) {
      const { topic, subscription } = await newPair(world);
      const one = collect(t, subscription);
      const other = collect(t, world.client.subscription(subscription.name));
      const sent = Array.from({ length: 50 }, (_, index) => `${index}`);
      await Promise.all(sent.map((text) => topic.publishMessage({ data: Buffer.from(text) })));
      await until('all to come', () => one.length + other.length >= sent.length);
      assert.deepEqual(new Set([...texts(one), ...texts(other)]), new Set(sent));
      assert.equal(one.length + other.length, sent.length);
    },
  },
  {
    title:
      'a subscription gets what is published after it was made, subscriber or not, and nothing from before',
    async run(world, t) {
      const topic = await world.newTopic();
      await topic.publishMessage({ data: Buffer.from('before') });
      const subscription = await world.newSubscription(topic);
      await topic.publishMessage({ data: Buffer.from('after') });
      const received = collect(t, subscription);
      await until('the message to come', () => texts(received).includes('after'));
      await topic.publishMessage({ data: Buffer.from('last') });
      await until('the last one to come', () => texts(received).includes('last'));
      assert.deepEqual(texts(received), ['after', 'last']);
    },
  },
  {
    title: 'a filter lets through what matches and nothing else',
    async run(world, t) {
      const { topic, subscription } = await newPair(world, {
        filter: 'attributes.kind = "a" AND (hasPrefix(attributes.region, "eu-") OR NOT attributes:region)',
      });
      const received = collect(t, subscription);
      const attributes: Record<string, string>[] = [
        { kind: 'a', region: 'eu-west1' },
        { kind: 'a', region: 'us-east1' },
        { kind: 'a' },
        { kind: 'b', region: 'eu-west1' },
        {},
      ];
      await Promise.all(
        attributes.map((each, index) =>
          topic.publishMessage({ data: Buffer.from(`${index}`), attributes: each }),
        ),
      );
      await until('the matching ones', () => received.length >= 2);
      await topic.publishMessage({ data: Buffer.from('last'), attributes: { kind: 'a' } });
      await until('the last one to come', () => texts(received).includes('last'));
      assert.deepEqual(texts(received).sort(), ['0', '2', 'last']);
    },
  },
  {
    title: 'messages of one ordering key come in order, also after a refusal',
    async run(world, t) {
      const { topic, subscription } = await newPair(world, { enableMessageOrdering: true });
      topic.setPublishOptions({ messageOrdering: true });
      const sent = Array.from({ length: 30 }, (_, index) => `${index}`);
      const settled: string[] = [];
      let refused = false;
      collect(t, subscription, (message) => {
        if (message.data.toString() === '7' && !refused) {
          refused = true;
          message.nack();
          return;
        }
        settled.push(message.data.toString());
        message.ack();
      });
      await Promise.all(
        sent.map((text) => topic.publishMessage({ data: Buffer.from(text), orderingKey: 'person-1' })),
      );
      await until('all to be settled', () => new Set(settled).size === sent.length);
      const firstOfEach = [...new Set(settled)].filter((text) => Number(text) > 7);
      assert.deepEqual(
        firstOfEach,
        sent.filter((text) => Number(text) > 7),
      );
    },
  },
  {
    title: 'a subscriber never holds more messages than it allows',
    async run(world, t) {
      const { topic, subscription } = await newPair(world);
      let held = 0;
      let most = 0;
      const hold = async (message: Message) => {
        held += 1;
        most = Math.max(most, held);
        await pause(20);
        held -= 1;
        message.ack();
      };
      const flowControl = { maxMessages: 3, allowExcessMessages: false };
      const received = collect(t, subscription, hold, { flowControl });
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => topic.publishMessage({ data: Buffer.from(`${index}`) })),
      );
      await until('all to come', () => received.length === 20);
      assert.ok(most <= 3, `${most} at once`);
    },
  },
  {
    title: 'with exactly-once delivery an acknowledgement is confirmed',
    async run(world, t) {
      const { topic, subscription } = await newPair(world, { enableExactlyOnceDelivery: true });
      const answers: string[] = [];
      collect(t, subscription, async (message) => answers.push(await message.ackWithResponse()));
      await topic.publishMessage({ data: Buffer.from('once') });
      await until('the confirmation', () => answers.length === 1);
      assert.deepEqual(answers, ['SUCCESS']);
    },
  },
  {
    title:
      'with exactly-once delivery an acknowledgement after the deadline is refused and the message comes again',
    async run(world, t) {
      const { topic, subscription } = await newPair(world, {
        enableExactlyOnceDelivery: true,
        retryPolicy: { minimumBackoff: { seconds: 1 }, maximumBackoff: { seconds: 10 } },
      });
      const answers: unknown[] = [];
      let deliveries = 0;
      collect(t, subscription, async (message) => {
        deliveries += 1;
        const lease = { subscription: subscription.name, ackIds: [message.ackId] };
        if (deliveries === 1) await world.raw.modifyAckDeadline({ ...lease, ackDeadlineSeconds: 0 });
        answers.push(await message.ackWithResponse().catch((error) => error.errorCode));
      });
      await topic.publishMessage({ data: Buffer.from('late') });
      await until('both answers', () => answers.length === 2);
      assert.deepEqual(answers, ['INVALID', 'SUCCESS']);
    },
  },
];
