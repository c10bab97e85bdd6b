/** Functions of columns of an outer query, whose types DuckDB doesn't know when it looks for a function. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Column } from '../../../../../local/warehouse/schema/column.ts';
import { type MemoryWarehouse, memoryWarehouse } from '../memory-warehouse.ts';

const EVENTS: readonly Column[] = [
  { name: 'id', type: 'INTEGER', mode: 'REQUIRED' },
  { name: 'at', type: 'TIMESTAMP', mode: 'NULLABLE' },
  { name: 'payload', type: 'STRING', mode: 'NULLABLE' },
  { name: 'body', type: 'JSON', mode: 'NULLABLE' },
  { name: 'tags', type: 'STRING', mode: 'REPEATED' },
];

let warehouse: MemoryWarehouse;
before(async () => {
  warehouse = await memoryWarehouse({ events: EVENTS });
  const payload = '{"data": {"recipients": [{"device_id": "d1"}, {"device_id": "d2"}]}}';
  await warehouse.engine.run({
    sql: `INSERT INTO events (id, at, payload, body, tags)
      VALUES (1, TIMESTAMP '2024-05-01 12:00:00Z', '${payload}', JSON '${payload}', ['2024-05-01', '2024-06-01'])`,
    parameters: [],
    defaultDataset: 'shop',
  });
});
after(() => warehouse.close());

describe('a function of a column of an outer query', () => {
  const queries: readonly [title: string, sql: string, column: readonly unknown[]][] = [
    [
      'recipients in a STRING',
      `SELECT JSON_VALUE(r, '$.device_id') AS d FROM events,
       UNNEST(JSON_QUERY_ARRAY(payload, '$.data.recipients')) AS r ORDER BY d`,
      ['d1', 'd2'],
    ],
    [
      'recipients in a JSON',
      `SELECT JSON_VALUE(r.device_id) AS d FROM events, UNNEST(JSON_QUERY_ARRAY(body, '$.data.recipients')) AS r ORDER BY d`,
      ['d1', 'd2'],
    ],
    [
      'JSON_VALUE in a scalar subquery',
      "SELECT (SELECT JSON_VALUE(e.payload, '$.data.recipients[1].device_id')) FROM events AS e",
      ['d2'],
    ],
    [
      'JSON_QUERY',
      "SELECT (SELECT JSON_QUERY(e.body, '$.data.recipients[0]')) FROM events AS e",
      ['{"device_id":"d1"}'],
    ],
    [
      'an element of a JSON',
      'SELECT (SELECT e.body.data.recipients[0].device_id) FROM events AS e',
      ['"d1"'],
    ],
    [
      'TIMESTAMP_ADD in EXISTS',
      'SELECT e.id FROM events e WHERE EXISTS (SELECT 1 FROM events x WHERE x.at <= TIMESTAMP_ADD(e.at, INTERVAL 1 DAY))',
      ['1'],
    ],
    [
      'TIMESTAMP_TRUNC',
      'SELECT (SELECT COUNT(*) FROM UNNEST(tags) AS t WHERE TIMESTAMP(t) >= TIMESTAMP_TRUNC(e.at, WEEK)) FROM events AS e',
      ['2'],
    ],
    [
      'DATE_ADD in a range of days',
      'SELECT day FROM events, UNNEST(GENERATE_DATE_ARRAY(DATE(at), DATE_ADD(DATE(at), INTERVAL 1 DAY))) AS day ORDER BY day',
      ['2024-05-01', '2024-05-02'],
    ],
    [
      'DATE_TRUNC in a range of months',
      `SELECT day FROM events, UNNEST(GENERATE_DATE_ARRAY(DATE_TRUNC(DATE(at), MONTH), '2024-06-30', INTERVAL 1 MONTH)) AS day
       ORDER BY day`,
      ['2024-05-01', '2024-06-01'],
    ],
    [
      'DATETIME in a zone',
      "SELECT (SELECT DATETIME(e.at, 'Asia/Tokyo')) FROM events AS e",
      ['2024-05-01T21:00:00'],
    ],
    ['TIME', 'SELECT (SELECT TIME(e.at)) FROM events AS e', ['12:00:00']],
    ['CAST', 'SELECT (SELECT CAST(e.id AS STRING)) FROM events AS e', ['1']],
    ['BYTE_LENGTH', 'SELECT (SELECT BYTE_LENGTH(e.tags[0])) FROM events AS e', ['10']],
  ];
  for (const [title, sql, column] of queries) {
    test(`may be ${title}`, async () => {
      assert.deepEqual(await warehouse.column(sql), column);
    });
  }
});
