import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { createTurn, type TurnHooks } from '../../../local/turn.ts';

function world(hooks: TurnHooks = {}) {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE numbers (n INTEGER)');
  const turn = createTurn(db, hooks);
  return {
    turn,
    write(n: number) {
      turn.begin();
      db.prepare('INSERT INTO numbers VALUES (?)').run(n);
    },
    stored: () =>
      db
        .prepare('SELECT n FROM numbers')
        .all()
        .map(({ n }) => n),
  };
}

describe('a turn', () => {
  test('commits what was written in it once it is over', async () => {
    const order: string[] = [];
    const { turn, write, stored } = world({
      beforeCommit: () => order.push('before'),
      afterCommit: () => order.push('after'),
    });
    write(1);
    write(2);
    await turn.committed();
    assert.deepEqual(stored(), [1, 2]);
    assert.deepEqual(order, ['before', 'after']);
  });

  test('that fails is rolled back, tells those who wait, and leaves the next one alone', async () => {
    let isBroken = true;
    let commits = 0;
    const { turn, write, stored } = world({
      beforeCommit: () => {
        if (isBroken) throw new Error('disk full');
      },
      afterCommit: () => {
        commits += 1;
      },
    });
    write(1);
    await assert.rejects(turn.committed(), /disk full/);
    assert.deepEqual([stored(), commits], [[], 0]);
    isBroken = false;
    write(2);
    await turn.committed();
    assert.deepEqual([stored(), commits], [[2], 1]);
  });
});
