/** Rows as BigQuery subscriptions deliver them, read back through SQL. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BigQueryRow, BigQueryTarget } from '../../../local/pubsub/bigquery.ts';
import type { Column } from '../../../local/warehouse/schema/column.ts';
import { loadTables } from '../../../local/warehouse/schema/load.ts';
import { type RunningWarehouse, startWarehouse } from '../../../local/warehouse/server.ts';

const METADATA: readonly Column[] = [
  { name: 'subscription_name', type: 'STRING', mode: 'NULLABLE' },
  { name: 'message_id', type: 'STRING', mode: 'NULLABLE' },
  { name: 'publish_time', type: 'TIMESTAMP', mode: 'NULLABLE' },
  { name: 'attributes', type: 'JSON', mode: 'NULLABLE' },
];
const EVERYTHING: readonly Column[] = [
  { name: 'id', type: 'STRING', mode: 'REQUIRED' },
  { name: 'bytes', type: 'BYTES', mode: 'NULLABLE' },
  { name: 'whole', type: 'INTEGER', mode: 'NULLABLE' },
  { name: 'fraction', type: 'FLOAT', mode: 'NULLABLE' },
  { name: 'price', type: 'NUMERIC', mode: 'NULLABLE' },
  { name: 'big', type: 'BIGNUMERIC', mode: 'NULLABLE' },
  { name: 'yes', type: 'BOOLEAN', mode: 'NULLABLE' },
  { name: 'instant', type: 'TIMESTAMP', mode: 'NULLABLE' },
  { name: 'day', type: 'DATE', mode: 'NULLABLE' },
  { name: 'clock', type: 'TIME', mode: 'NULLABLE' },
  { name: 'civil', type: 'DATETIME', mode: 'NULLABLE' },
  { name: 'document', type: 'JSON', mode: 'NULLABLE' },
  { name: 'tags', type: 'STRING', mode: 'REPEATED' },
  { name: 'stamps', type: 'TIMESTAMP', mode: 'REPEATED' },
  {
    name: 'people',
    type: 'RECORD',
    mode: 'REPEATED',
    fields: [
      { name: 'name', type: 'STRING', mode: 'NULLABLE' },
      { name: 'born', type: 'DATE', mode: 'NULLABLE' },
      { name: 'codes', type: 'INTEGER', mode: 'REPEATED' },
    ],
  },
  ...METADATA,
];

let warehouse: RunningWarehouse;
before(async () => {
  const tables = loadTables(new URL('../../../schemas/tables/', import.meta.url));
  const raw: readonly Column[] = [{ name: 'data', type: 'BYTES', mode: 'NULLABLE' }];
  warehouse = await startWarehouse({
    project: 'my-project',
    tables: { ...tables, everything: EVERYTHING, raw },
  });
});
after(() => warehouse.close());

function target(table: string, rest: Partial<BigQueryTarget> = {}): BigQueryTarget {
  const path = `my-project.customerio.${table}`;
  return { table: path, useTableSchema: true, writeMetadata: true, dropUnknownFields: false, ...rest };
}

function message(data: object | string, messageId = '1'): BigQueryRow {
  return {
    data: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)),
    attributes: { kind: 'test' },
    orderingKey: '',
    messageId,
    publishTime: '2024-05-01T12:00:00.123Z',
    subscriptionName: 'projects/my-project/subscriptions/s',
  };
}

async function select(sql: string): Promise<unknown[][]> {
  const body = JSON.stringify({
    query: sql,
    useLegacySql: false,
    formatOptions: { timestampOutputFormat: 'ISO8601_STRING' },
  });
  const response = await fetch(`${warehouse.url}/projects/my-project/queries`, { method: 'POST', body });
  const answer: unknown = await response.json();
  assert.equal(response.status, 200, JSON.stringify(answer));
  const rows: { f: { v: unknown }[] }[] = Object(answer).rows;
  return rows.map(({ f }) => f.map(({ v }) => v));
}

describe('a message', () => {
  test('comes back through SQL with every type as it was', async () => {
    const data = {
      ...{
        id: 'all',
        bytes: 'YWJj',
        whole: 5,
        fraction: 1.5,
        price: '1.10',
        big: '0.000000000000000001',
        yes: true,
      },
      ...{
        instant: '2024-05-01T12:00:00.123456+02:00',
        day: '2024-02-29',
        clock: '12:34:56.5',
        civil: '2024-05-01 12:00:00',
      },
      ...{ document: '{"a":[1,{"b":null}]}', tags: ['x', 'y'], stamps: ['1970-01-01T00:00:00Z', 1] },
      people: [{ name: 'ä', born: '2000-01-01', codes: [1, 2] }, { name: null }],
    };
    assert.deepEqual(await warehouse.append(target('everything'), [message(data)]), [null]);
    const v = (...values: unknown[]) => values.map((value) => ({ v: value }));
    assert.deepEqual(await select("SELECT * FROM customerio.everything WHERE id = 'all'"), [
      [
        ...['all', 'YWJj', '5', '1.5', '1.1', '0.000000000000000001', 'true', '2024-05-01T10:00:00.123456Z'],
        ...['2024-02-29', '12:34:56.500000', '2024-05-01T12:00:00', '{"a":[1,{"b":null}]}'],
        v('x', 'y'),
        v('1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000001Z'),
        v({ f: v('ä', '2000-01-01', v('1', '2')) }, { f: v(null, null, []) }),
        ...['projects/my-project/subscriptions/s', '1', '2024-05-01T12:00:00.123000Z', '{"kind":"test"}'],
      ],
    ]);
  });
  test('that does not fit is rejected with a reason, and the others of its batch are written', async () => {
    const batch = [
      message({ id: 'first' }, 'b1'),
      message({ whole: 1 }, 'b2'),
      message('nonsense', 'b3'),
      message({ id: 'x', whole: '1' }, 'b4'),
      message({ id: 'x', more: 1 }, 'b5'),
      message({ id: 'last' }, 'b6'),
    ];
    assert.deepEqual(await warehouse.append(target('everything'), batch), [
      null,
      'id: REQUIRED, got nothing',
      'message: not JSON',
      'whole: INTEGER takes a whole number of 64 bits (not a string), got a string of 1 characters',
      'more: the table has no such column',
      null,
    ]);
    const sql = "SELECT message_id FROM customerio.everything WHERE message_id LIKE 'b%' ORDER BY message_id";
    assert.deepEqual(await select(sql), [['b1'], ['b6']]);
  });
  test('loses unknown fields only where the subscription drops them', async () => {
    const rows = [message({ id: 'dropped', more: 1 })];
    const results = await warehouse.append(target('everything', { dropUnknownFields: true }), rows);
    assert.deepEqual(results, [null]);
  });
  test('goes into `data` as it is where no schema is used', async () => {
    const raw = target('raw', { useTableSchema: false, writeMetadata: false });
    assert.deepEqual(await warehouse.append(raw, [message('\u0000 anything')]), [null]);
    assert.deepEqual(await select('SELECT data FROM customerio.raw'), [
      [Buffer.from('\u0000 anything').toString('base64')],
    ]);
  });
  test('may be delivered twice and is then there twice', async () => {
    for (let delivery = 0; delivery < 2; delivery += 1) {
      await warehouse.append(target('everything'), [message({ id: 'twice' })]);
    }
    assert.deepEqual(await select("SELECT COUNT(*) FROM customerio.everything WHERE id = 'twice'"), [['2']]);
  });
});

describe('a subscription', () => {
  test('to a table that is not there fails as a whole', async () => {
    await assert.rejects(warehouse.append(target('nope'), [message({})]), {
      name: 'TableNotFoundError',
      message:
        'Table my-project.customerio.nope was not found; this warehouse holds tables of project my-project',
    });
  });
  test('to a table of another project fails as a whole', async () => {
    await assert.rejects(warehouse.append({ ...target('raw'), table: 'other.customerio.raw' }, []), {
      name: 'TableNotFoundError',
    });
  });
  test('may name its table with a colon, as Google does', async () => {
    const colon = { ...target('everything'), table: 'my-project:customerio.everything' };
    assert.deepEqual(await warehouse.append(colon, [message({ id: 'colon' })]), [null]);
  });
  test('whose table lacks the columns for metadata fails as a whole', async () => {
    await assert.rejects(warehouse.append(target('raw', { useTableSchema: false }), [message('x')]), {
      name: 'SchemaMismatchError',
      message: /^write_metadata needs a column subscription_name/,
    });
  });
});

describe('the tables of this repository', () => {
  test('take a delivery event and answer a query on its payload', async () => {
    const event = {
      ...{
        event_id: '01E4C4CT6YDC7Y5M7FE1GWWPQJ',
        metric: 'opened',
        object_type: 'email',
        timestamp_source: 'event',
      },
      ...{ timestamp: '2024-05-01T12:00:00Z', received_at: '2024-05-01T12:00:01Z', machine: false },
      payload: '{"data":{"delivery_id":"RPILAgUBcRhIBqSfeiIwdIYJKxTY"},"n":1.10}',
    };
    assert.deepEqual(await warehouse.append(target('delivery_events'), [message(event)]), [null]);
    const sql = `SELECT event_id, machine, JSON_VALUE(payload, '$.data.delivery_id'), payload
      FROM \`my-project.customerio.delivery_events\` WHERE timestamp >= '2024-05-01'`;
    assert.deepEqual(await select(sql), [
      [event.event_id, 'false', 'RPILAgUBcRhIBqSfeiIwdIYJKxTY', event.payload],
    ]);
  });
});
