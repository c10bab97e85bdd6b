import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { RejectedError } from '../../../../shared/contract/errors.ts';
import { until } from '../../../helpers/until.ts';
import { answerError, messagesOf, numbers, start, store, storeAllBut, textsOf } from './publish-set-up.ts';

test('a message goes to its topic, base64 and with its attributes, and resolves to its id', async (t) => {
  const { server, publisher } = await start(t, [store]);
  const id = await publisher.publish('customerio-processed', { data: 'é"\n', attributes: { ké: 'vé"' } });
  assert.equal(id, 'id-of-é"\n');
  const [request = assert.fail('there was no request')] = server.requests;
  assert.equal(request.method, 'POST');
  assert.equal(request.path, '/v1/projects/my-project/topics/customerio-processed:publish');
  assert.equal(request.headers['content-type'], 'application/json');
  assert.equal(request.headers.authorization, undefined);
  assert.deepEqual(messagesOf(request), [
    { data: Buffer.from('é"\n').toString('base64'), attributes: { ké: 'vé"' } },
  ]);
});

test('bytes travel as they are, and a message without attributes names none', async (t) => {
  const { server, publisher } = await start(t, [store]);
  await publisher.publish('topic', { data: Buffer.from([0, 255]) });
  assert.deepEqual(server.requests.map(messagesOf), [[{ data: 'AP8=' }]]);
});

test('what is published within one turn travels together, and each gets its own id', async (t) => {
  const { server, publisher } = await start(t, [store]);
  const ids = await Promise.all(numbers(300).map((data) => publisher.publish('topic', { data })));
  assert.deepEqual(
    ids,
    numbers(300).map((data) => `id-of-${data}`),
  );
  assert.deepEqual(server.requests.map(textsOf), [numbers(300)]);
});

test('a call has at most 1000 messages', async (t) => {
  const { server, publisher } = await start(t, [store]);
  await Promise.all(numbers(1001).map((data) => publisher.publish('topic', { data })));
  assert.deepEqual(server.requests.map((request) => textsOf(request).length).sort(), [1, 1000]);
});

test('a call stays below 10 MB, counted in bytes', async (t) => {
  const { server, publisher } = await start(t, [store]);
  const attributes = Object.fromEntries(numbers(90).map((n) => [n, 'é'.repeat(512)]));
  await Promise.all(numbers(150).map((data) => publisher.publish('topic', { data, attributes })));
  assert.ok(server.requests.length > 1);
  for (const { text } of server.requests) assert.ok(Buffer.byteLength(text) <= 10_000_000);
  assert.equal(server.requests.flatMap(textsOf).length, 150);
});

test('at most four calls of a topic are under way, and what comes meanwhile travels in the next', async (t) => {
  const held: (() => void)[] = [];
  const { server, publisher } = await start(t, [
    (response, request) => {
      if (request.path.includes('other')) store(response, request);
      else held.push(() => store(response, request));
    },
  ]);
  const callsOfTopic = () => server.requests.filter(({ path }) => !path.includes('other')).map(textsOf);
  const publishing = [];
  for (const data of numbers(10)) {
    publishing.push(publisher.publish('topic', { data }));
    await nextTurn();
    await nextTurn();
  }
  await until('four calls', () => held.length === 4);
  // A fifth call would be here before that of another topic, which is published to later.
  await publisher.publish('other', { data: 'x' });
  assert.deepEqual(callsOfTopic(), [['0'], ['1'], ['2'], ['3']]);
  held.shift()?.();
  await until('the fifth call', () => held.length === 4);
  assert.deepEqual(callsOfTopic()[4], ['4', '5', '6', '7', '8', '9']);
  for (const answer of held) answer();
  await Promise.all(publishing);
});

test('topics do not wait for one another', async (t) => {
  const held: (() => void)[] = [];
  const { publisher } = await start(t, [
    (response, request) => {
      if (request.path.includes('slow')) held.push(() => store(response, request));
      else store(response, request);
    },
  ]);
  const slow = numbers(5).map((data) => publisher.publish('slow', { data }));
  assert.equal(await publisher.publish('fast', { data: 'x' }), 'id-of-x');
  await until('the slow call', () => held.length === 1);
  held[0]?.();
  await Promise.all(slow);
});

test('one message that is refused does not take the others along', async (t) => {
  const { server, publisher } = await start(t, [storeAllBut('41')]);
  const results = await Promise.allSettled(numbers(100).map((data) => publisher.publish('topic', { data })));
  const refused = results.flatMap((result, index) =>
    result.status === 'rejected' ? [{ index, ...result }] : [],
  );
  assert.deepEqual(
    refused.map(({ index }) => index),
    [41],
  );
  const error: unknown = refused[0]?.reason;
  assert.ok(error instanceof RejectedError && error.httpStatus === 400);
  assert.ok(server.requests.length <= 1 + 2 * Math.ceil(Math.log2(100)), `${server.requests.length} calls`);
  assert.deepEqual(results[42], { status: 'fulfilled', value: 'id-of-42' });
});

test('a batch that is halved does not become more calls at once', async (t) => {
  let underWay = 0;
  let most = 0;
  const { publisher } = await start(t, [
    (response, request) => {
      most = Math.max(most, ++underWay);
      setImmediate(() => {
        underWay--;
        storeAllBut('7', '70')(response, request);
      });
    },
  ]);
  await Promise.allSettled(numbers(100).map((data) => publisher.publish('topic', { data })));
  assert.equal(most, 1);
});

test('several that are refused are each found', async (t) => {
  const { publisher } = await start(t, [storeAllBut('0', '7', '8', '19')]);
  const results = await Promise.allSettled(numbers(20).map((data) => publisher.publish('topic', { data })));
  const refused = results.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []));
  assert.deepEqual(refused, [0, 7, 8, 19]);
});

test('a batch that fails for all fails for all, without being halved', async (t) => {
  const { server, publisher } = await start(t, [answerError(403, 'PERMISSION_DENIED')]);
  const results = await Promise.allSettled(numbers(8).map((data) => publisher.publish('topic', { data })));
  assert.ok(results.every(({ status }) => status === 'rejected'));
  assert.equal(server.requests.length, 1);
});

test('close waits for what is under way', async (t) => {
  const held: (() => void)[] = [];
  const { publisher } = await start(t, [
    (response, request) => void held.push(() => store(response, request)),
  ]);
  const published = publisher.publish('topic', { data: 'x' });
  let isClosed = false;
  const closed = publisher.close().then(() => {
    isClosed = true;
  });
  await until('the call', () => held.length === 1);
  assert.equal(isClosed, false);
  held[0]?.();
  assert.equal(await published, 'id-of-x');
  await closed;
});

test('connections are kept and used again', async (t) => {
  const sockets = new Set<number | undefined>();
  const { publisher } = await start(t, [
    (response, request) => {
      sockets.add(response.socket?.remotePort);
      store(response, request);
    },
  ]);
  for (const data of numbers(5)) await publisher.publish('topic', { data });
  assert.equal(sockets.size, 1);
});
