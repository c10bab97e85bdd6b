import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createPushListener } from '../../../shared/ingress/push-listener.ts';
import { startServer } from '../../helpers/http-server.ts';
import { createLogSink } from '../../helpers/log-sink.ts';
import { exchange, openConnection, rawRequest } from '../../helpers/raw-http.ts';

const MAX_BODY_BYTES = 16 * 1024 * 1024;

async function startPush(t: TestContext, handle: (body: Buffer) => Promise<number> = async () => 204) {
  const bodies: Buffer[] = [];
  const sink = createLogSink();
  const listener = createPushListener((body) => {
    bodies.push(body);
    return handle(body);
  }, sink.log);
  const { port } = await startServer(t, listener);
  return { port, bodies, sink };
}

test('the handler gets the bytes as received, and its status is the answer', async (t) => {
  const { port, bodies } = await startPush(t, async (body) => (body.length > 4 ? 503 : 204));
  const body = Buffer.from([0, 255, 10, 13]);
  const settled = await exchange(
    t,
    port,
    rawRequest({ body, headers: [['Content-Type', 'text/x; charset=bogus']] }),
  );
  assert.equal(settled.status, 204);
  assert.equal(settled.body, '');
  assert.equal('content-length' in settled.headers, false);
  assert.deepEqual(bodies, [body]);
  assert.equal((await exchange(t, port, rawRequest({ body: 'later' }))).status, 503);
});

test('an answer waits for the handler', async (t) => {
  const asked = Promise.withResolvers<void>();
  const settled = Promise.withResolvers<number>();
  const happened: string[] = [];
  const { port } = await startPush(t, (body) => {
    if (body.toString() !== 'held') return Promise.resolve(204);
    asked.resolve();
    return settled.promise;
  });
  const push = (body: string) => exchange(t, port, rawRequest({ body }));
  const answered = push('held').then(({ status }) => happened.push(`${status}`));
  await asked.promise;
  // An answer that did not wait would be here before that of a later request.
  await push('later');
  happened.push('later request answered');
  settled.resolve(503);
  await answered;
  assert.deepEqual(happened, ['later request answered', '503']);
});

for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
  test(`${method} is answered 405 and handled by nobody`, async (t) => {
    const { port, bodies } = await startPush(t);
    assert.equal((await exchange(t, port, rawRequest({ method }))).status, 405);
    assert.deepEqual(bodies, []);
  });
}

test('an encoded body is answered 415 and never inflated', async (t) => {
  const { port, bodies } = await startPush(t);
  for (const encoding of ['gzip', 'br', 'identity, gzip']) {
    const answer = await exchange(
      t,
      port,
      rawRequest({ body: 'x', headers: [['Content-Encoding', encoding]] }),
    );
    assert.equal(answer.status, 415);
  }
  assert.deepEqual(bodies, []);
});

test('an encoding of identity is none', async (t) => {
  const { port, bodies } = await startPush(t);
  const answer = await exchange(
    t,
    port,
    rawRequest({ body: 'x', headers: [['Content-Encoding', 'Identity']] }),
  );
  assert.equal(answer.status, 204);
  assert.equal(bodies.length, 1);
});

test('a body that no message of Pub/Sub can have is answered 413', async (t) => {
  const { port, bodies } = await startPush(t);
  assert.equal((await exchange(t, port, rawRequest({ body: Buffer.alloc(MAX_BODY_BYTES) }))).status, 204);
  assert.equal((await exchange(t, port, rawRequest({ body: Buffer.alloc(MAX_BODY_BYTES + 1) }))).status, 413);
  assert.equal(bodies.length, 1);
});

test('a handler that fails is answered 503, and its message stays out of the log', async (t) => {
  const { port, sink } = await startPush(t, async () => {
    throw new TypeError('canary');
  });
  assert.equal((await exchange(t, port, rawRequest({ body: 'x' }))).status, 503);
  const [line] = sink.linesOf('request_failed');
  assert.equal(line?.severity, 'ERROR');
  assert.equal(line?.error_class, 'TypeError');
  assert.doesNotMatch(sink.text(), /canary/);
});

test('a sender that has gone by the time of the answer harms nobody', async (t) => {
  const handled = Promise.withResolvers<void>();
  const settled = Promise.withResolvers<number>();
  const { port, sink } = await startPush(t, (body) => {
    handled.resolve();
    return body.length === 1 ? settled.promise : Promise.resolve(204);
  });
  const connection = await openConnection(t, port);
  connection.write(rawRequest({ body: 'x' }));
  await handled.promise;
  connection.socket.destroy();
  settled.resolve(204);
  assert.equal((await exchange(t, port, rawRequest({ body: 'next' }))).status, 204);
  assert.deepEqual(sink.lines(), []);
});
