import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { MemoryWarehouse } from '../memory-warehouse.ts';
import { warehouseOfOrders } from './orders.ts';

let warehouse: MemoryWarehouse;
before(async () => {
  warehouse = await warehouseOfOrders();
});
after(() => warehouse.close());

describe('literals and names', () => {
  test('any text in a string literal comes back as it is', async () => {
    const escapes: Record<string, string> = {
      '\\': '\\\\',
      "'": "\\'",
      '\n': '\\n',
      '\r': '\\r',
      '\0': '\\x00',
    };
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 20 }), async (value) => {
        const literal = `'${value.replace(/[\\'\n\r\0]/g, (c) => escapes[c] ?? c)}'`;
        assert.deepEqual(await warehouse.column(`SELECT ${literal}`), [value]);
      }),
      { numRuns: 200, examples: [["it's"], ['\\d'], ['a\nb'], ['"'], ['`'], ['--'], ['?'], ['@x']] },
    );
  });
  test('an alias in backticks keeps its spelling', async () => {
    assert.deepEqual(Object.keys(await warehouse.row('SELECT 1 AS `Total Amount`, 2 AS `select`')), [
      'Total Amount',
      'select',
    ]);
  });
  test('columns without a name are called f0_, f1_', async () => {
    const sql = 'SELECT COUNT(*), id, MAX(amount), id AS other FROM orders GROUP BY id';
    assert.deepEqual(Object.keys(await warehouse.row(sql)), ['f0_', 'id', 'f1_', 'other']);
  });
  test('two result columns of one name are refused', async () => {
    const message = /Duplicate column names in the result are not supported. Found duplicate\(s\): id/;
    await assert.rejects(warehouse.row('SELECT id, id FROM orders'), { reason: 'invalidQuery', message });
  });
});

test('the rows of SELECT AS STRUCT are columns, and structs in a query around it', async () => {
  assert.deepEqual(await warehouse.row('SELECT AS STRUCT 1 AS a, 2 AS b'), {
    a: ['INTEGER', '1'],
    b: ['INTEGER', '2'],
  });
  assert.deepEqual(await warehouse.column('SELECT (SELECT AS STRUCT 1 AS a, 2 AS b).b'), ['2']);
});

describe('queries', () => {
  const queries: readonly [title: string, sql: string, column: readonly unknown[]][] = [
    [
      'EXCEPT leaves columns out',
      'SELECT * EXCEPT (amount, at, tags, lines) FROM orders ORDER BY 1',
      ['a', 'b', 'b'],
    ],
    [
      'QUALIFY filters by a window',
      'SELECT amount FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY at DESC) = 1 ORDER BY amount',
      ['10', '30'],
    ],
    [
      'NULLs come first in an ascending order',
      'SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x',
      [null, '1', '2'],
    ],
    [
      'NULLs come last in a descending order',
      'SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x DESC',
      ['2', '1', null],
    ],
    [
      'UNNEST of a column joins its row',
      'SELECT tag FROM orders, UNNEST(tags) AS tag ORDER BY amount, tag',
      ['new', 'web', 'web'],
    ],
    [
      'UNNEST names its element without AS',
      'SELECT tag FROM orders o, UNNEST(o.tags) tag WHERE tag = "new"',
      ['new'],
    ],
    [
      'an element of a RECORD has fields',
      'SELECT line.sku FROM orders, UNNEST(lines) AS line ORDER BY line.count',
      ['x', 'y'],
    ],
    [
      'an element without a name shows its fields',
      'SELECT sku FROM orders, UNNEST(lines) ORDER BY sku',
      ['x', 'y'],
    ],
    [
      'offsets count from 0',
      'SELECT o FROM orders, UNNEST(tags) AS tag WITH OFFSET AS o WHERE tag = "web" ORDER BY o',
      ['0', '1'],
    ],
    ['an offset needs no name', 'SELECT offset FROM UNNEST(["a"]) AS x WITH OFFSET', ['0']],
    [
      'LEFT JOIN UNNEST keeps rows without elements',
      'SELECT COUNT(*) FROM orders LEFT JOIN UNNEST(tags) AS tag',
      ['4'],
    ],
    ['UNION ALL keeps duplicates', 'SELECT 1 AS n UNION ALL SELECT 2 ORDER BY n', ['1', '2']],
    ['a query may stand in parentheses', '(SELECT 1)', ['1']],
    ['a scalar subquery is a value', 'SELECT (SELECT MAX(amount) FROM orders)', ['30']],
    ['EXISTS takes a subquery', 'SELECT EXISTS(SELECT 1 FROM orders WHERE id = "a")', ['true']],
    [
      'a join may name its columns by USING',
      'SELECT COUNT(*) FROM orders AS x JOIN shop.orders AS y USING (id)',
      ['5'],
    ],
    ['a comment may end a query', 'SELECT 1 -- one\n# two\n/* three */', ['1']],
    [
      'AS VALUE makes a value of a row',
      'SELECT ARRAY_LENGTH(ARRAY(SELECT AS VALUE x FROM UNNEST([1, 2]) AS x))',
      ['2'],
    ],
    [
      'a recursive query ends',
      'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n ORDER BY i',
      ['1', '2', '3'],
    ],
    ['a comment that would end one of DuckDB does no harm', 'SELECT 1 -- */ , 2 AS hidden', ['1']],
    ['several statements give the result of the last', 'SELECT 1; SELECT 2;', ['2']],
    [
      'GROUP BY takes an expression',
      'SELECT TIMESTAMP_TRUNC(at, MONTH) AS m FROM orders GROUP BY m',
      ['2024-01-01T00:00:00Z'],
    ],
    [
      'GROUP BY ROLLUP adds a total',
      'SELECT GROUPING(id) FROM orders GROUP BY ROLLUP(id) ORDER BY 1',
      ['0', '0', '1'],
    ],
    [
      'GROUP BY GROUPING SETS groups by each set',
      'SELECT COUNT(*) FROM orders GROUP BY GROUPING SETS ((id), ()) ORDER BY 1',
      ['1', '2', '3'],
    ],
    [
      'GROUP BY CUBE groups by each subset',
      'SELECT COUNT(*) FROM orders GROUP BY CUBE (id) ORDER BY 1',
      ['1', '2', '3'],
    ],
    [
      'a STRUCT names its fields after their columns',
      'SELECT TO_JSON_STRING(STRUCT(id, o.amount, 1)) FROM orders AS o ORDER BY amount LIMIT 1',
      ['{"id":"a","amount":10,"_field_3":1}'],
    ],
    [
      'ARRAY_AGG of a STRUCT keeps the names',
      'SELECT ARRAY_AGG(STRUCT(id, amount) ORDER BY amount DESC LIMIT 1)[OFFSET(0)].amount FROM orders',
      ['30'],
    ],
    ['HAVING filters groups', 'SELECT id FROM orders GROUP BY id HAVING COUNT(*) > 1', ['b']],
    [
      'CASE chooses a value',
      'SELECT CASE WHEN amount > 15 THEN "big" ELSE "small" END FROM orders ORDER BY amount LIMIT 1',
      ['small'],
    ],
    ['a column compares to the text of a timestamp', "SELECT id FROM orders WHERE at = '2024-01-01'", ['a']],
  ];
  for (const [title, sql, column] of queries) {
    test(title, async () => {
      assert.deepEqual(await warehouse.column(sql), column);
    });
  }

  const refused: readonly [title: string, sql: string, message: string | RegExp][] = [
    ['an unknown column', 'SELECT id,\n  nope FROM orders', 'Unrecognized name: nope at [2:3]'],
    ['an unknown function', 'SELECT "x(", X(1)', 'Function not found: X at [1:14]'],
    ['a change of every row', 'DELETE FROM orders', 'DELETE must have a WHERE clause'],
    ['an UPDATE of every row', 'UPDATE orders SET amount = 1', 'UPDATE must have a WHERE clause'],
    ['a word that begins no statement', '\n SELEC', 'Syntax error: Unexpected identifier "SELEC" at [2:2]'],
    ['what cannot be parsed', 'SELECT 1 FROM orders WHERE', 'Syntax error: Unexpected "WHERE" at [1:22]'],
    ['a word too many', "SELECT 'ä😀' x y", 'Syntax error: Unexpected "y" at [1:15]'],
    ['a text without a statement', ' -- nothing', /^Syntax error/],
    [
      'another kind of statement',
      'GRANT SELECT ON t TO x',
      /isn't supported by the local warehouse|Syntax error/,
    ],
    [
      'a function written in SQL',
      'CREATE FUNCTION shop.f() AS (1)',
      /^Statement CREATE FUNCTION isn't supported/,
    ],
    [
      'time travel',
      "SELECT 1 FROM orders FOR SYSTEM_TIME AS OF TIMESTAMP '2024-01-01'",
      /FOR SYSTEM_TIME AS OF isn't supported/,
    ],
    [
      'a setting of DuckDB',
      'SET threads = 1',
      /^Statement SET STATEMENT isn't supported by the local warehouse$/,
    ],
    ['a system variable', 'SELECT @@project_id', /^System variable @@project_id isn't supported/],
    ['a name that would end a quoted one', 'SELECT 1 FROM shop.`x" AS y; --`', /^Not found: Table/],
    ['another database', 'ATTACH "x"', /^Statement ATTACH isn't supported by the local warehouse$/],
    ['a file of the machine', "SELECT * FROM '/etc/passwd'", /^Not found: Table/],
    [
      'a table function of DuckDB',
      'SELECT * FROM READ_CSV("x")',
      /^Function not found: READ_CSV at \[1:15\]$/,
    ],
    [
      'a comparison of types that do not fit',
      "SELECT 1 + 'a'",
      /^Could not choose a best candidate function[^\n]*$/,
    ],
    ['a field that a STRUCT lacks', 'SELECT STRUCT(1 AS a).b', /^Field name b does not exist in STRUCT$/],
    [
      'a call with arguments of other types',
      'SELECT TIMESTAMP_TRUNC(1, DAY)',
      /^No matching signature for function/,
    ],
  ];
  for (const [title, sql, message] of refused) {
    test(`${title} is refused`, async () => {
      await assert.rejects(warehouse.column(sql), { name: 'QueryError', message });
    });
  }
});
