import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type MemoryWarehouse, memoryWarehouse } from '../../memory-warehouse.ts';

/** expression, BigQuery type, value on the wire (TIMESTAMPs as ISO 8601) */
export type Case = readonly [expression: string, type: string, value: unknown];

export const list = (...values: unknown[]) => values.map((v) => ({ v }));
export const struct = (...values: unknown[]) => ({ f: list(...values) });

/** One test a case: the expression has the type and the value that BigQuery's reference documents. */
export function testExpressions(title: string, cases: readonly Case[], from = ''): void {
  describe(title, () => {
    let warehouse: MemoryWarehouse;
    before(async () => {
      warehouse = await memoryWarehouse();
    });
    after(() => warehouse.close());

    for (const [expression, type, value] of cases) {
      test(`${expression} is ${JSON.stringify(value)}`, async () => {
        assert.deepEqual(await warehouse.row(`SELECT ${expression} AS x ${from}`), { x: [type, value] });
      });
    }
  });
}
