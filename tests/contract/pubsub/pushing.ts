/** Push: what the endpoint gets, and what its answers do. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { CreateSubscriptionOptions } from '@google-cloud/pubsub';
import {
  type Answer,
  type ReceivedRequest,
  startScriptedServer,
  startServer,
} from '../../helpers/http-server.ts';
import { until } from '../../helpers/until.ts';
import { type Case, collect, texts, type World } from './world.ts';

const ACKNOWLEDGING = [200, 201, 202, 204];
const REFUSING = [302, 400, 404, 429, 500, 503];

const answer =
  (status: number): Answer =>
  (response) => {
    response.writeHead(status);
    response.end();
  };

/** A topic whose messages are pushed to an endpoint that answers as the script says. */
async function newPush(
  world: World,
  t: Parameters<Case['run']>[1],
  script: [Answer, ...Answer[]],
  options?: CreateSubscriptionOptions,
) {
  const { requests, url } = await startScriptedServer(t, ...script);
  const topic = await world.newTopic();
  const pushEndpoint = `${url}/projects/p/topics/t?token=secret`;
  // On a busy machine an endpoint's answer takes its time: none of these is about one that is late.
  const subscription = await world.newSubscription(topic, {
    pushEndpoint,
    ackDeadlineSeconds: 600,
    ...options,
  });
  t.after(() => subscription.delete().catch(() => undefined));
  return { topic, subscription, requests, url };
}

const byStatus: Case[] = [
  ...ACKNOWLEDGING.map((status) => ({
    title: `an endpoint that answers ${status} has acknowledged`,
    async run(world: World, t: Parameters<Case['run']>[1]) {
      const script: [Answer, ...Answer[]] = [answer(status), answer(503), answer(204)];
      const { topic, requests } = await newPush(world, t, script);
      const id = await topic.publishMessage({ data: Buffer.from('x') });
      await until('the push', () => requests.length === 1);
      // Refused once: had the first not been acknowledged, it would be back before this one.
      const last = await topic.publishMessage({ data: Buffer.from('y') });
      await until(
        'the last one to come twice',
        () => idsOf(requests).filter((each) => each === last).length === 2,
      );
      assert.deepEqual(idsOf(requests), [id, last, last]);
    },
  })),
  ...REFUSING.map((status) => ({
    title: `an endpoint that answers ${status} gets the message again`,
    async run(world: World, t: Parameters<Case['run']>[1]) {
      const { topic, requests } = await newPush(world, t, [answer(status), answer(204)]);
      await topic.publishMessage({ data: Buffer.from('x') });
      await until('the second push', () => requests.length === 2);
      assert.equal(requests[0]?.text, requests[1]?.text);
    },
  })),
];

export const PUSHING: readonly Case[] = [
  ...byStatus,
  {
    title: "a push is Google's envelope around the message",
    async run(world, t) {
      const { topic, subscription, requests } = await newPush(world, t, [answer(204)]);
      const attributes = { kind: 'é' };
      const messageId = await topic.publishMessage({ data: Buffer.from('data'), attributes });
      await until('the push', () => requests.length === 1);
      const { method, path, headers, json } = requests[0] ?? assert.fail();
      assert.equal(method, 'POST');
      assert.equal(path, '/projects/p/topics/t?token=secret');
      assert.equal(headers['content-type'], 'application/json');
      const envelope = json();
      const publishTime = publishTimeOf(envelope);
      assert.match(publishTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      assert.deepEqual(envelope, {
        message: {
          data: Buffer.from('data').toString('base64'),
          attributes,
          messageId,
          message_id: messageId,
          publishTime,
          publish_time: publishTime,
        },
        subscription: subscription.name,
      });
    },
  },
  {
    title: 'the envelope holds the ordering key',
    async run(world, t) {
      const { topic, requests } = await newPush(world, t, [answer(204)], { enableMessageOrdering: true });
      topic.setPublishOptions({ messageOrdering: true });
      await topic.publishMessage({ data: Buffer.from('x'), orderingKey: 'person-1' });
      await until('the push', () => requests.length === 1);
      assert.match(requests[0]?.text ?? '', /"orderingKey":"person-1"/);
    },
  },
  {
    title: 'the envelope holds the delivery attempt where there is a dead-letter policy',
    async run(world, t) {
      const deadLetterTopic = (await world.newTopic()).name;
      const { topic, requests } = await newPush(world, t, [answer(500), answer(204)], {
        deadLetterPolicy: { deadLetterTopic },
      });
      await topic.publishMessage({ data: Buffer.from('x') });
      await until('the second push', () => requests.length === 2);
      assert.match(requests[0]?.text ?? '', /"deliveryAttempt":1/);
      assert.match(requests[1]?.text ?? '', /"deliveryAttempt":2/);
    },
  },
  {
    title: 'a push that fails five times goes to the dead letters',
    async run(world, t) {
      const deadLetters = await world.newTopic();
      const dead = collect(t, await world.newSubscription(deadLetters));
      const { topic, requests } = await newPush(world, t, [answer(503)], {
        deadLetterPolicy: { deadLetterTopic: deadLetters.name, maxDeliveryAttempts: 5 },
      });
      await topic.publishMessage({ data: Buffer.from('poison') });
      await until('the dead letter', () => dead.length === 1);
      assert.deepEqual(texts(dead), ['poison']);
      assert.equal(dead[0]?.attributes.CloudPubSubDeadLetterSourceDeliveryCount, '5');
      assert.equal(requests.length, 5);
    },
  },
  {
    title: 'without wrapper the body is the data, and metadata come as headers where asked for',
    async run(world, t) {
      const { url, requests } = await startScriptedServer(t, answer(204));
      const topic = await world.newTopic();
      const pushConfig = { pushEndpoint: url, noWrapper: { writeMetadata: true } };
      const subscription = await world.newSubscription(topic, { pushConfig });
      t.after(() => subscription.delete());
      const id = await topic.publishMessage({ data: Buffer.from('bare'), attributes: { kind: 'a' } });
      await until('the push', () => requests.length === 1);
      const { text, headers } = requests[0] ?? assert.fail();
      assert.equal(text, 'bare');
      assert.equal(headers.kind, 'a');
      assert.equal(headers['x-goog-pubsub-message-id'], id);
      assert.equal(headers['x-goog-pubsub-subscription-name'], subscription.name);
    },
  },
  {
    title: 'pushes of one ordering key come one at a time and in order',
    async run(world, t) {
      const seen: string[] = [];
      let underWay = 0;
      const script: Answer = async (response, { text }) => {
        underWay += 1;
        assert.equal(underWay, 1);
        seen.push(Buffer.from(/"data":\s*"([^"]*)"/.exec(text)?.[1] ?? '', 'base64').toString());
        await pause(5);
        underWay -= 1;
        answer(204)(response, { method: '', path: '', headers: {}, text, json: () => null });
      };
      const { topic } = await newPush(world, t, [script], { enableMessageOrdering: true });
      topic.setPublishOptions({ messageOrdering: true });
      const sent = Array.from({ length: 10 }, (_, index) => `${index}`);
      await Promise.all(
        sent.map((text) => topic.publishMessage({ data: Buffer.from(text), orderingKey: 'person-1' })),
      );
      await until('all pushes', () => seen.length === sent.length);
      assert.deepEqual(seen, sent);
    },
  },
  {
    title: 'a hundred pushes are under way at once',
    async run(world, t) {
      const waiting: (() => void)[] = [];
      const { url } = await startServer(t, (request, response) => {
        request.resume();
        waiting.push(() => response.writeHead(204).end());
      });
      const topic = await world.newTopic();
      // None may have to be pushed again before the last has come.
      const options = { pushEndpoint: url, ackDeadlineSeconds: 600 };
      const subscription = await world.newSubscription(topic, options);
      t.after(() => subscription.delete());
      await Promise.all(
        Array.from({ length: 100 }, (_, index) => topic.publishMessage({ data: Buffer.from(`${index}`) })),
      );
      await until('a hundred unanswered pushes', () => waiting.length === 100);
      for (const release of waiting) release();
    },
  },
  {
    title: 'a pull subscription that becomes a push subscription pushes its backlog',
    async run(world, t) {
      const { requests, url } = await startScriptedServer(t, answer(204));
      const topic = await world.newTopic();
      const subscription = await world.newSubscription(topic);
      t.after(() => subscription.delete());
      await topic.publishMessage({ data: Buffer.from('waiting') });
      await subscription.modifyPushConfig({ pushEndpoint: url });
      await until('the push', () => requests.length === 1);
    },
  },
];

/** The ids of the messages that were pushed, in the order of receipt. */
function idsOf(requests: readonly ReceivedRequest[]): string[] {
  return requests.map(({ text }) => /"messageId":"([^"]+)"/.exec(text)?.[1] ?? '');
}

function publishTimeOf(envelope: unknown): string {
  const text = JSON.stringify(envelope);
  return /"publishTime":"([^"]+)"/.exec(text)?.[1] ?? '';
}
