import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Field, plainValue } from '../../../cli/sql/result-page.ts';

describe('a value of the warehouse', () => {
  const field = (type: string, fields: Partial<Field> = {}): Field => ({
    name: 'f',
    type,
    isRepeated: false,
    fields: [],
    ...fields,
  });
  const struct = field('RECORD', {
    fields: [
      { ...field('STRING'), name: 'value' },
      { ...field('INTEGER'), name: 'n' },
    ],
  });
  const cases: [what: string, field: Field, value: unknown, expected: unknown][] = [
    ['NULL', field('STRING'), null, null],
    ['a whole number', field('INTEGER'), { value: '42' }, 42],
    ['a whole number beyond 2^53', field('INT64'), { value: '9007199254740993' }, '9007199254740993'],
    ['a number', field('FLOAT'), 1.5, 1.5],
    ['what is not a number', field('FLOAT64'), Number.NaN, 'NaN'],
    ['a boolean', field('BOOLEAN'), false, false],
    ['a decimal', field('NUMERIC'), { toString: () => '1.50' }, '1.50'],
    ['bytes', field('BYTES'), Buffer.from('abc'), 'YWJj'],
    ['a time', field('TIMESTAMP'), { value: '2026-11-21T13:00:00.000Z' }, '2026-11-21T13:00:00.000Z'],
    [
      'a time with microseconds',
      field('TIMESTAMP'),
      { value: '2026-11-21T13:00:00.123456000Z' },
      '2026-11-21T13:00:00.123456Z',
    ],
    ['a date', field('DATE'), { value: '2026-11-21' }, '2026-11-21'],
    ['a record with a field called value', struct, { value: 'x', n: { value: '1' } }, { value: 'x', n: 1 }],
    ['a list', field('INTEGER', { isRepeated: true }), [{ value: '1' }, { value: '2' }], [1, 2]],
    ['JSON', field('JSON'), '{"a":1.0}', '{"a":1.0}'],
  ];
  for (const [what, of, value, expected] of cases) {
    it(`${what} is ${JSON.stringify(expected)}`, () => assert.deepEqual(plainValue(of, value), expected));
  }
});
