import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { ConfigurationError, RejectedError, RetryableError } from '../../../../shared/contract/errors.ts';
import { createPublishCall } from '../../../../shared/pubsub/publish-call.ts';
import { createClock } from '../../../helpers/clock.ts';
import {
  type Answer,
  answerJson,
  answerText,
  cutOff,
  hang,
  startScriptedServer,
} from '../../../helpers/http-server.ts';
import { answerError, store } from './publish-set-up.ts';

const MESSAGE = `{"data":"${Buffer.from('x').toString('base64')}"}`;

/** More than anything takes here: a test whose call runs out of time says so. */
const PATIENT_MS = 60_000;

/** Publishes one message to a server that follows the script. */
async function publish(t: TestContext, script: [Answer, ...Answer[]], withinMs = PATIENT_MS) {
  const server = await startScriptedServer(t, ...script);
  const call = createPublishCall({ projectId: 'p', emulatorHost: server.host });
  t.after(() => call.close());
  const result = await call.publish('topic', [MESSAGE], Date.now() + withinMs).then(
    (ids) => ids,
    (error: unknown) => error,
  );
  return { result, server };
}

function assertRetryable(error: unknown, reason: string, httpStatus?: number): void {
  assert.ok(error instanceof RetryableError, String(error));
  assert.equal(error.reason, reason);
  assert.equal(error.httpStatus, httpStatus);
  assert.equal(error.effectUnknown, true);
}

test('the ids come in the order of the messages', async (t) => {
  const { result } = await publish(t, [store]);
  assert.deepEqual(result, ['id-of-x']);
});

for (const [what, trouble] of [
  ['a reset', cutOff],
  ['a 500', answerError(500, 'INTERNAL')],
  ['a 502 of something in between', answerText(502, '<html>')],
  ['a 503', answerError(503, 'UNAVAILABLE')],
  ['a 429', answerError(429, 'RESOURCE_EXHAUSTED')],
] as const) {
  test(`${what} is followed by one more try`, async (t) => {
    const { result, server } = await publish(t, [trouble, store]);
    assert.deepEqual(result, ['id-of-x']);
    assert.equal(server.requests.length, 2);
  });
}

test('there is one more try, and no third', async (t) => {
  const unavailable = await publish(t, [answerError(503, 'UNAVAILABLE')]);
  assertRetryable(unavailable.result, 'publish_failed', 503);
  assert.equal(unavailable.server.requests.length, 2);
  const reset = await publish(t, [cutOff]);
  assertRetryable(reset.result, 'publish_unreachable');
  assert.equal(reset.server.requests.length, 2);
});

test('a call that is answered in time but has none left is not tried again', async (t) => {
  const clock = createClock();
  const server = await startScriptedServer(t, (response, request) => {
    clock.advance(PATIENT_MS - 40);
    answerError(503, 'UNAVAILABLE')(response, request);
  });
  const call = createPublishCall({ projectId: 'p', emulatorHost: server.host, now: clock.now });
  t.after(() => call.close());
  await assert.rejects(call.publish('topic', [MESSAGE], clock.now() + PATIENT_MS), (error) => {
    assertRetryable(error, 'publish_failed', 503);
    return true;
  });
  assert.equal(server.requests.length, 1);
});

for (const [status, code] of [
  [400, 'INVALID_ARGUMENT'],
  [413, 'REQUEST_TOO_LARGE'],
] as const) {
  test(`a ${status} ${code} is the message’s own fault, and not repeated`, async (t) => {
    const { result, server } = await publish(t, [answerError(status, code)]);
    assert.ok(result instanceof RejectedError);
    assert.deepEqual([result.reason, result.httpStatus], ['publish_refused', status]);
    assert.equal(server.requests.length, 1);
  });
}

for (const [status, code] of [
  [400, 'FAILED_PRECONDITION'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
] as const) {
  test(`a ${status} ${code} is a fault of the set-up, and not repeated`, async (t) => {
    const { result, server } = await publish(t, [answerError(status, code)]);
    assert.ok(result instanceof ConfigurationError);
    assert.deepEqual([result.reason, result.httpStatus], ['publish_forbidden', status]);
    assert.equal(server.requests.length, 1);
  });
}

for (const [what, answer] of [
  ['is HTML', answerText(200, '<html>welcome</html>')],
  ['is empty', answerText(200, '')],
  ['is null', answerJson(200, null)],
  ['names no ids', answerJson(200, {})],
  ['names fewer ids than messages', answerJson(200, { messageIds: [] })],
  ['names more ids than messages', answerJson(200, { messageIds: ['1', '2'] })],
  ['names its ids as text', answerJson(200, { messageIds: 'x' })],
] as const) {
  test(`a 200 whose body ${what} says nothing of the message`, async (t) => {
    const { result } = await publish(t, [answer]);
    assertRetryable(result, 'publish_unreadable');
  });
}

test('a redirect is not followed', async (t) => {
  const { result, server } = await publish(t, [
    (response) => response.writeHead(307, { Location: '/elsewhere' }).end(),
  ]);
  assertRetryable(result, 'publish_failed', 307);
  assert.equal(server.requests.length, 1);
});

test('silence ends at the deadline, whether before the head of the answer or within its body', async (t) => {
  const headOnly: Answer = (response) => void response.writeHead(200, { 'Content-Length': 100 }).write('{');
  for (const script of [hang, headOnly]) {
    // Time enough for the request to get there; nothing else than the deadline ends this.
    const { result, server } = await publish(t, [script], 1_000);
    assertRetryable(result, 'publish_timeout');
    assert.equal(server.requests.length, 1);
  }
});

test('an answer that is cut off within its body is tried again', async (t) => {
  const cutWithin: Answer = (response) => {
    response.writeHead(200, { 'Content-Length': 100 }).write('{', () => response.destroy());
  };
  const { result } = await publish(t, [cutWithin, store]);
  assert.deepEqual(result, ['id-of-x']);
});

test('a port where nobody listens is told at once', async () => {
  const call = createPublishCall({ projectId: 'p', emulatorHost: '127.0.0.1:1' });
  // Had it waited for its time to be up, it would say so.
  await assert.rejects(call.publish('topic', [MESSAGE], Date.now() + PATIENT_MS), (error) => {
    assertRetryable(error, 'publish_unreachable');
    return true;
  });
});

test('a time that is already over still ends, at once', async (t) => {
  // Nothing else ends this: the server never answers.
  const { result } = await publish(t, [hang], -1_000);
  assertRetryable(result, 'publish_timeout');
});

test('without credentials for Google a call ends in time', async () => {
  const url = new URL('../../../../shared/pubsub/publish-call.ts', import.meta.url);
  const script = `
    import { createPublishCall } from '${url}';
    const call = createPublishCall({ projectId: 'p' });
    const error = await call.publish('topic', ['{}'], Date.now() + ${PATIENT_MS}).catch((error) => error);
    process.stdout.write(error.reason);
    call.close();
  `;
  const env = { METADATA_SERVER_DETECTION: 'none', HOME: '/nonexistent' };
  const said = await new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '--eval', script], { env }, (_error, out, err) => {
      resolve(out + err);
    });
  });
  assert.equal(said, 'publish_unreachable');
});
