import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type MemoryWarehouse, memoryWarehouse } from '../../memory-warehouse.ts';

let warehouse: MemoryWarehouse;
before(async () => {
  warehouse = await memoryWarehouse();
});
after(() => warehouse.close());

describe('what fails in BigQuery', () => {
  const failures = [
    ['1 / 0', /division by zero: 1 \/ 0/],
    ['DIV(1, 0)', /division by zero/],
    ['MOD(1, 0)', /division by zero/],
    ['[1][OFFSET(1)]', /Array index 1 is out of bounds/],
    ["CAST('x' AS INT64)", /^Bad int64 value: x$/],
    ["CAST('1e3' AS INT64)", /^Bad int64 value: 1e3$/],
    ["CAST('1' AS BOOL)", /^Bad bool value: 1$/],
    ["'a' NOT LIKE ANY ('b', 'c')", /^NOT LIKE ANY isn't supported/],
    ['COUNTIF(DISTINCT TRUE)', /^COUNTIF with DISTINCT isn't supported/],
    ["REGEXP_INSTR('abc', '(b)')", /^REGEXP_INSTR with a group, a position or an occurrence isn't supported/],
    ['LENGTH(5)', /^No matching signature for function LENGTH/],
    ["SUM('a')", /^No matching signature for function SUM\(VARCHAR\)$/],
    ["NORMALIZE('a', NFKC)", /^NORMALIZE to another form than NFC isn't supported/],
    ['TO_JSON_STRING([1], TRUE)', /^Pretty-printed JSON isn't supported/],
    ["ERROR('broken')", /broken/],
    ['NO_SUCH_FUNCTION(1)', /^Function not found: NO_SUCH_FUNCTION/],
    ["READ_CSV('/etc/passwd')", /^Function not found: READ_CSV/],
    ['NET.IP_FROM_STRING("x")', /^Function not found: NET.IP_FROM_STRING/],
    [
      'TIMESTAMP_TRUNC(CURRENT_TIMESTAMP(), FORTNIGHT)',
      /A valid date part name is required but found FORTNIGHT/,
    ],
    [
      "FORMAT_TIMESTAMP('%C', CURRENT_TIMESTAMP())",
      /Format element %C isn't supported by the local warehouse/,
    ],
    [
      "FORMAT_TIMESTAMP('%Z', CURRENT_TIMESTAMP(), 'Europe/Berlin')",
      /Format element %Z in another time zone than UTC isn't supported/,
    ],
  ] as const;
  for (const [expression, message] of failures) {
    test(`${expression} fails here too`, async () => {
      await assert.rejects(warehouse.row(`SELECT ${expression} AS x`), { name: 'QueryError', message });
    });
  }
});
