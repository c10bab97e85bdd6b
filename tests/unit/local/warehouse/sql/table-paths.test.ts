import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { MemoryWarehouse } from '../memory-warehouse.ts';
import { warehouseOfOrders } from './orders.ts';

let warehouse: MemoryWarehouse;
before(async () => {
  warehouse = await warehouseOfOrders();
});
after(() => warehouse.close());

describe('table paths', () => {
  const paths = [
    'orders',
    'shop.orders',
    '`shop.orders`',
    '`shop`.`orders`',
    'my-project.shop.orders',
    '`my-project`.shop.orders',
    '`my-project.shop`.orders',
    '`my-project.shop.orders`',
    '`my-project`.`shop`.`orders`',
    '`my-project.shop.orders` AS o',
  ];
  for (const path of paths) {
    test(`${path} is found`, async () => {
      assert.deepEqual(await warehouse.column(`SELECT COUNT(*) FROM ${path}`), ['3']);
    });
  }

  const missing = [
    ['shop.nothing', 'Not found: Table my-project:shop.nothing was not found in location US'],
    ['Orders', 'Not found: Table my-project:shop.Orders was not found in location US'],
    ['nowhere.orders', 'Not found: Dataset my-project:nowhere was not found in location US'],
    ['`other-project.shop.orders`', 'Not found: Dataset other-project:shop was not found in location US'],
  ] as const;
  for (const [path, message] of missing) {
    test(`${path} is not found`, async () => {
      await assert.rejects(warehouse.column(`SELECT 1 FROM ${path}`), { reason: 'notFound', message });
    });
  }

  test('a table without a dataset needs a default one', async () => {
    const run = warehouse.engine.run({
      sql: 'SELECT 1 FROM orders',
      parameters: [],
      defaultDataset: undefined,
    });
    const message = 'Table "orders" must be qualified with a dataset (e.g. dataset.table).';
    await assert.rejects(run, { reason: 'invalidQuery', message });
  });
  test('a query of a WITH clause goes before a table of the same name', async () => {
    assert.deepEqual(await warehouse.column('WITH orders AS (SELECT 7 AS n) SELECT n FROM orders'), ['7']);
  });
});
