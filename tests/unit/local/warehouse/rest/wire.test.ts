import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  blobValue,
  type DuckDBValue,
  dateValue,
  decimalValue,
  listValue,
  structValue,
  timestampTZValue,
  timestampValue,
  timeValue,
} from '@duckdb/node-api';
import { type TimestampFormat, wireRow } from '../../../../../local/warehouse/rest/wire.ts';
import type { Column, ColumnType } from '../../../../../local/warehouse/schema/column.ts';

function column(type: ColumnType, rest: Partial<Column> = {}): Column {
  return { name: 'x', type, mode: 'NULLABLE', ...rest };
}

function wire(value: DuckDBValue, of: Column, timestamps: TimestampFormat = 'FLOAT64') {
  return wireRow([value], [of], timestamps).f[0]?.v;
}

describe('a value on the wire', () => {
  const cases: readonly [ColumnType, DuckDBValue, unknown][] = [
    ['STRING', 'x', 'x'],
    ['STRING', null, null],
    ['INTEGER', 9_007_199_254_740_993n, '9007199254740993'],
    ['FLOAT', 1.5, '1.5'],
    ['FLOAT', Number.POSITIVE_INFINITY, 'Infinity'],
    ['BOOLEAN', false, 'false'],
    ['BYTES', blobValue(new Uint8Array([97, 98, 99])), 'YWJj'],
    ['NUMERIC', decimalValue(1_100_000_000n, 38, 9), '1.1'],
    ['NUMERIC', decimalValue(100_000_000_000n, 38, 9), '100'],
    ['NUMERIC', decimalValue(-1n, 38, 9), '-0.000000001'],
    ['DATE', dateValue(-1), '1969-12-31'],
    ['TIME', timeValue(1_500_000n), '00:00:01.500000'],
    ['DATETIME', timestampValue(86_400_000_000n), '1970-01-02T00:00:00'],
    ['DATETIME', timestampValue(-1n), '1969-12-31T23:59:59.999999'],
    ['JSON', '{"a":1}', '{"a":1}'],
  ];
  for (const [type, value, expected] of cases) {
    test(`${type} ${String(value)} is ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(wire(value, column(type)), expected);
    });
  }
});

describe('a TIMESTAMP on the wire', () => {
  const cases: readonly [bigint, TimestampFormat, string][] = [
    [1_700_000_000_123_456n, 'FLOAT64', '1700000000.123456'],
    [-500_000n, 'FLOAT64', '-0.500000'],
    [1_700_000_000_123_456n, 'INT64', '1700000000123456'],
    [1_700_000_000_123_456n, 'ISO8601_STRING', '2023-11-14T22:13:20.123456Z'],
    [-62_135_596_800_000_000n, 'ISO8601_STRING', '0001-01-01T00:00:00Z'],
    [253_402_300_799_999_999n, 'ISO8601_STRING', '9999-12-31T23:59:59.999999Z'],
  ];
  for (const [micros, format, expected] of cases) {
    test(`of ${micros} microseconds is ${expected} as ${format}`, () => {
      assert.equal(wire(timestampTZValue(micros), column('TIMESTAMP'), format), expected);
    });
  }
});

describe('nested values on the wire', () => {
  const fields = [column('INTEGER', { name: 'a' }), column('STRING', { name: 'b', mode: 'REPEATED' })];

  test('are lists of cells for REPEATED', () => {
    assert.deepEqual(wire(listValue([1n, null]), column('INTEGER', { mode: 'REPEATED' })), [
      { v: '1' },
      { v: null },
    ]);
  });
  test('are rows for RECORD, whatever the order of the entries', () => {
    const value = structValue({ b: listValue(['x']), a: 1n });
    assert.deepEqual(wire(value, column('RECORD', { fields })), { f: [{ v: '1' }, { v: [{ v: 'x' }] }] });
  });
  test('are an empty list for a NULL array, as BigQuery has none', () => {
    assert.deepEqual(wire(null, column('INTEGER', { mode: 'REPEATED' })), []);
  });
});
