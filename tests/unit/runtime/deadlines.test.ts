import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createDeadlines } from '../../../shared/runtime/deadlines.ts';

/** Deadlines of which each sweep's time is kept; a sweep is due again when `next` says. */
function setUp(t: TestContext, next: (nowMs: number) => number = () => Number.POSITIVE_INFINITY) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const sweptAtMs: number[] = [];
  const deadlines = createDeadlines(Date.now, (nowMs) => {
    sweptAtMs.push(nowMs);
    return next(nowMs);
  });
  // Step by step: within one step the clock stands at its end.
  const pass = (ms: number) => {
    for (let step = 0; step < ms; step++) t.mock.timers.tick(1);
  };
  return { deadlines, sweptAtMs, pass };
}

test('a sweep comes at the earliest time that is expected, and only then', (t) => {
  const { deadlines, sweptAtMs, pass } = setUp(t);
  for (const atMs of [300, 100, 200]) deadlines.expect(atMs);
  pass(1_000);
  assert.deepEqual(sweptAtMs, [100]);
});

test('the next sweep comes when the last one said, or 10 ms after it', (t) => {
  const { deadlines, sweptAtMs, pass } = setUp(t, (nowMs) => (nowMs < 130 ? nowMs + 1 : 500));
  deadlines.expect(100);
  pass(600);
  assert.deepEqual(sweptAtMs.slice(0, 5), [100, 110, 120, 130, 500]);
});

test('a time that has passed already is swept at once', (t) => {
  const { deadlines, sweptAtMs, pass } = setUp(t);
  deadlines.expect(-5);
  pass(10);
  assert.deepEqual(sweptAtMs, [1]);
});

test('no sweep comes once nothing is expected, and one comes again for what is expected later', (t) => {
  const { deadlines, sweptAtMs, pass } = setUp(t);
  deadlines.expect(100);
  deadlines.clear();
  pass(200);
  assert.deepEqual(sweptAtMs, []);
  deadlines.expect(300);
  pass(200);
  assert.deepEqual(sweptAtMs, [300]);
});
