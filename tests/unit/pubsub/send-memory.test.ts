import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSendMemory } from '../../../shared/pubsub/send-memory.ts';

/** A memory of two sends, with a vendor that counts its calls. */
function setUp() {
  const memory = createSendMemory(2);
  const calls: string[] = [];
  const send = (commandId: string) =>
    memory.once(commandId, async () => {
      calls.push(commandId);
      return { deliveryId: `${commandId}-${calls.length}` };
    });
  return { memory, calls, send };
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

test('where there is no more room, the oldest is forgotten', async () => {
  const { memory, send } = setUp();
  for (const commandId of ['a', 'b', 'a', 'c']) await send(commandId);
  assert.deepEqual(['a', 'b', 'c'].map(memory.knows), [false, true, true]);
});
