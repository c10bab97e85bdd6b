import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
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

/** A gatherer of one call at a time, whose items are named after the time when they expire. */
function setUpExpiry(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const expired: [item: string, isUnderWay: boolean, atMs: number][] = [];
  const expire = (item: string, isUnderWay: boolean) => expired.push([item, isUnderWay, Date.now()]);
  const expiry = { now: Date.now, timeOf: Number, expire };
  // Step by step: within one step the clock stands at its end.
  const pass = (ms: number) => {
    for (let step = 0; step < ms; step++) t.mock.timers.tick(1);
  };
  return { ...setUp({ maxCalls: 1, expiry }), expired, pass };
}

test('each item expires once, when its time is up, in line as well as under way', async (t) => {
  const { add, batches, expired, pass, end } = setUpExpiry(t);
  add('300', '100', '900');
  await nextTurn();
  add('200', '800', '400');
  pass(500);
  assert.deepEqual(expired, [
    ['100', true, 100],
    ['200', false, 200],
    ['300', true, 300],
    ['400', false, 400],
  ]);
  end();
  await nextTurn();
  await nextTurn();
  assert.deepEqual(batches, [['300', '100', '900'], ['800']]);
});

test('an item of a batch that has ended does not expire', async (t) => {
  const { add, expired, pass, end } = setUpExpiry(t);
  add('100');
  await nextTurn();
  end();
  await nextTurn();
  add('500');
  pass(200);
  assert.deepEqual(expired, []);
});

test('items that expire closely one after another are swept together, at most 10 ms late', (t) => {
  const { add, expired, pass } = setUpExpiry(t);
  add('100', '101', '102', '109');
  pass(200);
  assert.deepEqual(
    expired.map(([item, , atMs]) => [item, atMs]),
    [
      ['100', 100],
      ['101', 110],
      ['102', 110],
      ['109', 110],
    ],
  );
});

test('idle resolves where all that waited has expired before its turn', async (t) => {
  const { gatherer, add, batches, pass } = setUpExpiry(t);
  add('5');
  const idle = gatherer.idle();
  pass(10);
  await idle;
  assert.deepEqual(batches, []);
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
