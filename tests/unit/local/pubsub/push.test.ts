import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startPubSub } from '../../../../local/pubsub/server.ts';
import { type Answer, cutOff, hang, startScriptedServer } from '../../../helpers/http-server.ts';
import { until } from '../../../helpers/until.ts';
import {
  createResources,
  DEAD_LETTERS,
  done,
  drain,
  newFolder,
  property,
  publish,
  SUBSCRIPTION,
  startServer,
  stateOf,
  TOPIC,
} from './server-fixture.ts';

const FAST = 0.01;
const serviceAccountEmail = 'push@test.iam.gserviceaccount.com';
const answer =
  (status: number): Answer =>
  (response) =>
    void response.writeHead(status).end();

describe('push', () => {
  test('an endpoint that is slower than the ack deadline gets the message again', async (t) => {
    const { url, requests } = await startScriptedServer(t, hang, answer(204));
    // A deadline of two seconds: time enough for the second push to be answered within it.
    const server = await startServer(t, { timeScale: 0.2 });
    await createResources(server.host, { pushConfig: { pushEndpoint: url } });
    await publish(server.host, {});
    await until('the second push', () => requests.length === 2);
    await until('the acknowledgement', () => stateOf(server).backlog === 0);
    assert.partialDeepStrictEqual(stateOf(server).counts, { delivered: 2, failed: 1, acknowledged: 1 });
  });

  test('an endpoint that cuts the connection or is not there gets the message again', async (t) => {
    const { url, requests } = await startScriptedServer(t, cutOff, answer(204));
    const server = await startServer(t, { timeScale: FAST });
    await createResources(server.host, { pushConfig: { pushEndpoint: 'http://127.0.0.1:1/' } });
    await publish(server.host, {});
    await until('a failure', () => stateOf(server).counts.failed > 0);
    assert.match(String(stateOf(server).problem), /ECONNREFUSED/);
    await done(server.host, 'POST', `/v1/${SUBSCRIPTION}:modifyPushConfig`, {
      pushConfig: { pushEndpoint: url },
    });
    await until('the acknowledgement', () => stateOf(server).backlog === 0);
    assert.equal(requests.length, 2);
    assert.equal(stateOf(server).problem, null);
  });

  test('the back-off doubles with each failure', async (t) => {
    const atMs: number[] = [];
    const { url } = await startScriptedServer(t, (response) => {
      atMs.push(performance.now());
      response.writeHead(atMs.length < 4 ? 500 : 204).end();
    });
    const server = await startServer(t, { timeScale: 0.5 });
    await createResources(server.host, { pushConfig: { pushEndpoint: url } });
    await publish(server.host, {});
    await until('the acknowledgement', () => stateOf(server).backlog === 0);
    const gaps = atMs.slice(1).map((ms, index) => ms - (atMs[index] ?? 0));
    const isLongEnough = [50, 100, 200].every((leastMs, index) => (gaps[index] ?? 0) >= leastMs - 2);
    assert.ok(isLongEnough, `gaps ${gaps}`);
  });

  test('a token of the given identity comes as the Authorization header', async (t) => {
    const { url, requests } = await startScriptedServer(t, answer(204));
    const server = await startServer(t, {
      signPush: async ({ serviceAccountEmail: who, audience }) => `${who} for ${audience}`,
    });
    const pushConfig = { pushEndpoint: url, oidcToken: { serviceAccountEmail, audience: 'us' } };
    await createResources(server.host, { pushConfig });
    await publish(server.host, {});
    await until('the push', () => requests.length === 1);
    assert.equal(requests[0]?.headers.authorization, `Bearer ${serviceAccountEmail} for us`);
    assert.equal(requests[0]?.headers['user-agent'], 'CloudPubSub-Google');
  });

  test('a token that cannot be made is a failed attempt', async (t) => {
    const { url, requests } = await startScriptedServer(t, answer(204));
    const server = await startServer(t, {
      signPush: () => {
        throw new Error('no key');
      },
    });
    await createResources(server.host, {
      pushConfig: { pushEndpoint: url, oidcToken: { serviceAccountEmail } },
    });
    await publish(server.host, {});
    await until('the failure', () => stateOf(server).counts.failed > 0);
    assert.equal(stateOf(server).problem, 'Error: no key');
    assert.equal(requests.length, 0);
  });

  test('without wrapper, attributes that are no headers or are not theirs to set are left out', async (t) => {
    const { url, requests } = await startScriptedServer(t, answer(204));
    const server = await startServer(t);
    const pushConfig = { pushEndpoint: url, noWrapper: { writeMetadata: true } };
    await createResources(server.host, { pushConfig, enableMessageOrdering: true });
    const attributes = {
      'Content-Type': 'text/csv',
      host: 'evil',
      'content-length': '1',
      'a b': 'c',
      line: 'a\nb',
    };
    await publish(server.host, { text: 'bare', attributes, orderingKey: 'key' });
    await until('the acknowledgement', () => stateOf(server).backlog === 0);
    const { headers, text } = requests[0] ?? assert.fail();
    assert.equal(text, 'bare');
    assert.equal(headers['content-type'], 'text/csv');
    assert.equal(headers.host, new URL(url).host);
    assert.equal(headers.line, undefined);
    assert.equal(headers['x-goog-pubsub-ordering-key'], 'key');
    assert.match(String(headers['x-goog-pubsub-publish-time']), /^\d{4}-.*Z$/);
  });

  test('no more pushes than configured are under way at once', async (t) => {
    const held: (() => void)[] = [];
    const { url, requests } = await startScriptedServer(t, (response) => {
      held.push(() => response.writeHead(204).end());
    });
    const server = await startServer(t, { pushConcurrency: 7 });
    await createResources(server.host, { pushConfig: { pushEndpoint: url }, ackDeadlineSeconds: 600 });
    await publish(server.host, ...Array(49).fill({}));
    for (let pushes = 7; pushes <= 49; pushes += 7) {
      await until('seven pushes', () => requests.length >= pushes);
      // A whole other call takes its turn meanwhile: an eighth push would be here by now.
      await done(server.host, 'GET', `/v1/${TOPIC}`);
      assert.equal(requests.length, pushes);
      for (const release of held.splice(0)) release();
    }
    await until('all acknowledgements', () => stateOf(server).backlog === 0);
  });

  test('an endpoint that fails for everybody is not sent the whole backlog again and again', async (t) => {
    const { url, requests } = await startScriptedServer(t, answer(500));
    const server = await startServer(t);
    const retryPolicy = { minimumBackoff: '600s', maximumBackoff: '600s' };
    await createResources(server.host, { pushConfig: { pushEndpoint: url }, retryPolicy });
    for (let batch = 0; batch < 11; batch += 1) await publish(server.host, ...Array(1000).fill({}));
    await until('the limit of messages that back off', () => stateOf(server).backingOff >= 10_000);
    await until('quiet', () => stateOf(server).outstanding === 0);
    assert.ok(requests.length < 11_000, `${requests.length} pushes`);
    assert.equal(stateOf(server).backlog, 11_000);
  });

  test('dead letters wait until their topic exists again', async (t) => {
    const { url } = await startScriptedServer(t, answer(500));
    const server = await startServer(t, { timeScale: FAST });
    const deadLetterPolicy = { deadLetterTopic: DEAD_LETTERS, maxDeliveryAttempts: 5 };
    await createResources(server.host, { pushConfig: { pushEndpoint: url }, deadLetterPolicy });
    await done(server.host, 'DELETE', `/v1/${DEAD_LETTERS}`);
    await publish(server.host, { text: 'poison' });
    await until('more attempts than allowed', () => stateOf(server).counts.failed > 6);
    assert.equal(stateOf(server).backlog, 1);
    await done(server.host, 'PUT', `/v1/${DEAD_LETTERS}`);
    const dead = 'projects/test/subscriptions/dead';
    await done(server.host, 'PUT', `/v1/${dead}`, { topic: DEAD_LETTERS });
    await until('the dead letter', () => stateOf(server).backlog === 0);
    const [letter] = await drain(server.host, dead);
    assert.equal(letter?.text, 'poison');
    assert.ok(Number(property(letter.attributes, 'CloudPubSubDeadLetterSourceDeliveryCount')) > 6);
  });

  test('closing waits for pushes that are under way and starts no more', async (t) => {
    let release = () => {};
    const { url, requests } = await startScriptedServer(t, (response) => {
      release = () => response.writeHead(204).end();
    });
    const dataDir = newFolder(t);
    const server = await startPubSub({ port: 0, dataDir, pushConcurrency: 1 });
    await createResources(server.host, { pushConfig: { pushEndpoint: url } });
    await publish(server.host, {}, {});
    await until('the first push', () => requests.length === 1);
    const closed = server.close();
    // The server hears of it while it closes.
    setImmediate(release);
    await closed;
    assert.equal(requests.length, 1);
    await assert.rejects(fetch(`http://${server.host}/v1/${TOPIC}`));
    const reopened = await startServer(t, { dataDir });
    assert.equal(stateOf(reopened).backlog, 1);
  });
});
