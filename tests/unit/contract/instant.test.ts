import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toInstant } from '../../../shared/contract/instant.ts';

test('RFC 3339 becomes UTC with milliseconds', () => {
  for (const [text, instant] of [
    ['2026-06-01T12:00:00Z', '2026-06-01T12:00:00.000Z'],
    ['2026-06-01T12:00:00.5Z', '2026-06-01T12:00:00.500Z'],
    ['2026-06-01T12:00:00.123456789Z', '2026-06-01T12:00:00.123Z'],
    ['2026-06-01T12:00:00+02:00', '2026-06-01T10:00:00.000Z'],
    ['2026-01-01T00:30:00-05:30', '2026-01-01T06:00:00.000Z'],
    ['2026-06-01t12:00:00z', '2026-06-01T12:00:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ] as const) {
    assert.equal(toInstant(text), instant, text);
  }
});

for (const [what, value] of [
  ['a number', 1_780_000_000],
  ['null', null],
  ['an empty text', ''],
  ['a date', '2026-06-01'],
  ['a local time', '2026-06-01T12:00:00'],
  ['a space instead of the T', '2026-06-01 12:00:00Z'],
  ['a month 13', '2026-13-01T12:00:00Z'],
  ['a 30th of February', '2026-02-30T12:00:00Z'],
  ['a 29th of February in a common year', '2026-02-29T12:00:00Z'],
  ['an hour 24', '2026-06-01T24:00:00Z'],
  ['a minute 60', '2026-06-01T12:60:00Z'],
  ['an offset of 99 hours', '2026-06-01T12:00:00+99:00'],
  ['text behind it', '2026-06-01T12:00:00Z x'],
  ['a line break behind it', '2026-06-01T12:00:00Z\n'],
  ['the year 0', '0000-06-01T12:00:00Z'],
  ['an instant in the year 0', '0001-01-01T00:00:00+01:00'],
  ['an instant in the year 10000', '9999-12-31T23:59:59-01:00'],
  ['a year of six digits', '+012026-06-01T12:00:00Z'],
] as const) {
  test(`${what} is no instant`, () => {
    assert.equal(toInstant(value), undefined);
  });
}

test('an instant is understood again as itself', () => {
  const dates = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, (date) => {
      assert.equal(toInstant(date.toISOString()), date.toISOString());
    }),
  );
});
