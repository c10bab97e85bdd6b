import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { createClock } from '../../../../local/customerio/clock.ts';
import { openStore } from '../../../../local/customerio/store.ts';

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'customerio-store-'));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

/** The store as a new process would find it if this one were killed now. */
function afterKill(t: TestContext, dataDir: string) {
  const copy = folder(t);
  cpSync(dataDir, copy, { recursive: true });
  const store = openStore(copy);
  t.after(() => store.close());
  return store;
}

describe('the store', () => {
  it('has everything again that was committed', async (t) => {
    const dataDir = folder(t);
    const first = openStore(dataDir);
    const people = first.table<{ name: string }>('people');
    people.set('a', { name: 'Ann' });
    people.set('b', { name: 'Bob' });
    people.delete('b');
    people.set('__proto__', { name: 'Eve' });
    await first.committed();
    const second = afterKill(t, dataDir).table<{ name: string }>('people');
    assert.deepEqual([...second.entries()].sort(), [
      ['__proto__', { name: 'Eve' }],
      ['a', { name: 'Ann' }],
    ]);
  });

  it('commits the writes of one turn together', async (t) => {
    const dataDir = folder(t);
    const first = openStore(dataDir);
    const people = first.table<number>('people');
    for (let index = 0; index < 100; index += 1) people.set(String(index), index);
    assert.equal(afterKill(t, dataDir).table('people').size, 0);
    const turns = [first.committed(), first.committed()];
    assert.equal(turns[0], turns[1]);
    await turns[0];
    assert.equal(afterKill(t, dataDir).table('people').size, 100);
  });

  it('has nothing to wait for when nothing was written', async () => {
    const store = openStore();
    await store.committed();
    store.table<number>('people').set('a', 1);
    await store.committed();
    assert.equal(store.read('SELECT count(*) AS count FROM people').get()?.count, 1);
  });

  it('is empty after it was cleared, on disk too', async (t) => {
    const dataDir = folder(t);
    const store = openStore(dataDir);
    store.define('CREATE TABLE IF NOT EXISTS events (id TEXT)');
    store.table<number>('people').set('a', 1);
    store.write('INSERT INTO events VALUES (?)')('e');
    store.clear();
    await store.committed();
    const again = afterKill(t, dataDir);
    assert.equal(again.table('people').size, 0);
    assert.equal(again.read('SELECT count(*) AS count FROM events').get()?.count, 0);
  });
});

describe('the clock', () => {
  it('tells how far it is ahead, and starts there where it is told to', () => {
    let realMs = 1_000;
    const heard: number[] = [];
    const clock = createClock({
      realNow: () => realMs,
      aheadMs: 500,
      onSet: () => heard.push(clock.aheadMs()),
    });
    assert.equal(clock.now(), 1_500);
    realMs += 100;
    assert.equal(clock.aheadMs(), 500);
    clock.advance(1_000);
    clock.setSpeed(2);
    assert.deepEqual(heard, [1_500, 1_500]);
    realMs += 100;
    assert.equal(clock.aheadMs(), 1_600);
  });

  it('runs as fast as it is told, from where it stands', () => {
    let realMs = 1_000;
    const clock = createClock({ realNow: () => realMs, speed: 10 });
    realMs += 5;
    assert.equal(clock.now(), 1_050);
    clock.setSpeed(2);
    realMs += 5;
    assert.equal(clock.now(), 1_060);
    clock.advance(3_600_000);
    assert.equal(clock.now(), 3_601_060);
  });

  it('rings at its own time, at once when moved beyond it, and not when called off', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const clock = createClock({ realNow: Date.now, speed: 60 });
    const rung: string[] = [];
    clock.at(clock.now() + 3_600_000, () => rung.push('hour'));
    clock.at(clock.now() + 86_400_000, () => rung.push('day'));
    clock.at(clock.now() + 1_000, () => rung.push('never'))();
    t.mock.timers.tick(59_999);
    assert.deepEqual(rung, []);
    t.mock.timers.tick(1);
    assert.deepEqual(rung, ['hour']);
    clock.advance(86_400_000);
    t.mock.timers.tick(1);
    assert.deepEqual(rung, ['hour', 'day']);
  });

  it('waits longer than a timer can', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const clock = createClock({ realNow: Date.now });
    const month = 31 * 86_400_000;
    let rung = false;
    clock.at(clock.now() + month, () => {
      rung = true;
    });
    t.mock.timers.tick(month - 1);
    assert.equal(rung, false);
    t.mock.timers.tick(1);
    assert.equal(rung, true);
  });
});
