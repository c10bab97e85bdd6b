import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { BigQueryRow, BigQueryTarget } from '../../../../../local/pubsub/bigquery.ts';
import { messageMapper, SchemaMismatchError } from '../../../../../local/warehouse/rows/message.ts';
import type { Column, ColumnType } from '../../../../../local/warehouse/schema/column.ts';

function column(name: string, type: ColumnType, mode: Column['mode'] = 'NULLABLE'): Column {
  return { name, type, mode };
}

const METADATA = [
  column('subscription_name', 'STRING'),
  column('message_id', 'STRING'),
  column('publish_time', 'TIMESTAMP'),
  column('attributes', 'STRING'),
];

function message(data: string | Buffer, rest: Partial<BigQueryRow> = {}): BigQueryRow {
  return {
    data: Buffer.from(data),
    attributes: { kind: 'test' },
    orderingKey: '',
    messageId: '42',
    publishTime: '1970-01-01T00:00:01.123456789Z',
    subscriptionName: 'projects/p/subscriptions/s',
    ...rest,
  };
}

function target(rest: Partial<BigQueryTarget> = {}): BigQueryTarget {
  return { table: 'p.d.t', useTableSchema: true, writeMetadata: false, dropUnknownFields: false, ...rest };
}

describe("a subscription that uses the table's schema", () => {
  test('writes the fields of the message', () => {
    const map = messageMapper([column('a', 'INTEGER')], target());
    assert.deepEqual(map(message('{"a": 1}')), { ok: true, cells: [1n] });
  });
  test('keeps all digits of a whole number of 64 bits', () => {
    const map = messageMapper([column('a', 'INTEGER')], target());
    assert.deepEqual(map(message('{"a": 9007199254740993}')), { ok: true, cells: [9_007_199_254_740_993n] });
    assert.deepEqual(map(message('{"a": -9223372036854775808}')), { ok: true, cells: [-(2n ** 63n)] });
  });
  test('reads a long fraction as a number beside long whole numbers', () => {
    const map = messageMapper([column('a', 'FLOAT')], target());
    assert.deepEqual(map(message('{"a": 1.00000000000000000001}')), { ok: true, cells: [1] });
  });

  const rejected: readonly [title: string, data: string | Buffer, reason: string][] = [
    ['what is not JSON', '{', 'message: not JSON'],
    ['an empty message', '', 'message: not JSON'],
    ['what is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'message: not UTF-8'],
    ['what begins with a byte order mark', '\ufeff{"a": 1}', 'message: not JSON'],
    ['an array', '[{"a": 1}]', 'message: expected a JSON object, got an array'],
  ];
  for (const [title, data, reason] of rejected) {
    test(`rejects ${title}`, () => {
      assert.deepEqual(messageMapper([column('a', 'INTEGER')], target())(message(data)), {
        ok: false,
        reason,
      });
    });
  }
});

describe('write_metadata', () => {
  const map = messageMapper([column('a', 'STRING'), ...METADATA], target({ writeMetadata: true }));
  const cells = ['x', 'projects/p/subscriptions/s', '42', 1_123_456n, '{"kind":"test"}'];

  test('fills the four columns, the publish time to the microsecond', () => {
    assert.deepEqual(map(message('{"a": "x"}')), { ok: true, cells });
  });
  test('goes before fields of the same names', () => {
    assert.deepEqual(map(message('{"a": "x", "message_id": 5}')), { ok: true, cells });
  });
  test('has the ordering key among the attributes', () => {
    const result = map(message('{"a": "x"}', { orderingKey: 'k' }));
    assert.deepEqual(result.ok && result.cells[4], '{"kind":"test","orderingKey":"k"}');
  });
  test('needs all four columns', () => {
    assert.throws(() => messageMapper(METADATA.slice(1), target({ writeMetadata: true })), {
      name: SchemaMismatchError.name,
      message: 'write_metadata needs a column subscription_name of type STRING, the table has no such column',
    });
  });
  test('needs columns of the right types', () => {
    const columns = [...METADATA.slice(0, 3), column('attributes', 'INTEGER')];
    assert.throws(() => messageMapper(columns, target({ writeMetadata: true })), {
      message:
        'write_metadata needs a column attributes of type STRING or JSON, the table has INTEGER NULLABLE',
    });
  });
  test('is not read from the message when it is off', () => {
    const off = messageMapper([column('a', 'STRING'), ...METADATA], target());
    const result = off(message('{"a": "x", "message_id": "from the message"}'));
    assert.deepEqual(result.ok && result.cells[2], 'from the message');
  });
});

describe('a subscription without a schema', () => {
  const cases: readonly [ColumnType, string | Buffer, unknown][] = [
    ['STRING', 'any text', { ok: true, cells: ['any text'] }],
    ['STRING', '', { ok: true, cells: [''] }],
    ['BYTES', Buffer.from([0, 255]), { ok: true, cells: [Buffer.from([0, 255])] }],
    ['JSON', '{"a": 1}', { ok: true, cells: ['{"a": 1}'] }],
    ['STRING', Buffer.from([255]), { ok: false, reason: 'data: STRING takes UTF-8' }],
    [
      'JSON',
      '{',
      { ok: false, reason: 'data: JSON takes a string that holds JSON, got a string of 1 characters' },
    ],
  ];
  for (const [type, data, expected] of cases) {
    test(`writes ${JSON.stringify(String(data))} into a ${type} column called data`, () => {
      assert.deepEqual(
        messageMapper([column('data', type)], target({ useTableSchema: false }))(message(data)),
        expected,
      );
    });
  }
  test('adds the metadata where it is asked to', () => {
    const map = messageMapper(
      [column('data', 'STRING'), ...METADATA],
      target({ useTableSchema: false, writeMetadata: true }),
    );
    const result = map(message('x'));
    assert.deepEqual(result.ok && result.cells.slice(0, 3), ['x', 'projects/p/subscriptions/s', '42']);
  });
  test('needs a column called data', () => {
    assert.throws(() => messageMapper([column('a', 'STRING')], target({ useTableSchema: false })), {
      name: SchemaMismatchError.name,
      message: /^a subscription without a schema needs a column data of type BYTES or STRING or JSON/,
    });
  });
});
