import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { ConfigurationError, RetryableError } from '../../../shared/contract/errors.ts';
import { createAppSender } from '../../../shared/customerio/app-sender.ts';
import { createTrackSender } from '../../../shared/customerio/track-sender.ts';
import { fixedSecret } from '../../../shared/runtime/secrets.ts';
import { type Answer, answerJson, answerText, startScriptedServer } from '../../helpers/http-server.ts';

const secret = fixedSecret('x');

/** Two hosts, of which the first sends everybody to the second, or to itself. */
async function start(t: TestContext, status: number, target: 'other' | 'itself') {
  const other = await startScriptedServer(t, answerJson(200, { delivery_id: 'd', id: 1 }));
  const host = await startScriptedServer(t, (response, { path, headers }) => {
    const root = target === 'other' ? other.url : `http://${headers.host}`;
    response.writeHead(status, { Location: root + path }).end();
  });
  const common = { url: host.url, timeoutMs: 60_000 };
  const app = createAppSender({ ...common, apiKey: secret });
  const track = createTrackSender({ ...common, siteId: secret, apiKey: secret, patienceMs: 45_000 });
  const calls: (() => Promise<unknown>)[] = [
    () => app.send({ channel: 'email', message: { to: 'ann@example.com' } }, 'c'),
    () => app.trigger({ broadcastId: 1, audience: { ids: ['1'] }, fields: {} }, 'c'),
    () => track.send({ type: 'person', action: 'delete', identifiers: { id: '1' } }),
    () => track.sendAnonymous({ anonymous_id: 'v', name: 'x' }),
  ];
  return { host, other, calls };
}

for (const status of [301, 302, 307, 308]) {
  for (const target of ['other', 'itself'] as const) {
    const where = target === 'other' ? 'another host' : 'the same place';
    test(`P4: a ${status} to ${where} is not followed: nothing personal leaves, and the queue is held`, async (t) => {
      const { host, other, calls } = await start(t, status, target);
      for (const [index, call] of calls.entries()) {
        await assert.rejects(call, (error) => {
          return error instanceof ConfigurationError && error.reason === `customerio_${status}`;
        });
        assert.equal(host.requests.length, index + 1);
      }
      assert.deepEqual(other.requests, []);
    });
  }
}

test('many calls at once are each one request', async (t) => {
  const { host, calls } = await start(t, 307, 'itself');
  const [send = assert.fail('there is no call')] = calls;
  await Promise.allSettled(Array.from({ length: 20 }, send));
  assert.equal(host.requests.length, 20);
});

for (const [status, profile, send] of [
  [401, 'ConfigurationError', 'ConfigurationError'],
  [429, 'RetryableError', 'RetryableError'],
  [400, 'RejectedError', 'RejectedError'],
] as const) {
  test(`a ${status} is known as such though its body is a page, and nothing of the page is passed on`, async (t) => {
    const host = await startScriptedServer(t, (response) => {
      response.writeHead(status, { 'Content-Type': 'text/html' }).end('<html>canary</html>');
    });
    const common = { url: host.url, timeoutMs: 60_000 };
    const app = createAppSender({ ...common, apiKey: secret });
    const track = createTrackSender({ ...common, siteId: secret, apiKey: secret, patienceMs: 45_000 });
    const sending = app.send({ channel: 'email', message: {} }, 'c');
    await assert.rejects(sending, (error) => {
      assert.ok(error instanceof Error && !('effectUnknown' in error && error.effectUnknown));
      return error.name === send;
    });
    await assert.rejects(track.sendAnonymous({ anonymous_id: 'v', name: 'x' }), (error) => {
      assert.ok(error instanceof Error && !error.message.includes('canary'));
      return error.name === profile;
    });
  });
}

test('a status is known though its body is cut off', async (t) => {
  const host = await startScriptedServer(t, (response) => {
    response.writeHead(401, { 'Content-Length': 100 }).write('{');
    setImmediate(() => response.destroy());
  });
  const app = createAppSender({ url: host.url, timeoutMs: 60_000, apiKey: secret });
  await assert.rejects(app.send({ channel: 'email', message: {} }, 'c'), ConfigurationError);
});

test('a key that is no header’s value holds the queue, and nothing is sent', async (t) => {
  const host = await startScriptedServer(t, answerJson(200, {}));
  const app = createAppSender({ url: host.url, timeoutMs: 60_000, apiKey: fixedSecret('key\u200b') });
  await assert.rejects(app.send({ channel: 'email', message: {} }, 'c'), {
    name: 'ConfigurationError',
    reason: 'customerio_settings',
  });
  assert.deepEqual(host.requests, []);
});

test('P4: a send is written once though a 421 asks for it again', async (t) => {
  const host = await startScriptedServer(t, answerJson(421, {}));
  const app = createAppSender({ url: host.url, timeoutMs: 500, apiKey: secret });
  const sending = app.send({ channel: 'email', message: { to: 'ann@example.com' } }, 'c');
  await assert.rejects(sending, { name: 'RetryableError', effectUnknown: false });
  assert.equal(host.requests.length, 1);
});

test('a body travels with its length, in bytes', async (t) => {
  const host = await startScriptedServer(t, answerJson(200, { delivery_id: 'd' }));
  const app = createAppSender({ url: host.url, timeoutMs: 500, apiKey: secret });
  await app.send({ channel: 'email', message: { subject: 'é' } }, 'c');
  const [{ headers, text } = assert.fail('there was no request')] = host.requests;
  assert.equal(headers['content-length'], String(Buffer.byteLength(text)));
  assert.equal(headers['transfer-encoding'], undefined);
});

/** A server that does no TLS, though it is called by https. */
async function startWithoutTls(t: TestContext, onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return `https://127.0.0.1:${address.port}`;
}

for (const [what, onConnection] of [
  ['is reset at once', (socket) => socket.resetAndDestroy()],
  ['is closed at once', (socket) => socket.end()],
  ['is reset in the middle', (socket) => socket.once('data', () => socket.resetAndDestroy())],
  ['is closed in the middle', (socket) => socket.once('data', () => socket.end())],
  ['gets plain HTTP', (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))],
] as const satisfies [string, (socket: Socket) => void][]) {
  test(`P4: a TLS handshake that ${what} has sent nothing: the send is tried again`, async (t) => {
    const url = await startWithoutTls(t, onConnection);
    const app = createAppSender({ url, timeoutMs: 2_000, apiKey: secret });
    await assert.rejects(app.send({ channel: 'email', message: {} }, 'c'), (error) => {
      assert.ok(error instanceof RetryableError, String(error));
      assert.deepEqual([error.reason, error.effectUnknown], ['customerio_unreachable', false]);
      return true;
    });
  });
}

test('P4: a reset of a connection that was open leaves the effect of a send unknown', async (t) => {
  const url = (
    await startWithoutTls(t, (socket) => socket.once('data', () => socket.resetAndDestroy()))
  ).replace('https:', 'http:');
  const app = createAppSender({ url, timeoutMs: 2_000, apiKey: secret });
  const sending = app.send({ channel: 'email', message: {} }, 'c');
  await assert.rejects(sending, { name: 'RetryableError', effectUnknown: true });
});

for (const [what, answer] of [
  ['a 200 without a body', answerText(200, '')],
  ['a 202 without a body', answerText(202, '')],
  ['a 207 without a body', answerText(207, '')],
  ['a 200 with a page', answerText(200, '<html>')],
  ['a 200 with text', answerJson(200, 'service starting')],
  ['a 200 with a list', answerJson(200, [])],
  ['a 207 without a list of errors', answerJson(207, {})],
  ['a 207 with errors that are no list', answerJson(207, { errors: { 0: { reason: 'invalid' } } })],
  ['a 207 with a list of no errors', answerJson(207, { errors: [] })],
] as const satisfies [string, Answer][]) {
  test(`${what} says nothing: a profile command is tried again, a send is parked`, async (t) => {
    const host = await startScriptedServer(t, answer);
    const common = { url: host.url, timeoutMs: 500 };
    const app = createAppSender({ ...common, apiKey: secret });
    const track = createTrackSender({ ...common, siteId: secret, apiKey: secret, patienceMs: 45_000 });
    const calls: [call: () => Promise<unknown>, effectUnknown: boolean][] = [
      [() => track.send({ type: 'person', action: 'delete', identifiers: { id: '1' } }), false],
      [() => app.send({ channel: 'email', message: {} }, 'c'), true],
    ];
    for (const [call, effectUnknown] of calls) {
      await assert.rejects(call, { name: 'RetryableError', reason: 'customerio_unreadable', effectUnknown });
    }
  });
}
