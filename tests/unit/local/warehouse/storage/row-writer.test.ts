import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Column } from '../../../../../local/warehouse/schema/column.ts';
import type { Table } from '../../../../../local/warehouse/storage/catalogue.ts';
import { createRowWriter, type RowWriter } from '../../../../../local/warehouse/storage/row-writer.ts';
import { type MemoryWarehouse, memoryWarehouse } from '../memory-warehouse.ts';

const COLUMNS: readonly Column[] = [{ name: 'id', type: 'STRING', mode: 'REQUIRED' }];

let warehouse: MemoryWarehouse;
before(async () => {
  warehouse = await memoryWarehouse();
});
after(() => warehouse.close());

let count = 0;
let table: Table;
let writer: RowWriter;
beforeEach(async () => {
  count += 1;
  await warehouse.catalogue.ensureTable('shop', `t${count}`, COLUMNS);
  const made = warehouse.catalogue.table('shop', `t${count}`);
  assert.ok(made);
  table = made;
  writer = createRowWriter(warehouse.database);
});

const ids = () => warehouse.column(`SELECT id FROM shop.${table.name} ORDER BY id`);

describe('rows', () => {
  test('are seen by every query that begins after they are acknowledged', async () => {
    for (let n = 0; n < 20; n += 1) {
      await writer.append(table, [[`r${String(n).padStart(2, '0')}`]]);
      assert.equal((await ids()).length, n + 1);
    }
  });
  test('of many callers at once are all written', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => writer.append(table, [[`a${n}`], [`b${n}`]])));
    assert.equal(new Set(await ids()).size, 100);
  });
  test('may be none', async () => {
    await writer.append(table, []);
    assert.deepEqual(await ids(), []);
  });
  test('keep every character', async () => {
    const texts = ['', 'a\u0000b', 'ä€😀', '"\'\\\n', 'x'.repeat(100_000)];
    await writer.append(
      table,
      texts.map((text) => [text]),
    );
    assert.deepEqual(new Set(await ids()), new Set(texts));
  });
});

describe('a batch that DuckDB refuses', () => {
  const broken = [['x'], [null]];

  test('is rejected whole and leaves nothing behind, then or later', async () => {
    await assert.rejects(writer.append(table, broken), /NOT NULL constraint failed/);
    await writer.append(table, [['after']]);
    assert.deepEqual(await ids(), ['after']);
  });
  test('does not take down those that wait beside it', async () => {
    const results = await Promise.allSettled([
      writer.append(table, [['a']]),
      writer.append(table, broken),
      writer.append(table, [['b']]),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(await ids(), ['a', 'b']);
  });
  test('is not written after all when its buffers are collected', async () => {
    await assert.rejects(
      writer.append(table, [['buffered'], [['a list']]]),
      /A scalar column was given a list/,
    );
    await collectGarbage();
    await writer.append(table, [['after']]);
    assert.deepEqual(await ids(), ['after']);
  });
});

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (let round = 0; round < 3; round += 1) {
    collect();
    // Native objects are let go of in a later turn of the event loop.
    await new Promise(setImmediate);
  }
}
