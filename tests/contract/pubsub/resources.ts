/** Topics and subscriptions: made, listed, changed, removed, and refused. */
import assert from 'node:assert/strict';
import type { CreateSubscriptionOptions } from '@google-cloud/pubsub';
import { until } from '../../helpers/until.ts';
import { type Case, CODE, collect, connect, hasCode, pullNow, texts, unique } from './world.ts';

/** Configurations that must be refused, and with which code. */
const REFUSED: readonly { title: string; options: CreateSubscriptionOptions; codes: readonly number[] }[] = [
  {
    title: 'an ack deadline of less than ten seconds is refused',
    options: { ackDeadlineSeconds: 9 },
    codes: [CODE.INVALID_ARGUMENT],
  },
  {
    title: 'an ack deadline of more than ten minutes is refused',
    options: { ackDeadlineSeconds: 601 },
    codes: [CODE.INVALID_ARGUMENT],
  },
  {
    title: 'a back-off of more than ten minutes is refused',
    options: { retryPolicy: { minimumBackoff: { seconds: 10 }, maximumBackoff: { seconds: 601 } } },
    codes: [CODE.INVALID_ARGUMENT],
  },
  {
    title: 'a filter that cannot be read is refused',
    options: { filter: 'attributes.kind == "a"' },
    codes: [CODE.INVALID_ARGUMENT],
  },
  {
    title: 'a filter of more than 256 bytes is refused',
    options: { filter: `attributes.kind = "${'a'.repeat(240)}"` },
    codes: [CODE.INVALID_ARGUMENT],
  },
  {
    title: 'a dead-letter topic that does not exist is refused',
    options: { deadLetterPolicy: { deadLetterTopic: 'projects/conformance/topics/missing' } },
    codes: [CODE.NOT_FOUND],
  },
];

const refusals: Case[] = REFUSED.map(({ title, options, codes }) => ({
  title,
  async run(world) {
    const topic = await world.newTopic();
    await assert.rejects(world.newSubscription(topic, options), hasCode(...codes));
  },
}));

export const RESOURCES: readonly Case[] = [
  ...refusals,
  {
    title: 'fewer than five delivery attempts are refused',
    async run(world) {
      const [topic, deadLetters] = [await world.newTopic(), await world.newTopic()];
      const deadLetterPolicy = { deadLetterTopic: deadLetters.name, maxDeliveryAttempts: 4 };
      await assert.rejects(
        world.newSubscription(topic, { deadLetterPolicy }),
        hasCode(CODE.INVALID_ARGUMENT, CODE.OUT_OF_RANGE),
      );
    },
  },
  {
    title: 'a topic that exists is not created again',
    async run(world) {
      const { name } = await world.newTopic();
      await assert.rejects(world.client.createTopic(name), hasCode(CODE.ALREADY_EXISTS));
    },
  },
  {
    title: 'a subscription that exists is not created again',
    async run(world) {
      const topic = await world.newTopic();
      const { name } = await world.newSubscription(topic);
      await assert.rejects(topic.createSubscription(name), hasCode(CODE.ALREADY_EXISTS));
    },
  },
  {
    title: 'a topic name of two letters is refused',
    async run({ client }) {
      await assert.rejects(client.createTopic('ab'), hasCode(CODE.INVALID_ARGUMENT));
    },
  },
  {
    title: 'a name that starts with goog is refused',
    async run({ client }) {
      await assert.rejects(client.createTopic(unique('goog')), hasCode(CODE.INVALID_ARGUMENT));
    },
  },
  {
    title: 'a subscription to a topic that does not exist is refused',
    async run({ client }) {
      const topic = client.topic(unique('missing'));
      await assert.rejects(topic.createSubscription(unique('subscription')), hasCode(CODE.NOT_FOUND));
    },
  },
  {
    title: 'a push endpoint that is no URL is refused',
    async run(world) {
      const topic = await world.newTopic();
      const options = { pushEndpoint: 'nowhere' };
      await assert.rejects(world.newSubscription(topic, options), hasCode(CODE.INVALID_ARGUMENT));
    },
  },
  {
    title: 'topics are listed page by page, each once',
    async run({ host }, t) {
      const client = connect(host, unique('paging'));
      t.after(() => client.close());
      const names = ['alpha', 'beta-1', 'delta', 'gamma', 'omega'];
      for (const name of names) await client.createTopic(name);
      const listed: string[] = [];
      for (let pageToken = ''; ; ) {
        const [topics, , response] = await client.getTopics({ pageSize: 2, pageToken, autoPaginate: false });
        assert.ok(topics.length <= 2);
        listed.push(...topics.map(({ name }) => name.split('/').at(-1) ?? ''));
        pageToken = response?.nextPageToken ?? '';
        if (pageToken === '') break;
      }
      assert.deepEqual(listed.sort(), names);
    },
  },
  {
    title: 'the subscriptions of a topic are listed without those of another',
    async run(world) {
      const [topic, other] = [await world.newTopic(), await world.newTopic()];
      const { name } = await world.newSubscription(topic);
      await world.newSubscription(other);
      const [subscriptions] = await topic.getSubscriptions();
      assert.deepEqual(
        subscriptions.map((each) => each.name),
        [name],
      );
    },
  },
  {
    title: 'a subscription tells its configuration, with defaults where nothing was said',
    async run(world) {
      const topic = await world.newTopic();
      const labels = { team: 'growth' };
      const subscription = await world.newSubscription(topic, { labels, enableMessageOrdering: true });
      const [metadata] = await subscription.getMetadata();
      assert.equal(metadata.topic, topic.name);
      assert.equal(metadata.ackDeadlineSeconds, 10);
      assert.equal(metadata.enableMessageOrdering, true);
      assert.deepEqual(metadata.labels, labels);
      assert.equal(Number(metadata.messageRetentionDuration?.seconds), 7 * 86_400);
    },
  },
  {
    title: 'the deadline, labels and policies of a subscription can be changed',
    async run(world) {
      const subscription = await world.newSubscription(await world.newTopic());
      await subscription.setMetadata({
        ackDeadlineSeconds: 42,
        labels: { team: 'growth' },
        retryPolicy: { minimumBackoff: { seconds: 3 }, maximumBackoff: { seconds: 30 } },
      });
      const [metadata] = await subscription.getMetadata();
      assert.equal(metadata.ackDeadlineSeconds, 42);
      assert.deepEqual(metadata.labels, { team: 'growth' });
      assert.equal(Number(metadata.retryPolicy?.minimumBackoff?.seconds), 3);
    },
  },
  {
    title: 'the labels of a topic can be changed',
    async run(world) {
      const topic = await world.newTopic();
      await topic.setMetadata({ labels: { team: 'growth' } });
      const [metadata] = await topic.getMetadata();
      assert.deepEqual(metadata.labels, { team: 'growth' });
    },
  },
  {
    title: 'the filter of a subscription cannot be changed',
    async run(world) {
      const subscription = await world.newSubscription(await world.newTopic());
      const change = subscription.setMetadata({ filter: 'attributes:kind' });
      await assert.rejects(change, hasCode(CODE.INVALID_ARGUMENT));
    },
  },
  {
    title: 'a subscription whose topic is deleted says so and keeps its backlog',
    async run(world, t) {
      const topic = await world.newTopic();
      const subscription = await world.newSubscription(topic);
      await topic.publishMessage({ data: Buffer.from('kept') });
      await topic.delete();
      const [metadata] = await subscription.getMetadata();
      assert.equal(metadata.topic, '_deleted-topic_');
      const received = collect(t, subscription);
      await until('the message to come', () => received.length === 1);
      assert.deepEqual(texts(received), ['kept']);
    },
  },
  {
    title: 'a deleted subscription is gone',
    async run(world) {
      const subscription = await world.newSubscription(await world.newTopic());
      await subscription.delete();
      assert.deepEqual(await subscription.exists(), [false]);
      await assert.rejects(pullNow(world, subscription), hasCode(CODE.NOT_FOUND));
    },
  },
  {
    title: 'a detached subscription loses its backlog and cannot be pulled from',
    async run(world) {
      const topic = await world.newTopic();
      const subscription = await world.newSubscription(topic);
      await topic.publishMessage({ data: Buffer.from('lost') });
      await world.client.detachSubscription(subscription.name);
      assert.deepEqual(await subscription.detached(), [true]);
      await assert.rejects(pullNow(world, subscription), hasCode(CODE.FAILED_PRECONDITION));
    },
  },
];
