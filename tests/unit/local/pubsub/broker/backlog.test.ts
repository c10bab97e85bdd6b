import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createBacklog } from '../../../../../local/pubsub/broker/backlog.ts';
import type { PendingRow } from '../../../../../local/pubsub/store/store.ts';

/** A backlog over rows that a test can add to, with room for few of them in memory. */
function newBacklog({ stored = [] as PendingRow[], ordered = false, window = 3 } = {}) {
  const rows = [...stored];
  const backlog = createBacklog({
    count: rows.length,
    ordered,
    window,
    fetch: (after, limit) => rows.filter(({ id }) => id > after).slice(0, limit),
  });
  return {
    backlog,
    arrive(id: number, orderingKey = '') {
      rows.push({ id, attempts: 0, orderingKey });
      backlog.arrive(id, orderingKey);
    },
  };
}

describe('a backlog', () => {
  test('hands out what was stored before it and what arrives, in order, however little fits into memory', () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.array(fc.boolean()),
        fc.integer({ min: 1, max: 5 }),
        (count, steps, window) => {
          const stored = Array.from({ length: count }, (_, index) => ({
            id: index + 1,
            attempts: 0,
            orderingKey: '',
          }));
          const { backlog, arrive } = newBacklog({ stored, window });
          let arrived = count;
          const taken: number[] = [];
          const take = () => {
            const entry = backlog.take();
            if (!entry) return false;
            taken.push(entry.id);
            backlog.settle(entry);
            return true;
          };
          for (const isArrival of steps) {
            if (isArrival) arrive(++arrived);
            else take();
          }
          assert.equal(backlog.length, arrived - taken.length);
          while (take());
          assert.deepEqual(
            taken,
            Array.from({ length: arrived }, (_, index) => index + 1),
          );
          assert.equal(backlog.length, 0);
        },
      ),
    );
  });

  test('drops messages wherever they are, in memory or not, and keeps its count', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', 'a', 'b'), { maxLength: 20 }),
        fc.nat(20),
        fc.nat(5),
        fc.boolean(),
        (keys, dropped, takenFirst, ordered) => {
          const stored = keys.map((orderingKey, index) => ({ id: index + 1, attempts: 0, orderingKey }));
          const rows = [...stored];
          const fetch = (after: number, limit: number) => rows.filter(({ id }) => id > after).slice(0, limit);
          const backlog = createBacklog({ count: rows.length, ordered, window: 3, fetch });
          const taken = Array.from({ length: takenFirst }, () => backlog.take()).filter(
            (entry) => entry !== undefined,
          );
          const ids = stored.map(({ id }) => id).filter((id) => id <= dropped);
          // The store forgets them in the same breath.
          rows.splice(0, ids.length);
          backlog.drop(ids);
          assert.equal(backlog.length, stored.length - ids.length);
          for (const entry of taken) if (!entry.settled) backlog.giveBack(entry);
          const seen: number[] = [];
          for (let entry = backlog.take(); entry; entry = backlog.take()) {
            seen.push(entry.id);
            backlog.settle(entry);
          }
          const left = stored.map(({ id }) => id).filter((id) => id > dropped);
          assert.deepEqual(
            seen.sort((a, b) => a - b),
            left,
          );
          assert.equal(backlog.length, 0);
        },
      ),
    );
  });

  test('keeps the attempts of stored messages', () => {
    const { backlog } = newBacklog({ stored: [{ id: 1, attempts: 4, orderingKey: '' }] });
    assert.equal(backlog.take()?.attempts, 4);
  });

  test('with ordering holds a key until its first message is settled, and no other key', () => {
    const { backlog, arrive } = newBacklog({ ordered: true, window: 10 });
    arrive(1, 'a');
    arrive(2, 'a');
    arrive(3, 'b');
    arrive(4);
    const first = backlog.take();
    assert.deepEqual(
      [first?.id, backlog.take()?.id, backlog.take()?.id, backlog.take()],
      [1, 3, 4, undefined],
    );
    assert.ok(first);
    backlog.giveBack(first);
    assert.equal(backlog.take()?.id, 1);
    assert.equal(backlog.take(), undefined);
    backlog.settle(first);
    assert.equal(backlog.take()?.id, 2);
  });

  test('with ordering finds a free key behind more busy ones than fit into memory', () => {
    const { backlog, arrive } = newBacklog({ ordered: true, window: 2 });
    for (let id = 1; id <= 9; id += 1) arrive(id, 'busy');
    arrive(10, 'free');
    assert.equal(backlog.take()?.id, 1);
    assert.equal(backlog.take()?.id, 10);
  });

  test('does not hand out again what was settled while it waited', () => {
    const { backlog, arrive } = newBacklog();
    arrive(1);
    const entry = backlog.take();
    assert.ok(entry);
    backlog.giveBack(entry);
    backlog.settle(entry);
    assert.equal(backlog.take(), undefined);
    assert.equal(backlog.length, 0);
  });
});
