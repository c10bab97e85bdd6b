import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type MemoryWarehouse, memoryWarehouse } from '../memory-warehouse.ts';
import { ORDERS, warehouseOfOrders } from './orders.ts';

let warehouse: MemoryWarehouse;
before(async () => {
  warehouse = await warehouseOfOrders();
});
after(() => warehouse.close());

describe('changes', () => {
  const run = (sql: string) => warehouse.engine.run({ sql, parameters: [], defaultDataset: 'shop' });

  test('INSERT, UPDATE, MERGE, DELETE and TRUNCATE say how many rows they touched', async () => {
    await warehouse.catalogue.ensureTable('shop', 'stock', ORDERS.slice(0, 2));
    const changes = [
      ["INSERT INTO stock (id, amount) VALUES ('a', 1), ('b', 2)", 'INSERT', 2],
      ['INSERT INTO stock (id, amount) SELECT CONCAT(id, "2"), amount FROM stock', 'INSERT', 2],
      ["UPDATE stock SET amount = amount + 1 WHERE id = 'a'", 'UPDATE', 1],
      [
        `MERGE INTO stock t USING (SELECT 'a' AS id, 9 AS amount UNION ALL SELECT 'c', 3) s ON t.id = s.id
         WHEN MATCHED THEN UPDATE SET amount = s.amount WHEN NOT MATCHED THEN INSERT (id, amount) VALUES (s.id, s.amount)`,
        'MERGE',
        2,
      ],
      ["DELETE FROM stock WHERE id LIKE '%2'", 'DELETE', 2],
    ] as const;
    for (const [sql, kind, affectedRows] of changes) {
      assert.deepEqual(await run(sql), { kind, affectedRows, columns: [], rows: [] }, sql);
    }
    const left = await warehouse.column("SELECT FORMAT('%s=%d', id, amount) FROM stock ORDER BY id");
    assert.deepEqual(left, ['a=9', 'b=2', 'c=3']);
    await run('TRUNCATE TABLE stock');
    assert.deepEqual(await warehouse.column('SELECT COUNT(*) FROM stock'), ['0']);
  });

  test('a REPEATED column that is left out is empty', async () => {
    await run("INSERT INTO orders (id) VALUES ('empty')");
    const sql = "SELECT ARRAY_LENGTH(tags) + ARRAY_LENGTH(lines) FROM orders WHERE id = 'empty'";
    assert.deepEqual(await warehouse.column(sql), ['0']);
    await run("DELETE FROM orders WHERE id = 'empty'");
  });

  test('a REQUIRED column takes no NULL', async () => {
    await assert.rejects(run('INSERT INTO orders (id, amount) VALUES (NULL, 1)'), { reason: 'invalidQuery' });
  });

  test('a failed change leaves the next one unharmed', async () => {
    await assert.rejects(run('UPDATE orders SET amount = DIV(1, 0) WHERE TRUE'));
    assert.equal((await run('UPDATE orders SET amount = amount WHERE TRUE')).affectedRows, 3);
  });
});

test('a query that needs more memory than there is says so', async () => {
  const small = await memoryWarehouse();
  const sql = `SELECT MAX(s) FROM (SELECT s, ROW_NUMBER() OVER (ORDER BY s) AS r FROM (
    SELECT CONCAT(TO_HEX(MD5(CAST(x AS STRING))), REPEAT('x', 100)) AS s FROM UNNEST(GENERATE_ARRAY(1, 3000000)) AS x))`;
  await assert.rejects(small.column(sql), { reason: 'resourcesExceeded', message: /^Resources exceeded/ });
  assert.deepEqual(await small.column('SELECT 1'), ['1']);
  await small.close();
});
