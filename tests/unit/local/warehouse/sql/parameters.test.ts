import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type {
  Parameter,
  ParameterType,
  ParameterValue,
} from '../../../../../local/warehouse/sql/parameters.ts';
import { translate } from '../../../../../local/warehouse/sql/translate.ts';
import type { MemoryWarehouse } from '../memory-warehouse.ts';
import { warehouseOfOrders } from './orders.ts';

let warehouse: MemoryWarehouse;
before(async () => {
  warehouse = await warehouseOfOrders();
});
after(() => warehouse.close());

function named(name: string, type: string | ParameterType, value: ParameterValue): Parameter {
  return { name, type: typeof type === 'string' ? { type } : type, value };
}

describe('parameters', () => {
  const cases: readonly [
    type: string | ParameterType,
    value: ParameterValue,
    wireType: string,
    wire: unknown,
  ][] = [
    ['STRING', "it's; DROP TABLE orders --", 'STRING', "it's; DROP TABLE orders --"],
    ['STRING', null, 'STRING', null],
    ['INT64', '9007199254740993', 'INTEGER', '9007199254740993'],
    ['FLOAT64', '1.5', 'FLOAT', '1.5'],
    ['NUMERIC', '1.10', 'NUMERIC', '1.1'],
    ['BOOL', 'true', 'BOOLEAN', 'true'],
    ['TIMESTAMP', '2024-01-01T12:00:00.5Z', 'TIMESTAMP', '2024-01-01T12:00:00.500000Z'],
    ['DATE', '2024-01-01', 'DATE', '2024-01-01'],
    ['DATETIME', '2024-01-01 12:00:00', 'DATETIME', '2024-01-01T12:00:00'],
    ['TIME', '12:00:00', 'TIME', '12:00:00'],
    ['JSON', '{"a":1}', 'JSON', '{"a":1}'],
    ['BYTES', 'YWJj', 'BYTES', 'YWJj'],
    [
      { type: 'ARRAY', arrayType: { type: 'INT64' } },
      ['1', '2'],
      'INTEGER REPEATED',
      [{ v: '1' }, { v: '2' }],
    ],
    [{ type: 'ARRAY', arrayType: { type: 'BOOL' } }, ['true'], 'BOOLEAN REPEATED', [{ v: 'true' }]],
    [
      { type: 'ARRAY', arrayType: { type: 'TIMESTAMP' } },
      ['2024-01-01T00:00:00Z'],
      'TIMESTAMP REPEATED',
      [{ v: '2024-01-01T00:00:00Z' }],
    ],
    [
      {
        type: 'STRUCT',
        structTypes: [
          { name: 'a', type: { type: 'INT64' } },
          { name: 'b', type: { type: 'STRING' } },
        ],
      },
      { a: '1', b: 'x' },
      'RECORD',
      { f: [{ v: '1' }, { v: 'x' }] },
    ],
  ];
  for (const [type, value, wireType, wire] of cases) {
    test(`${JSON.stringify(type)} takes ${JSON.stringify(value)}`, async () => {
      assert.deepEqual(await warehouse.row('SELECT @x AS x', [named('x', type, value)]), {
        x: [wireType, wire],
      });
    });
  }

  test('any text comes back as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (value) => {
        assert.deepEqual(await warehouse.column('SELECT @x', [named('x', 'STRING', value)]), [value]);
      }),
      { numRuns: 200 },
    );
  });

  test('values never become part of the SQL', () => {
    const names = {
      project: 'p',
      defaultDataset: undefined,
      hasDataset: () => true,
      hasTable: () => true,
      namedQuery: () => undefined,
    };
    const parameters = [named('x', 'STRING', 'secret')];
    const [statement] = translate({ sql: 'SELECT @x, @x LIMIT 1', parameters, names });
    assert.ok(!statement?.sql.includes('secret'));
    assert.deepEqual(statement?.values, ['secret']);
  });

  test('positional parameters are numbered as they are in the text, not in the tree', async () => {
    const parameters = ['1', '2', '3'].map((value) => ({ name: undefined, type: { type: 'INT64' }, value }));
    const sql = `WITH a AS (SELECT ? AS n) -- really?
      SELECT n, ? AS o, '?' AS p, ? AS q FROM a`;
    const row = await warehouse.row(sql, parameters);
    assert.deepEqual(
      Object.values(row).map(([, value]) => value),
      ['1', '2', '?', '3'],
    );
  });

  test('a name may be used in other places than expressions', async () => {
    const parameters = [named('n', 'INT64', '1'), named('days', 'INT64', '2')];
    const sql = `SELECT id FROM orders WHERE at >= TIMESTAMP_SUB(TIMESTAMP '2024-01-04', INTERVAL @days DAY)
      ORDER BY at LIMIT @n`;
    assert.deepEqual(await warehouse.column(sql, parameters), ['b']);
  });

  test('a missing one is named with its place', async () => {
    const message = "Query parameter 'y' not found at [1:8]";
    await assert.rejects(warehouse.column('SELECT @y'), { reason: 'invalidQuery', message });
  });

  test('one that is not used does no harm', async () => {
    assert.deepEqual(await warehouse.column('SELECT 1', [named('x', 'STRING', 'x')]), ['1']);
  });

  test('text that is not of the type is refused', async () => {
    await assert.rejects(warehouse.column('SELECT @x', [named('x', 'INT64', 'one')]), {
      reason: 'invalidQuery',
    });
  });
});
