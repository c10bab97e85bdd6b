import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { MemoryWarehouse } from '../memory-warehouse.ts';
import { warehouseOfOrders } from './orders.ts';

let warehouse: MemoryWarehouse;
before(async () => {
  warehouse = await warehouseOfOrders();
});
after(() => warehouse.close());

const run = (sql: string, parameters = []) =>
  warehouse.engine.run({ sql, parameters, defaultDataset: 'shop' });

describe('a view', () => {
  before(async () => {
    await run(`CREATE VIEW big AS
      WITH kept AS (SELECT id, amount, at FROM shop.orders WHERE amount > 15) -- ; AS
      SELECT id, amount, STRUCT(id) AS record, "AS;" AS text FROM kept;`);
  });

  const queries: readonly [title: string, sql: string, column: readonly unknown[]][] = [
    ['is read by its name', 'SELECT amount FROM big ORDER BY amount', ['20', '30']],
    ['has an alias', 'SELECT b.amount FROM `shop.big` AS b ORDER BY 1', ['20', '30']],
    ['names its columns without an alias', 'SELECT big.record.id FROM big LIMIT 1', ['b']],
    ['is joined', 'SELECT COUNT(*) FROM orders JOIN big USING (id, amount)', ['2']],
    ['keeps its text', 'SELECT DISTINCT text FROM big', ['AS;']],
    ['is hidden by a query of its name', 'WITH big AS (SELECT 1 AS n) SELECT n FROM big', ['1']],
    [
      'takes no name from around it',
      'WITH orders AS (SELECT 1 AS n) SELECT COUNT(*) FROM big, orders',
      ['2'],
    ],
  ];
  for (const [title, sql, column] of queries) {
    test(title, async () => {
      assert.deepEqual(await warehouse.column(sql), column);
    });
  }

  test('sees rows that come later, and is made of other views', async () => {
    await run('CREATE VIEW IF NOT EXISTS biggest AS SELECT MAX(amount) AS m FROM shop.big');
    await run("INSERT INTO orders (id, amount) VALUES ('late', 99)");
    assert.deepEqual(await warehouse.column('SELECT m FROM biggest'), ['99']);
    await run("DELETE FROM orders WHERE id = 'late'");
  });
  test('is replaced only by OR REPLACE, and dropped', async () => {
    await run('CREATE VIEW one AS SELECT 1 AS n');
    await assert.rejects(run('CREATE VIEW one AS SELECT 2 AS n'), { reason: 'duplicate' });
    await run('CREATE VIEW IF NOT EXISTS one AS SELECT 3 AS n');
    assert.deepEqual(await warehouse.column('SELECT n FROM one'), ['1']);
    await run('CREATE OR REPLACE VIEW one AS SELECT 4 AS n');
    assert.deepEqual(await warehouse.column('SELECT n FROM one'), ['4']);
    await run('DROP VIEW one');
    await assert.rejects(run('SELECT n FROM one'), { reason: 'notFound' });
    await assert.rejects(run('DROP VIEW one'), { reason: 'notFound' });
    await run('DROP VIEW IF EXISTS one');
  });
  test('that contains itself is refused when it is read', async () => {
    await run('CREATE VIEW round AS SELECT 1 AS n');
    await run('CREATE OR REPLACE VIEW round AS SELECT n FROM shop.round');
    await assert.rejects(run('SELECT n FROM round'), { message: /Views are nested too deep$/ });
    await run('DROP VIEW round');
  });

  const refused: readonly [title: string, sql: string, message: RegExp][] = [
    [
      'a table without a dataset',
      'CREATE VIEW v AS SELECT 1 AS n FROM orders',
      /^In shop.v: Table "orders" must be qualified/,
    ],
    ['a wrong name', 'CREATE VIEW v AS SELECT nope FROM shop.orders', /^Unrecognized name: nope/],
    [
      'the name of a table',
      'CREATE VIEW shop.orders AS SELECT 1 AS n',
      /^Already Exists: Table my-project:shop.orders/,
    ],
    [
      'a query parameter',
      'CREATE VIEW v AS SELECT @x AS n',
      /^In shop.v: Query parameter @x can't be used in a view/,
    ],
    [
      'a dataset that is not there',
      'CREATE VIEW nowhere.v AS SELECT 1 AS n',
      /^Not found: Dataset my-project:nowhere/,
    ],
    [
      'rows put into it',
      "INSERT INTO big (id) VALUES ('x')",
      /^shop.big is a view; its rows can't be changed$/,
    ],
    [
      'a list of columns',
      'CREATE VIEW v (a) AS SELECT 1 AS n',
      /^A view with a list of columns isn't supported/,
    ],
  ];
  for (const [title, sql, message] of refused) {
    test(`refuses ${title}`, async () => {
      await assert.rejects(run(sql), { name: 'QueryError', message });
    });
  }
});

describe('a table function', () => {
  before(async () => {
    await run(`CREATE TABLE FUNCTION shop.orders_between(start_at TIMESTAMP, least INT64) AS
      SELECT id, amount FROM shop.orders WHERE at >= start_at AND amount >= least`);
  });

  test('is called with literals and with query parameters', async () => {
    const literal = "SELECT id FROM shop.orders_between('2024-01-02', 1) ORDER BY amount";
    assert.deepEqual(await warehouse.column(literal), ['b', 'b']);
    const least = { name: 'least', type: { type: 'INT64' }, value: '25' };
    const bound =
      'SELECT f.amount FROM `my-project.shop.orders_between`(TIMESTAMP "2024-01-01", @least) AS f';
    assert.deepEqual(await warehouse.column(bound, [least]), ['30']);
  });
  test('is joined to a table', async () => {
    const sql =
      "SELECT COUNT(*) FROM orders AS o JOIN shop.orders_between('2024-01-03', 1) AS f ON o.id = f.id";
    assert.deepEqual(await warehouse.column(sql), ['2']);
  });
  test('refuses another number of arguments', async () => {
    await assert.rejects(run('SELECT 1 FROM shop.orders_between(1)'), {
      message: /expected 2 arguments, got 1$/,
    });
  });
  test('is no table', async () => {
    await assert.rejects(run('SELECT 1 FROM shop.orders_between'), { reason: 'notFound' });
  });
});

test('DROP TABLE drops a table', async () => {
  await warehouse.catalogue.ensureTable('shop', 'gone', [{ name: 'n', type: 'INTEGER', mode: 'NULLABLE' }]);
  await run('DROP TABLE shop.gone');
  assert.equal(warehouse.catalogue.table('shop', 'gone'), undefined);
  await assert.rejects(run('DROP TABLE shop.gone'), { reason: 'notFound' });
});
