import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ConfigurationError } from '../../../shared/contract/errors.ts';
import { createAppSender } from '../../../shared/customerio/app-sender.ts';
import { createTrackSender } from '../../../shared/customerio/track-sender.ts';
import { fixedSecret } from '../../../shared/runtime/secrets.ts';
import { answerJson, startScriptedServer } from '../../helpers/http-server.ts';

const secret = fixedSecret('x');

/** Two hosts, of which the first sends everybody to the second, or to itself. */
async function start(t: TestContext, status: number, target: 'other' | 'itself') {
  const other = await startScriptedServer(t, answerJson(200, { delivery_id: 'd', id: 1 }));
  const host = await startScriptedServer(t, (response, { path, headers }) => {
    const root = target === 'other' ? other.url : `http://${headers.host}`;
    response.writeHead(status, { Location: root + path }).end();
  });
  const common = { url: host.url, timeoutMs: 500 };
  const app = createAppSender({ ...common, apiKey: secret });
  const track = createTrackSender({ ...common, siteId: secret, apiKey: secret });
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
    const common = { url: host.url, timeoutMs: 500 };
    const app = createAppSender({ ...common, apiKey: secret });
    const track = createTrackSender({ ...common, siteId: secret, apiKey: secret });
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
  const app = createAppSender({ url: host.url, timeoutMs: 500, apiKey: secret });
  await assert.rejects(app.send({ channel: 'email', message: {} }, 'c'), ConfigurationError);
});

test('a key that is no header’s value holds the queue, and nothing is sent', async (t) => {
  const host = await startScriptedServer(t, answerJson(200, {}));
  const app = createAppSender({ url: host.url, timeoutMs: 500, apiKey: fixedSecret('key\u200b') });
  await assert.rejects(app.send({ channel: 'email', message: {} }, 'c'), {
    name: 'ConfigurationError',
    reason: 'customerio_settings',
  });
  assert.deepEqual(host.requests, []);
});
