import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RetryableError } from '../../../shared/contract/errors.ts';
import { createSendMemory } from '../../../shared/pubsub/send-memory.ts';
import { createClock } from '../../helpers/clock.ts';

/** A memory of two sends, with a vendor that counts its calls. */
function setUp() {
  const clock = createClock();
  const memory = createSendMemory(clock.now, 2);
  const calls: string[] = [];
  const send = (key: string) =>
    memory.once(key, async () => {
      calls.push(key);
      return { deliveryId: `${key}-${calls.length}` };
    });
  return { clock, memory, calls, send };
}

test('a call is made once until it is forgotten', async () => {
  const { memory, calls, send } = setUp();
  assert.equal(memory.knows('a'), false);
  assert.deepEqual([await send('a'), await send('a')], [{ deliveryId: 'a-1' }, { deliveryId: 'a-1' }]);
  assert.equal(memory.knows('a'), true);
  memory.forget('a');
  assert.equal(memory.knows('a'), false);
  await send('a');
  assert.deepEqual(calls, ['a', 'a']);
});

test('a call that fails is remembered with its error', async () => {
  const { memory } = setUp();
  const lost = new Error('lost');
  await assert.rejects(
    memory.once('a', () => Promise.reject(lost)),
    lost,
  );
  await assert.rejects(
    memory.once('a', async () => ({})),
    lost,
  );
});

test('a send whose outcome is stored is still remembered while there is room', async () => {
  const { memory, calls, send } = setUp();
  await send('a');
  memory.told('a');
  await send('a');
  assert.deepEqual(calls, ['a']);
});

test('where there is no more room, the oldest whose outcome is stored gives way', async () => {
  const { memory, send } = setUp();
  await send('a');
  await send('b');
  memory.told('b');
  await send('c');
  assert.deepEqual(['a', 'b', 'c'].map(memory.knows), [true, false, true]);
});

test('where none gives way, no call is made that could not be remembered', async () => {
  const { calls, send } = setUp();
  await send('a');
  await send('b');
  await assert.rejects(
    send('c'),
    (error) => error instanceof RetryableError && error.reason === 'outcomes_not_stored',
  );
  await send('a');
  assert.deepEqual(calls, ['a', 'b']);
});

test('a send is forgotten after an hour, so that a memory can’t stay full for ever', async () => {
  const { clock, memory, send } = setUp();
  await send('a');
  await send('b');
  clock.advance(3_600_001);
  await send('c');
  assert.deepEqual(['a', 'b', 'c'].map(memory.knows), [false, false, true]);
});
