import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { createGatherer, type GathererOptions } from '../../../shared/runtime/gather.ts';

/** A gatherer whose batches end when the test says so. */
function setUp(options: Partial<GathererOptions<string>> = {}) {
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const gatherer = createGatherer<string>({
    maxCalls: 2,
    maxItems: 100,
    maxBytes: 1_000,
    bytesOf: (item) => item.length,
    send: (batch) => {
      batches.push(batch);
      return new Promise((resolve) => ends.push(resolve));
    },
    ...options,
  });
  const add = (...items: string[]) => {
    for (const item of items) gatherer.add(item);
  };
  return { gatherer, add, batches, end: () => ends.shift()?.(), underWay: () => ends.length };
}

test('a lone item leaves within one turn of the event loop', async () => {
  const { add, batches } = setUp();
  add('a');
  assert.deepEqual(batches, []);
  await nextTurn();
  assert.deepEqual(batches, [['a']]);
});

test('what is added within one turn leaves together, in order', async () => {
  const { add, batches } = setUp();
  add('a', 'b');
  await Promise.resolve();
  add('c');
  await nextTurn();
  assert.deepEqual(batches, [['a', 'b', 'c']]);
});

test('a batch has no more items than allowed', async () => {
  const { add, batches } = setUp({ maxItems: 2 });
  add('a', 'b', 'c');
  await nextTurn();
  assert.deepEqual(batches, [['a', 'b'], ['c']]);
});

test('a batch has no more bytes than allowed, and may have just as many', async () => {
  const { add, batches } = setUp({ maxBytes: 4 });
  add('aa', 'bb', 'cc', 'd', 'ee');
  await nextTurn();
  assert.deepEqual(batches, [
    ['aa', 'bb'],
    ['cc', 'd'],
  ]);
});

test('an item larger than a batch travels alone', async () => {
  const { add, batches } = setUp({ maxBytes: 4, maxCalls: 9 });
  add('a', 'large item', 'b');
  await nextTurn();
  assert.deepEqual(batches, [['a'], ['large item'], ['b']]);
});

test('no more batches than allowed are under way, and what comes meanwhile gathers', async () => {
  const { add, batches, end } = setUp({ maxCalls: 1 });
  add('a');
  await nextTurn();
  add('b');
  await nextTurn();
  add('c');
  await nextTurn();
  assert.deepEqual(batches, [['a']]);
  end();
  await nextTurn();
  await nextTurn();
  assert.deepEqual(batches, [['a'], ['b', 'c']]);
});

test('idle resolves at once where nothing was ever added', async () => {
  await setUp().gatherer.idle();
});

test('idle resolves once nothing waits and nothing is under way', async () => {
  const { gatherer, add, batches, end } = setUp({ maxCalls: 1, maxItems: 1 });
  add('a', 'b');
  let isIdle = false;
  const idle = Promise.all([gatherer.idle(), gatherer.idle()]).then(() => {
    isIdle = true;
  });
  await nextTurn();
  end();
  await nextTurn();
  await nextTurn();
  assert.equal(isIdle, false);
  assert.equal(batches.length, 2);
  end();
  await idle;
});

test('whatever is added, every item leaves once, in order, within the limits', async () => {
  const turns = fc.array(fc.array(fc.string({ maxLength: 12 }), { maxLength: 8 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      turns,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 20 }),
      async (items, maxItems, maxBytes) => {
        const batches: string[][] = [];
        let calls = 0;
        const { gatherer, add } = setUp({
          maxItems,
          maxBytes,
          maxCalls: 2,
          send: async (batch) => {
            assert.ok(++calls <= 2);
            batches.push(batch);
            await nextTurn();
            calls--;
          },
        });
        for (const turn of items) {
          add(...turn);
          await nextTurn();
        }
        await gatherer.idle();
        assert.deepEqual(batches.flat(), items.flat());
        for (const batch of batches) {
          assert.ok(batch.length <= maxItems);
          assert.ok(batch.length === 1 || batch.join('').length <= maxBytes);
        }
      },
    ),
  );
});
