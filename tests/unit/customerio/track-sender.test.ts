import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ConfigurationError, RejectedError, RetryableError } from '../../../shared/contract/errors.ts';
import type { Secret } from '../../../shared/runtime/secrets.ts';
import { answerJson, answerText, cutOff, hang, refusingPort } from '../../helpers/http-server.ts';
import { until } from '../../helpers/until.ts';
import {
  accept,
  batchOf,
  idsOf,
  item,
  items,
  PATIENT_MS,
  refuse,
  refuseBatchWith,
  start,
} from './track-set-up.ts';

/** The numbers of those that were rejected. */
function rejectedIn(results: readonly PromiseSettledResult<void>[]): number[] {
  return results.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []));
}

test('what is sent within one turn is one batch, with credentials, as it was given', async (t) => {
  const { server, sender } = await start(t, [accept]);
  const sent = [item('1', { name: 'é"' }), item('2')];
  await Promise.all(sent.map(sender.send));
  const [request = assert.fail('there was no request'), ...others] = server.requests;
  assert.deepEqual(others, []);
  assert.equal(request.path, '/api/v2/batch');
  assert.equal(request.headers.authorization, `Basic ${Buffer.from('site:key').toString('base64')}`);
  assert.deepEqual(batchOf(request), sent);
});

test('each item is answered on its own: 207 names those that are refused', async (t) => {
  const { server, sender } = await start(t, [refuse('3', '7')]);
  const results = await Promise.allSettled(items(10).map(sender.send));
  assert.deepEqual(rejectedIn(results), [3, 7]);
  const [, , , refused] = results;
  assert.ok(refused?.status === 'rejected');
  const error: unknown = refused.reason;
  assert.ok(error instanceof RejectedError);
  assert.deepEqual(
    [error.reason, error.httpStatus, error.message],
    ['customerio_400', 400, 'invalid: attributes: is wrong'],
  );
  assert.equal(server.requests.length, 1);
});

test('nothing that a refusal quotes is passed on', async (t) => {
  const { sender } = await start(t, [
    answerJson(207, { errors: [{ batch_index: 0, message: 'no "Ann Lee" with ann@example.com' }] }),
  ]);
  await assert.rejects(sender.send(item('1')), { message: 'no […] with […]' });
});

for (const [what, entry] of [
  ['that names no item', { reason: 'invalid' }],
  ['of an item that was not sent', { batch_index: 99, reason: 'invalid' }],
  ['that is no object', null],
] as const) {
  test(`a refusal ${what} is not taken for acceptance: the culprit is looked for`, async (t) => {
    const { server, sender } = await start(t, [
      (response, request) => {
        const isRefused = idsOf(request).includes('2');
        answerJson(isRefused ? 207 : 200, isRefused ? { errors: [entry] } : {})(response, request);
      },
    ]);
    const results = await Promise.allSettled(items(4).map(sender.send));
    assert.deepEqual(rejectedIn(results), [2]);
    assert.equal(server.requests.length, 5);
  });
}

test('a batch that is refused as a whole is halved until the culprit stands alone', async (t) => {
  const { server, sender } = await start(t, [refuseBatchWith('41')]);
  const results = await Promise.allSettled(items(100).map(sender.send));
  assert.deepEqual(rejectedIn(results), [41]);
  assert.ok(
    server.requests.length <= 1 + 2 * Math.ceil(Math.log2(100)),
    `${server.requests.length} requests`,
  );
});

test('a batch that is too large for the vendor is halved as well', async (t) => {
  const { sender } = await start(t, [
    (response, request) => {
      const tooLarge = batchOf(request).length > 2;
      answerJson(tooLarge ? 413 : 200, tooLarge ? { meta: { error: 'too large' } } : {})(response, request);
    },
  ]);
  assert.deepEqual(rejectedIn(await Promise.allSettled(items(7).map(sender.send))), []);
});

for (const [what, answer, type] of [
  ['401', answerJson(401, { meta: { error: 'Unauthorized request' } }), ConfigurationError],
  ['429', answerJson(429, { errors: [] }), RetryableError],
  ['500', answerJson(500, {}), RetryableError],
  ['an error page', answerText(502, '<html>canary</html>'), RetryableError],
  ['a reset', cutOff, RetryableError],
  ['silence', hang, RetryableError],
] as const) {
  test(`${what} fails every item, without a second request`, async (t) => {
    // Time enough for a request to get there that is never answered.
    const timeoutMs = answer === hang ? 1_000 : PATIENT_MS;
    const { server, sender } = await start(t, [answer], { timeoutMs });
    const results = await Promise.allSettled(items(3).map(sender.send));
    for (const result of results) {
      assert.ok(result.status === 'rejected');
      const error: unknown = result.reason;
      assert.ok(error instanceof type);
      assert.doesNotMatch(error.message, /canary/);
      if (error instanceof RetryableError) assert.equal(error.effectUnknown, false);
    }
    assert.equal(server.requests.length, 1);
  });
}

test('a port where nobody listens is a matter of trying again', async (t) => {
  const { sender } = await start(t, [accept], { url: `http://127.0.0.1:${await refusingPort(t)}` });
  await assert.rejects(sender.send(item('1')), (error) => {
    return error instanceof RetryableError && error.reason === 'customerio_unreachable';
  });
});

test('a request stays within 500 KB, whatever the letters', async (t) => {
  const { server, sender } = await start(t, [accept]);
  const large = Array.from({ length: 60 }, (_, index) => item(String(index), { text: 'é'.repeat(14_000) }));
  await Promise.all(large.map(sender.send));
  assert.ok(server.requests.length >= 4);
  for (const { text } of server.requests) assert.ok(Buffer.byteLength(text) <= 500_000);
  assert.deepEqual(
    server.requests
      .flatMap(idsOf)
      .map(Number)
      .sort((a, b) => a - b),
    [...large.keys()],
  );
});

test('at most four batches are under way, and what comes meanwhile gathers', async (t) => {
  const held: (() => void)[] = [];
  const { server, sender } = await start(t, [
    (response, request) => {
      if (request.path.endsWith('/batch')) held.push(() => accept(response, request));
      else accept(response, request);
    },
  ]);
  const batches = () => server.requests.filter(({ path }) => path.endsWith('/batch'));
  const sending = [];
  for (const one of items(9)) {
    sending.push(sender.send(one));
    await nextTurn();
    await nextTurn();
  }
  await until('four batches', () => held.length === 4);
  // Events of the unknown travel beside them: a batch that should not have been sent would be here by now.
  await sender.sendAnonymous({ anonymous_id: 'visitor-7', name: 'viewed' });
  assert.equal(batches().length, 4);
  held.shift()?.();
  await until('the fifth batch', () => batches().length === 5);
  assert.deepEqual(idsOf(batches()[4] ?? assert.fail('there is no fifth')), ['4', '5', '6', '7', '8']);
  for (const answer of held) answer();
  await Promise.all(sending);
});

test('rotated credentials are in force with the next batch', async (t) => {
  let value = 'old';
  const rotating: Secret = { value: () => value, toString: () => '', toJSON: () => '' };
  const { server, sender } = await start(t, [accept], { apiKey: rotating });
  await sender.send(item('1'));
  value = 'new';
  await sender.send(item('2'));
  assert.deepEqual(
    server.requests.map(({ headers }) =>
      Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString(),
    ),
    ['site:old', 'site:new'],
  );
});

test('an item over 32 KB as it travels is refused before it travels', async (t) => {
  const { server, sender } = await start(t, [accept]);
  const room = 32_768 - JSON.stringify(item('1', { x: '' })).length;
  await sender.send(item('1', { x: 'x'.repeat(room) }));
  await assert.rejects(sender.send(item('1', { x: 'x'.repeat(room + 1) })), { reason: 'too_large' });
  assert.equal(server.requests.length, 1);
});

test('an item that has waited too long for its turn goes back to the queue unsent', async (t) => {
  let nowMs = 0;
  const { server, sender } = await start(t, [accept], { now: () => nowMs, patienceMs: 100 });
  const waiting = sender.send(item('1'));
  nowMs = 100;
  await assert.rejects(waiting, { name: 'RetryableError', reason: 'customerio_busy', effectUnknown: false });
  assert.deepEqual(server.requests, []);
});
