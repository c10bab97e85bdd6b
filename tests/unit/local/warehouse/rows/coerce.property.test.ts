import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { rowCoercer } from '../../../../../local/warehouse/rows/coerce.ts';
import { parseDecimal } from '../../../../../local/warehouse/rows/decimal-text.ts';
import { FIRST_MICRO, LAST_MICRO, parseTimestamp } from '../../../../../local/warehouse/rows/time-text.ts';
import { COLUMN_TYPES, type Column } from '../../../../../local/warehouse/schema/column.ts';
import { createRowWriter } from '../../../../../local/warehouse/storage/row-writer.ts';
import { type MemoryWarehouse, memoryWarehouse } from '../memory-warehouse.ts';

let warehouse: MemoryWarehouse;
before(async () => {
  warehouse = await memoryWarehouse();
});
after(() => warehouse.close());

const scalarType = fc.constantFrom(...COLUMN_TYPES.filter((type) => type !== 'RECORD'));
const mode = fc.constantFrom('NULLABLE' as const, 'REQUIRED' as const, 'REPEATED' as const);
const columns: fc.Arbitrary<Column[]> = fc
  .array(fc.tuple(scalarType, mode), { minLength: 1, maxLength: 6 })
  .map((entries) =>
    entries.map(([type, columnMode], index) => ({ name: `c${index}`, type, mode: columnMode })),
  );

/** JSON that often happens to fit, and as often doesn't. */
const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('2024-01-01', '12:00:00', '1.5', '{"a":1}', 'YWJj'),
);
const message = fc.dictionary(
  fc.constantFrom('c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'other'),
  fc.oneof(leaf, fc.array(leaf, { maxLength: 3 })),
);

test('every message is either a row that DuckDB takes, or rejected with a reason that names a field', async () => {
  let tables = 0;
  await fc.assert(
    fc.asyncProperty(
      columns,
      fc.array(message, { minLength: 5, maxLength: 20 }),
      async (schema, messages) => {
        const name = `t${tables++}`;
        await warehouse.catalogue.ensureTable('shop', name, schema);
        const table = warehouse.catalogue.table('shop', name);
        assert.ok(table);
        const results = messages.map(rowCoercer(schema, { dropUnknownFields: tables % 2 === 0 }));
        const rows = results.flatMap((result) => (result.ok ? [result.cells] : []));
        await createRowWriter(warehouse.database).append(table, rows);
        assert.deepEqual(await warehouse.column(`SELECT COUNT(*) FROM shop.${name}`), [String(rows.length)]);
        for (const result of results) if (!result.ok) assert.match(result.reason, /^(c\d|other)(\[\d\])?: /);
      },
    ),
    { numRuns: 60 },
  );
});

test('a timestamp in RFC 3339 gives the same instant as Date does, to the microsecond', () => {
  const date = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
  const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(date, offset, fc.integer({ min: 0, max: 999 }), (instant, minutes, micros) => {
      const local = new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, -1);
      const text = `${local}${String(micros).padStart(3, '0')}${offsetText(minutes)}`;
      assert.equal(parseTimestamp(text), BigInt(instant.getTime()) * 1000n + BigInt(micros));
    }),
  );
});

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

test('a timestamp is within the years 1 to 9999 or none at all', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(
        /^\d{4}-\d{1,2}-\d{1,2}([T ]\d{1,2}:\d{1,2}:\d{1,2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?$/,
      ),
      (text) => {
        const micros = parseTimestamp(text);
        assert.ok(micros === undefined || (micros >= FIRST_MICRO && micros <= LAST_MICRO), String(micros));
      },
    ),
  );
});

test('a decimal keeps its value, however it is spelt', () => {
  const scaled = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n });
  fc.assert(
    fc.property(scaled, fc.integer({ min: -9, max: 9 }), fc.nat(3), (value, exponent, zeros) => {
      const sign = value < 0n ? '-' : '';
      const digits = String(value < 0n ? -value : value).padStart(20, '0');
      const point = digits.length - 9 - exponent;
      fc.pre(point >= 0 && point <= digits.length);
      const text = `${sign}${digits.slice(0, point)}.${digits.slice(point)}${'0'.repeat(zeros)}e${exponent}`;
      assert.equal(parseDecimal(text, 38, 9), value, text);
    }),
  );
});
