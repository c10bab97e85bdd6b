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
    ["CAST('x' AS INT64)", /Could not convert string 'x' to INT64/],
    ["ERROR('broken')", /broken/],
    ['NO_SUCH_FUNCTION(1)', /^Function not found: NO_SUCH_FUNCTION/],
    ["READ_CSV('/etc/passwd')", /^Function not found: READ_CSV/],
    ['NET.HOST("x")', /^Function not found: NET.HOST/],
    [
      'TIMESTAMP_TRUNC(CURRENT_TIMESTAMP(), FORTNIGHT)',
      /A valid date part name is required but found FORTNIGHT/,
    ],
    [
      "FORMAT_TIMESTAMP('%Q', CURRENT_TIMESTAMP())",
      /Format element %Q isn't supported by the local warehouse/,
    ],
  ] as const;
  for (const [expression, message] of failures) {
    test(`${expression} fails here too`, async () => {
      await assert.rejects(warehouse.row(`SELECT ${expression} AS x`), { name: 'QueryError', message });
    });
  }
});
