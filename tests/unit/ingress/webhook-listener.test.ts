import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigurationError, RejectedError, RetryableError } from '../../../shared/contract/errors.ts';
import { createPublisher } from '../../../shared/pubsub/publisher.ts';
import { NOON_MS } from '../../helpers/clock.ts';
import { hang, startScriptedServer } from '../../helpers/http-server.ts';
import { SIGNING_KEY, signedHeaders, webhookBody } from '../../helpers/webhooks.ts';
import { type Published, startWebhook } from './webhook-set-up.ts';

test('an authentic event is stored as a row with its attributes, and then answered 200 with an empty body', async (t) => {
  const { post, published } = await startWebhook(t);
  const body = webhookBody();
  const answer = await post(body);
  assert.equal(answer.status, 200);
  assert.equal(answer.body, '');
  assert.equal(answer.headers['content-length'], '0');
  const [{ topic, message } = assert.fail('nothing was published')] = published;
  assert.equal(topic, 'customerio-delivery-events');
  assert.deepEqual(message.attributes, {
    event_id: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
    metric: 'delivered',
    object_type: 'email',
  });
  const row: Record<string, unknown> = JSON.parse(message.data);
  assert.equal(row.payload, body);
  assert.equal(row.received_at, '2026-06-01T12:00:00.000Z');
});

test('P1: an event is answered 200 only once the publisher has it', async (t) => {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const happened: string[] = [];
  const { post } = await startWebhook(t, {
    onPublish: async ({ message }) => {
      if (message.attributes.event_id !== 'held') return;
      asked.resolve();
      await released.promise;
      happened.push('stored');
    },
  });
  const answered = post(webhookBody({ event_id: 'held' })).then(({ status }) => happened.push(`${status}`));
  await asked.promise;
  // An answer that did not wait would be here before that of a later request.
  await post(webhookBody());
  happened.push('later request answered');
  released.resolve();
  await answered;
  assert.deepEqual(happened, ['later request answered', 'stored', '200']);
});

test('the same event sent twice is stored twice: telling them apart is the table’s task', async (t) => {
  const { post, published } = await startWebhook(t);
  assert.deepEqual([(await post(webhookBody())).status, (await post(webhookBody())).status], [200, 200]);
  assert.equal(published.length, 2);
});

test('the body of a sent message stays out of what is stored, unless configured', async (t) => {
  const body = webhookBody({ metric: 'sent', data: { content: 'Dear Ann' } });
  const without = await startWebhook(t);
  await without.post(body);
  assert.doesNotMatch(without.published[0]?.message.data ?? '', /Dear Ann/);
  const within = await startWebhook(t, { keepContent: true });
  await within.post(body);
  assert.match(within.published[0]?.message.data ?? '', /Dear Ann/);
});

for (const error of [
  new RetryableError('publish_timeout', 'late'),
  new ConfigurationError('publish_forbidden', 'no'),
  new TypeError('a fault in the program'),
]) {
  test(`a publisher that fails with ${error.name} is answered 503, without a body`, async (t) => {
    const { post, sink } = await startWebhook(t, {
      onPublish: async () => {
        throw error;
      },
    });
    for (const body of [webhookBody(), 'garbage']) {
      const answer = await post(body);
      assert.equal(answer.status, 503);
      assert.equal(answer.body, '');
    }
    assert.equal(sink.linesOf('webhook_unavailable')[0]?.error_class, error.name);
  });
}

test('what even the quarantine refuses is answered 503', async (t) => {
  const { post } = await startWebhook(t, {
    onPublish: async () => {
      throw new RejectedError('publish_refused', 'no');
    },
  });
  assert.equal((await post(webhookBody())).status, 503);
});

test('Pub/Sub gets less than 2.5 s, the quarantine included', async (t) => {
  const deadlines: number[] = [];
  const { post } = await startWebhook(t, {
    onPublish: async ({ topic, expiresAtMs }: Published) => {
      deadlines.push(expiresAtMs - NOON_MS);
      if (topic !== 'customerio-quarantine') throw new RejectedError('publish_refused', 'no');
    },
  });
  await post(webhookBody());
  assert.deepEqual(deadlines, [2_300, 2_300]);
});

test('a Pub/Sub that hangs is answered 503 when that time is over', async (t) => {
  const pubsub = await startScriptedServer(t, hang);
  // Its own time would never be up.
  const publisher = createPublisher({
    projectId: 'test-project',
    emulatorHost: pubsub.host,
    deadlineMs: 600_000,
  });
  const { post } = await startWebhook(t, {
    now: Date.now,
    publisher,
  });
  const body = webhookBody({ event_id: '1' });
  const stamp = Math.floor(Date.now() / 1000);
  assert.equal((await post(body, signedHeaders(body, stamp))).status, 503);
  assert.equal(pubsub.requests.length, 1);
});

test('keys are asked for anew with each request, so that a rotated one is in force at once', async (t) => {
  let keys = ['old-key'];
  const { post } = await startWebhook(t, { keys: () => keys });
  const body = webhookBody();
  const withKey = async (key: string) => (await post(body, signedHeaders(body, undefined, key))).status;
  assert.deepEqual([await withKey('old-key'), await withKey('new-key')], [200, 401]);
  keys = ['new-key', 'old-key'];
  assert.deepEqual([await withKey('old-key'), await withKey('new-key')], [200, 200]);
  keys = [];
  assert.deepEqual(
    [await withKey('old-key'), await withKey(SIGNING_KEY), await withKey('')],
    [401, 401, 401],
  );
});

test('after a mismatch the keys are looked at again, for one that has just been added', async (t) => {
  const looks: (number | undefined)[] = [];
  let added: string[] = [];
  const keys = (maxAgeMs?: number) => {
    looks.push(maxAgeMs);
    return maxAgeMs === undefined ? ['old-key'] : ['old-key', ...added];
  };
  const { post, published } = await startWebhook(t, { keys });
  const body = webhookBody();
  const withKey = async (key: string) => (await post(body, signedHeaders(body, undefined, key))).status;
  assert.equal(await withKey('old-key'), 200);
  assert.deepEqual(looks, [undefined]);
  assert.equal(await withKey('new-key'), 401);
  added = ['new-key'];
  assert.equal(await withKey('new-key'), 200);
  assert.equal(await withKey('another-key'), 401);
  assert.deepEqual(looks.slice(1, 3), [undefined, 5_000]);
  assert.equal(published.length, 2);
});

test('a body too long to be verified again, by a key that has just been added, is answered 503 and then taken', async (t) => {
  let known = ['old-key'];
  const keys = (maxAgeMs?: number) => {
    if (maxAgeMs !== undefined) known = ['old-key', 'new-key'];
    return known;
  };
  const { post, published } = await startWebhook(t, { keys });
  const body = Buffer.alloc(8 * 1024 * 1024 + 1, 'x');
  const headers = signedHeaders(body, undefined, 'new-key');
  assert.equal((await post(body, headers)).status, 503);
  assert.deepEqual(published, []);
  assert.equal((await post(body, headers)).status, 200);
  assert.deepEqual(
    published.map(({ topic }) => topic),
    ['customerio-quarantine'],
  );
});

test('a long body that nobody signed is answered 401 where no key was added', async (t) => {
  const { post } = await startWebhook(t);
  const body = Buffer.alloc(8 * 1024 * 1024 + 1, 'x');
  assert.equal((await post(body, signedHeaders('another body'))).status, 401);
});

test('P7: nothing of an event, of a signature or of a key is logged, whatever becomes of it', async (t) => {
  const { post, sink } = await startWebhook(t, {
    onPublish: async ({ message }) => {
      if (message.data.includes('unlucky')) throw new RetryableError('publish_timeout', message.data);
    },
  });
  const body = webhookBody({
    event_id: 'canary',
    data: { recipient: 'canary@example.com', subject: 'canary' },
  });
  await post(body);
  await post(body, signedHeaders('other'));
  await post(`${body}canary`);
  await post(webhookBody({ event_id: 'unlucky', object_type: 'canary' }));
  assert.equal(sink.lines().length, 3);
  assert.doesNotMatch(sink.text(), /canary|example\.com|test-signing-key/);
});
