import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesHeldByBuffers } from '../../helpers/effort.ts';
import { exchange, openConnection, rawRequest } from '../../helpers/raw-http.ts';
import { until } from '../../helpers/until.ts';
import { NOON_SECONDS, SIGNING_KEY, sign, signedHeaders, webhookBody } from '../../helpers/webhooks.ts';
import { startWebhook } from './webhook-set-up.ts';

const BODY = webhookBody();
const AUTHENTIC = signedHeaders(BODY);
const SIGNATURE = sign(BODY);
const STAMP = String(NOON_SECONDS);
/** The head of a long body is kept, and at most one piece of it is on its way. */
const MOST_HELD_BYTES = 1_000_000;

type Headers = readonly (readonly [string, string])[];

const UNAUTHENTIC: readonly [what: string, headers: Headers][] = [
  ['no headers', []],
  ['no signature', [['X-CIO-Timestamp', STAMP]]],
  ['no timestamp', [['X-CIO-Signature', SIGNATURE]]],
  ['a wrong signature', signedHeaders('another body')],
  ['a signature by another key', signedHeaders(BODY, NOON_SECONDS, 'another-key')],
  ['a signature by an empty key', signedHeaders(BODY, NOON_SECONDS, '')],
  [
    'a short signature',
    [
      ['X-CIO-Timestamp', STAMP],
      ['X-CIO-Signature', SIGNATURE.slice(2)],
    ],
  ],
  [
    'an upper-case signature',
    [
      ['X-CIO-Timestamp', STAMP],
      ['X-CIO-Signature', SIGNATURE.toUpperCase()],
    ],
  ],
  ['two signatures', [...AUTHENTIC, ['X-CIO-Signature', SIGNATURE]]],
  ['two timestamps', [...AUTHENTIC, ['X-CIO-Timestamp', STAMP]]],
  ['a right signature after a wrong one', [['x-cio-signature', '0'.repeat(64)], ...AUTHENTIC]],
  ['a stamp far ahead', signedHeaders(BODY, NOON_SECONDS + 3_600)],
  ['a stamp in milliseconds', signedHeaders(BODY, NOON_SECONDS * 1000)],
  ['credentials of another kind', [['Authorization', `Bearer ${SIGNATURE}`]]],
];

for (const [what, headers] of UNAUTHENTIC) {
  test(`P2: nothing unauthenticated reaches the publisher: ${what}`, async (t) => {
    const { post, published, sink } = await startWebhook(t);
    const answer = await post(BODY, headers);
    assert.equal(answer.status, 401);
    assert.equal(answer.body, '');
    assert.deepEqual(published, []);
    assert.equal(sink.linesOf('webhook_refused').length, 1);
  });
}

for (const body of ['', 'garbage', Buffer.from([0xff, 0x00]), Buffer.alloc(70_000), `[${BODY}]`]) {
  test(`P2: ${body.length} bytes that nobody signed are refused before they are read as anything`, async (t) => {
    const { post, published, sink } = await startWebhook(t);
    assert.equal((await post(body, AUTHENTIC)).status, 401);
    assert.deepEqual(published, []);
    assert.deepEqual(sink.linesOf('webhook_refused')[0]?.reason, 'mismatch');
  });
}

for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
  test(`P2: ${method} is answered 405 with an empty body, however well it is signed`, async (t) => {
    const { port, published } = await startWebhook(t);
    const answer = await exchange(t, port, rawRequest({ method, headers: AUTHENTIC, body: BODY }));
    assert.equal(answer.status, 405);
    assert.equal(answer.body, '');
    assert.deepEqual(published, []);
  });
}

for (const target of ['/x', '//', '/.', '/index.html', '/%2e', '/%', '/robots.txt', '*', 'http://relay/x']) {
  test(`P2: the path ${target} is answered 404 with an empty body, however well it is signed`, async (t) => {
    const { post, published } = await startWebhook(t);
    const answer = await post(BODY, AUTHENTIC, target);
    assert.equal(answer.status, 404);
    assert.equal(answer.body, '');
    assert.deepEqual(published, []);
  });
}

test('a query behind the path changes nothing', async (t) => {
  const { post, published } = await startWebhook(t);
  assert.equal((await post(BODY, AUTHENTIC, '/?source=customerio')).status, 200);
  assert.equal(published.length, 1);
});

test('a body in chunks is as good as one of a known length', async (t) => {
  const { port, published } = await startWebhook(t);
  const chunked = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;
  const headers: Headers = [...AUTHENTIC, ['Transfer-Encoding', 'chunked']];
  assert.equal((await exchange(t, port, rawRequest({ headers, body: chunked }))).status, 200);
  assert.equal(published.length, 1);
});

test('a body that is cut off is not published, and the next request is served', async (t) => {
  const asked = Promise.withResolvers<void>();
  const { port, post, published, sink } = await startWebhook(t, {
    keys: () => {
      asked.resolve();
      return [SIGNING_KEY];
    },
  });
  const connection = await openConnection(t, port);
  connection.write(rawRequest({ headers: AUTHENTIC, body: BODY }).subarray(0, -10));
  // Keys are asked for once the head has come, just before the body is read.
  await asked.promise;
  connection.socket.destroy();
  await until('the log of it', () => sink.linesOf('request_cut_off').length === 1);
  assert.deepEqual(published, []);
  assert.equal((await post(BODY)).status, 200);
  assert.deepEqual(
    sink.lines().map(({ severity }) => severity),
    ['WARNING'],
  );
});

test('a connection serves on after a refusal whose request was complete', async (t) => {
  const { port, published } = await startWebhook(t);
  const connection = await openConnection(t, port);
  connection.write(rawRequest({ headers: signedHeaders('another body'), body: BODY }));
  await connection.answers(1);
  connection.write(rawRequest({ headers: AUTHENTIC, body: BODY }));
  const answers = await connection.answers(2);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [401, 200],
  );
  assert.equal(published.length, 1);
});

test('requests in one piece are answered in their order', async (t) => {
  const { port, published } = await startWebhook(t);
  const connection = await openConnection(t, port);
  const good = rawRequest({ headers: AUTHENTIC, body: BODY });
  const bad = rawRequest({ headers: signedHeaders('another body'), body: BODY });
  const empty = rawRequest({ method: 'GET' });
  connection.write(Buffer.concat([good, bad, empty, good, bad, good]));
  const answers = await connection.answers(6);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 401, 405, 200, 401, 200],
  );
  assert.equal(published.length, 3);
});

test('a refusal before the body has come closes the connection', async (t) => {
  const { port, published } = await startWebhook(t);
  const connection = await openConnection(t, port);
  connection.write(rawRequest({ headers: [['Content-Length', '1000000000']] }));
  const [answer] = await connection.answers(1);
  assert.equal(answer?.status, 401);
  assert.equal(answer?.headers.connection, 'close');
  await until('the end of the connection', () => connection.isClosed());
  assert.deepEqual(published, []);
});

test('a body of 100 MB without a right signature is refused, in little memory', async (t) => {
  const { port, published, bytesRead } = await startWebhook(t);
  const connection = await openConnection(t, port);
  const tenth = Buffer.alloc(10_000_000, 'x');
  connection.write(rawRequest({ headers: [...AUTHENTIC, ['Content-Length', String(10 * tenth.length)]] }));
  const before = bytesHeldByBuffers();
  for (let tenths = 1; tenths <= 10; tenths++) {
    const { promise: read, resolve } = Promise.withResolvers<void>();
    connection.socket.write(tenth, () => resolve());
    await read;
    await until('all of it to be read', () => bytesRead() >= tenths * tenth.length);
    // What is still referred to, not the size of the process, in which garbage lies about as long as it likes.
    await until(`${tenths} tenths to be let go`, () => bytesHeldByBuffers() - before < MOST_HELD_BYTES);
  }
  const [answer] = await connection.answers(1);
  assert.equal(answer?.status, 401);
  assert.deepEqual(published, []);
});

test('two hundred requests at once are each published once', async (t) => {
  const { post, published } = await startWebhook(t);
  const bodies = Array.from({ length: 200 }, (_, index) => webhookBody({ event_id: `event-${index}` }));
  const answers = await Promise.all(bodies.map((body) => post(body)));
  assert.ok(answers.every(({ status }) => status === 200));
  const ids = published.map(({ message }) => message.attributes.event_id);
  assert.equal(new Set(ids).size, 200);
  assert.equal(ids.length, 200);
});
