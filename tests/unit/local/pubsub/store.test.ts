import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createStore } from '../../../../local/pubsub/store/store.ts';
import { newFolder } from './server-fixture.ts';

const NOW_MS = Date.UTC(2026, 5, 1);

function openStore(dataDir?: string, { cacheBytes = 1_000_000, nowMs = NOW_MS } = {}) {
  return createStore({ dataDir, cacheBytes, now: () => nowMs });
}

function message(id: number, text = 'data') {
  const attributes = { kind: 'é', empty: '' };
  return { id, publishTimeMs: NOW_MS, orderingKey: 'key', attributes, data: Buffer.from(text) };
}

describe('the store', () => {
  for (const cacheBytes of [0, 1_000_000])
    test(`gives a message back as it was, with ${cacheBytes} bytes of memory for bodies`, (t) => {
      const store = openStore(undefined, { cacheBytes });
      t.after(() => store.close());
      store.add(message(7), [1]);
      assert.deepEqual(store.message(7), message(7));
    });

  test('forgets a message once every subscription has settled it', (t) => {
    const store = openStore();
    t.after(() => store.close());
    store.add(message(7), [1, 2]);
    store.settle(1, 7);
    store.settle(1, 7);
    assert.ok(store.message(7));
    assert.deepEqual([store.countPending(1), store.countPending(2)], [0, 1]);
    store.settle(2, 7);
    assert.equal(store.message(7), undefined);
  });

  test('discards what one subscription waits for and keeps what others do', (t) => {
    const store = openStore();
    t.after(() => store.close());
    store.add(message(1), [1]);
    store.add(message(2), [1, 2]);
    store.discard(1);
    assert.equal(store.message(1), undefined);
    assert.ok(store.message(2));
    assert.deepEqual([store.countPending(1), store.countPending(2)], [0, 1]);
  });

  test('continues after a restart with everything that was committed', async (t) => {
    const folder = newFolder(t);
    const before = openStore(folder);
    before.saveTopic('topic', '{"a":1}');
    const id = before.saveSubscription('subscription', '{"b":1}');
    assert.equal(before.saveSubscription('subscription', '{"b":2}'), id);
    before.add(message(8), [id]);
    before.add(message(9), [id]);
    before.countAttempts(id, 9, 3);
    before.settle(id, 8);
    await before.committed();
    before.close();

    const after = openStore(folder);
    t.after(() => after.close());
    assert.deepEqual(after.topics(), ['{"a":1}']);
    assert.deepEqual(after.subscriptions(), [{ id, config: '{"b":2}' }]);
    assert.deepEqual(after.pendingAfter(id, 0, 10), [{ id: 9, attempts: 3, orderingKey: 'key' }]);
    assert.equal(after.oldestPendingMs(id), NOW_MS);
    assert.deepEqual(after.message(9), message(9));
  });

  test('never gives an id twice, even if the clock has gone back', (t) => {
    const folder = newFolder(t);
    const before = openStore(folder);
    const last = before.nextId();
    before.add(message(last), [1]);
    before.close();
    const after = openStore(folder, { nowMs: NOW_MS - 60_000 });
    t.after(() => after.close());
    assert.ok(after.nextId() > last);
  });

  test('never gives the number of a deleted subscription to another', (t) => {
    const store = openStore();
    t.after(() => store.close());
    const first = store.saveSubscription('one', '{}');
    store.deleteSubscription(first);
    assert.notEqual(store.saveSubscription('other', '{}'), first);
  });

  test('gathers what one turn of the event loop does into one commit', async (t) => {
    const store = openStore();
    t.after(() => store.close());
    store.add(message(1), [1]);
    const first = store.committed();
    store.add(message(2), [1]);
    assert.equal(store.committed(), first);
    await first;
    store.add(message(3), [1]);
    assert.notEqual(store.committed(), first);
    await store.committed();
  });
});
