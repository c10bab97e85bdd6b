import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RetryableError } from '../../../../shared/contract/errors.ts';
import { createClock } from '../../../helpers/clock.ts';
import { hang } from '../../../helpers/http-server.ts';
import { until } from '../../../helpers/until.ts';
import { numbers, PATIENT_MS, start, store, textsOf } from './publish-set-up.ts';

test('a server that hangs is given up at the deadline', async (t) => {
  const givenUp: number[] = [];
  const deadlines = [2_000, 100];
  const publishers = await Promise.all(
    deadlines.map((deadlineMs) => start(t, [hang], { deadlineMs, now: createClock().now })),
  );
  await Promise.all(
    publishers.map(async ({ publisher }, index) => {
      await assert.rejects(publisher.publish('topic', { data: 'x' }), (error) => {
        return error instanceof RetryableError && error.reason === 'publish_timeout' && error.effectUnknown;
      });
      givenUp.push(deadlines[index] ?? 0);
    }),
  );
  assert.deepEqual(givenUp, [100, 2_000]);
});

test('a message whose time is up is given up alone, and the rest of its batch is still stored', async (t) => {
  const held: (() => void)[] = [];
  const clock = createClock();
  const { publisher } = await start(
    t,
    [(response, request) => void held.push(() => store(response, request))],
    { now: clock.now },
  );
  const patient = publisher.publish('topic', { data: 'patient' }, clock.now() + PATIENT_MS);
  const hurried = publisher.publish('topic', { data: 'hurried' }, clock.now() + 100);
  await until('the call', () => held.length === 1);
  clock.advance(100);
  await assert.rejects(hurried, (error) => error instanceof RetryableError && error.effectUnknown);
  held[0]?.();
  assert.equal(await patient, 'id-of-patient');
});

test('a message whose time is over before its turn is not sent', async (t) => {
  const clock = createClock();
  const { server, publisher } = await start(t, [store], { now: clock.now });
  const late = publisher.publish('topic', { data: 'late' }, clock.now() + 10);
  const early = publisher.publish('topic', { data: 'early' }, clock.now() + 10_000);
  clock.advance(10);
  await assert.rejects(late, (error) => {
    return error instanceof RetryableError && error.reason === 'publish_timeout' && !error.effectUnknown;
  });
  assert.equal(await early, 'id-of-early');
  assert.deepEqual(server.requests.map(textsOf), [['early']]);
});

test('a message is given up in time though it still waits for its turn', async (t) => {
  const held: (() => void)[] = [];
  const clock = createClock();
  const { server, publisher } = await start(
    t,
    [(response, request) => void held.push(() => store(response, request))],
    { now: clock.now },
  );
  const underWay = [];
  for (const data of numbers(4)) {
    underWay.push(publisher.publish('topic', { data }));
    await until('the call', () => held.length === Number(data) + 1);
  }
  const waiting = publisher.publish('topic', { data: 'waiting' }, clock.now() + 100);
  clock.advance(100);
  // All four calls are still under way: nothing but its own time ends this.
  await assert.rejects(waiting, (error) => {
    return error instanceof RetryableError && error.reason === 'publish_timeout' && !error.effectUnknown;
  });
  for (const answer of held) answer();
  await Promise.all(underWay);
  assert.equal(server.requests.length, 4);
});
