import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Cell } from '../../../../../local/warehouse/rows/cell.ts';
import { rowCoercer } from '../../../../../local/warehouse/rows/coerce.ts';
import type { Column, ColumnType } from '../../../../../local/warehouse/schema/column.ts';

function column(type: ColumnType, rest: Partial<Column> = {}): Column {
  return { name: 'x', type, mode: 'NULLABLE', ...rest };
}

function coerce(columns: readonly Column[], value: unknown, dropUnknownFields = false) {
  return rowCoercer(columns, { dropUnknownFields })(value);
}

const DAY = 86_400_000_000n;

describe('a value that its column takes', () => {
  const taken: readonly [ColumnType, unknown, Cell][] = [
    ['STRING', 'x', 'x'],
    ['STRING', '', ''],
    ['STRING', 'a\u0000b', 'a\u0000b'],
    ['GEOGRAPHY', 'POINT(1 2)', 'POINT(1 2)'],
    ['BYTES', 'YWJj', Buffer.from('abc')],
    ['BYTES', '', Buffer.from('')],
    ['INTEGER', 5, 5n],
    ['INTEGER', -0, 0n],
    ['INTEGER', 1.0, 1n],
    ['INTEGER', 9_223_372_036_854_775_807n, 9_223_372_036_854_775_807n],
    ['INTEGER', -9_223_372_036_854_775_808n, -9_223_372_036_854_775_808n],
    ['FLOAT', 1.5, 1.5],
    ['FLOAT', 10n ** 20n, 1e20],
    ['NUMERIC', '1.10', 1_100_000_000n],
    ['NUMERIC', '-99999999999999999999999999999.999999999', -(10n ** 38n) + 1n],
    ['NUMERIC', 1.1, 1_100_000_000n],
    ['NUMERIC', 0.1 + 0.2, 300_000_000n],
    ['NUMERIC', '1e3', 1_000_000_000_000n],
    ['BIGNUMERIC', '0.000000000000000001', 1n],
    ['BOOLEAN', true, true],
    ['TIMESTAMP', '1970-01-02T00:00:00Z', DAY],
    ['TIMESTAMP', '1970-01-02 00:00:00', DAY],
    ['TIMESTAMP', '1970-01-02', DAY],
    ['TIMESTAMP', '1970-01-02 00:00:00 UTC', DAY],
    ['TIMESTAMP', '1970-01-02T01:00:00.123456+01:00', DAY + 123_456n],
    ['TIMESTAMP', '1970-1-2 1:0:0-05', DAY + 6n * 3_600_000_000n],
    ['TIMESTAMP', 1_700_000_000, 1_700_000_000n],
    ['TIMESTAMP', '0001-01-01T00:00:00Z', -62_135_596_800_000_000n],
    ['TIMESTAMP', '9999-12-31T23:59:59.999999Z', 253_402_300_799_999_999n],
    ['DATE', '1970-01-02', 1n],
    ['DATE', 19_000, 19_000n],
    ['DATE', '2024-02-29', 19_782n],
    ['TIME', '00:00:01.5', 1_500_000n],
    ['DATETIME', '1970-01-02T00:00:00', DAY],
    ['JSON', '{"a": 1}', '{"a": 1}'],
    ['JSON', 'null', 'null'],
  ];
  for (const [type, value, cell] of taken) {
    test(`${type} takes ${show(value)}`, () => {
      assert.deepEqual(coerce([column(type)], { x: value }), { ok: true, cells: [cell] });
    });
  }
});

describe('a value that its column rejects', () => {
  const rejected: readonly [ColumnType, unknown][] = [
    ['STRING', 5],
    ['STRING', true],
    ['STRING', { a: 1 }],
    ['STRING', ['x']],
    ['STRING', '\ud800'],
    ['BYTES', 'not base64!'],
    ['BYTES', 'A'],
    ['INTEGER', '5'],
    ['INTEGER', 1.5],
    ['INTEGER', 9_223_372_036_854_775_808n],
    ['INTEGER', 1e300],
    ['INTEGER', true],
    ['FLOAT', '1.5'],
    ['FLOAT', JSON.parse('1e999')],
    ['FLOAT', 10n ** 400n],
    ['NUMERIC', 'one'],
    ['NUMERIC', ''],
    ['NUMERIC', '0.0000000001'],
    ['NUMERIC', '100000000000000000000000000000'],
    ['NUMERIC', 1e300],
    ['BIGNUMERIC', '0.0000000000000000001'],
    ['BOOLEAN', 'true'],
    ['BOOLEAN', 1],
    ['TIMESTAMP', 'yesterday'],
    ['TIMESTAMP', ''],
    ['TIMESTAMP', '2024-02-30T00:00:00Z'],
    ['TIMESTAMP', '2024-01-01T24:00:00Z'],
    ['TIMESTAMP', '2024-01-01T00:00:00.1234567Z'],
    ['TIMESTAMP', '0000-01-01T00:00:00Z'],
    ['TIMESTAMP', '10000-01-01T00:00:00Z'],
    ['TIMESTAMP', '9999-12-31T23:59:59-01:00'],
    ['TIMESTAMP', '2024-01-01T00:00:00+99:00'],
    ['TIMESTAMP', 1.5],
    ['TIMESTAMP', 10n ** 18n],
    ['DATE', '2024-13-01'],
    ['DATE', '2024-01-01T00:00:00'],
    ['DATE', 10_000_000],
    ['TIME', '25:00:00'],
    ['TIME', 5],
    ['DATETIME', '2024-01-01T00:00:00Z'],
    ['DATETIME', 5],
    ['JSON', { a: 1 }],
    ['JSON', '{'],
    ['JSON', 5],
  ];
  for (const [type, value] of rejected) {
    test(`${type} rejects ${show(value)}`, () => {
      const result = coerce([column(type)], { x: value });
      assert.ok(!result.ok);
      assert.match(result.reason, new RegExp(`^x: ${type} takes .+, got an? \\w+`));
    });
  }

  test('a reason never holds the value', () => {
    const result = coerce([column('INTEGER')], { x: 'secret@example.com' });
    assert.ok(!result.ok);
    assert.ok(!result.reason.includes('secret'), result.reason);
  });
});

describe('a row', () => {
  const columns: readonly Column[] = [
    column('STRING', { name: 'id', mode: 'REQUIRED' }),
    column('INTEGER', { name: 'count' }),
    column('STRING', { name: 'tags', mode: 'REPEATED' }),
    column('RECORD', {
      name: 'person',
      fields: [column('STRING', { name: 'name', mode: 'REQUIRED' }), column('DATE', { name: 'born' })],
    }),
  ];

  test('has a cell for every column, in their order', () => {
    const message = { person: { born: '1970-01-01', name: 'n' }, tags: ['a', 'b'], count: 1, id: 'i' };
    assert.deepEqual(coerce(columns, message), { ok: true, cells: ['i', 1n, ['a', 'b'], ['n', 0n]] });
  });
  test('has null for what is missing or null, and an empty list for a missing REPEATED', () => {
    assert.deepEqual(coerce(columns, { id: 'i', count: null }), { ok: true, cells: ['i', null, [], null] });
  });

  const rejected: readonly [title: string, message: unknown, reason: string][] = [
    ['a missing REQUIRED field', {}, 'id: REQUIRED, got nothing'],
    ['a null REQUIRED field', { id: null }, 'id: REQUIRED, got null'],
    ['a nested missing REQUIRED field', { id: 'i', person: {} }, 'person.name: REQUIRED, got nothing'],
    ['an unknown field', { id: 'i', extra: 1 }, 'extra: the table has no such column'],
    ['a name of another case', { ID: 'i' }, 'ID: the table has no such column'],
    [
      'a nested unknown field',
      { id: 'i', person: { name: 'n', x: 1 } },
      'person.x: the table has no such column',
    ],
    [
      'a value for a REPEATED field',
      { id: 'i', tags: 'a' },
      'tags: REPEATED takes an array, got a string of 1 characters',
    ],
    ['null in an array', { id: 'i', tags: [null] }, 'tags[0]: STRING takes a string, got null'],
    [
      'a value for a RECORD',
      { id: 'i', person: 'n' },
      'person: expected a JSON object, got a string of 1 characters',
    ],
    ['an array', [], 'message: expected a JSON object, got an array'],
    ['null', null, 'message: expected a JSON object, got null'],
    ['a number', 5, 'message: expected a JSON object, got a number'],
  ];
  for (const [title, message, reason] of rejected) {
    test(`is rejected for ${title}`, () => {
      assert.deepEqual(coerce(columns, message), { ok: false, reason });
    });
  }

  test('loses unknown fields, nested ones too, where they are dropped', () => {
    const message = { id: 'i', extra: 1, person: { name: 'n', x: 1 } };
    assert.deepEqual(coerce(columns, message, true), { ok: true, cells: ['i', null, [], ['n', null]] });
  });
  test('finds nothing on the prototype of the object', () => {
    assert.deepEqual(coerce([column('STRING', { name: 'constructor' })], {}), { ok: true, cells: [null] });
  });
});

function show(value: unknown): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}
