import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Answer, isSuccess, nextAttempt } from '../../../../local/customerio/reporting/schedule.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = 1_700_000_000_000;
const status = (code: number): Answer => ({ kind: 'status', status: code });
const waitMs = (answer: Answer, attempts = 1) => {
  const atMs = nextAttempt({ answer, attempts, firstFailedMs: NOW_MS, nowMs: NOW_MS });
  return atMs === undefined ? undefined : atMs - NOW_MS;
};

describe('the next attempt of a reporting webhook', () => {
  for (const code of [400, 401, 402, 403, 404, 405, 410, 429, 500, 502, 521]) {
    it(`is an hour after ${code}`, () => assert.equal(waitMs(status(code)), HOUR_MS));
  }

  it('is an hour after a connection that was refused or reset', () => {
    assert.equal(waitMs({ kind: 'broken', code: 'ECONNREFUSED' }), HOUR_MS);
    assert.equal(waitMs({ kind: 'broken', code: 'ECONNRESET' }), HOUR_MS);
  });

  for (const answer of [status(503), status(504), status(408), status(413), { kind: 'timeout' } as const]) {
    it(`is within seconds after ${answer.kind === 'status' ? answer.status : answer.kind}`, () => {
      assert.equal(waitMs(answer), 1_000);
      assert.equal(waitMs(answer, 2), 2_000);
      assert.equal(waitMs(answer, 5), 16_000);
    });
  }

  it('never waits longer than an hour', () => assert.equal(waitMs(status(503), 40), HOUR_MS));

  it('does not come once seven days are over', () => {
    const nowMs = NOW_MS + 7 * 24 * HOUR_MS;
    const failure = { answer: status(503), firstFailedMs: NOW_MS, attempts: 1 };
    assert.equal(nextAttempt({ ...failure, nowMs: nowMs - 1_000 }), nowMs);
    assert.equal(nextAttempt({ ...failure, nowMs: nowMs - 999 }), undefined);
  });

  it('is not needed after any 2xx, and is after a redirect', () => {
    assert.deepEqual([200, 204, 299].map(status).map(isSuccess), [true, true, true]);
    assert.deepEqual([199, 301, 307, 503].map(status).map(isSuccess), [false, false, false, false]);
    assert.equal(isSuccess({ kind: 'timeout' }), false);
  });
});
