import type { Column } from '../../../../../local/warehouse/schema/column.ts';
import { type MemoryWarehouse, memoryWarehouse } from '../memory-warehouse.ts';

export const ORDERS: readonly Column[] = [
  { name: 'id', type: 'STRING', mode: 'REQUIRED' },
  { name: 'amount', type: 'INTEGER', mode: 'NULLABLE' },
  { name: 'at', type: 'TIMESTAMP', mode: 'NULLABLE' },
  { name: 'tags', type: 'STRING', mode: 'REPEATED' },
  {
    name: 'lines',
    type: 'RECORD',
    mode: 'REPEATED',
    fields: [
      { name: 'sku', type: 'STRING', mode: 'NULLABLE' },
      { name: 'count', type: 'INTEGER', mode: 'NULLABLE' },
    ],
  },
];

/** A warehouse with three orders in `shop.orders`. */
export async function warehouseOfOrders(): Promise<MemoryWarehouse> {
  const warehouse = await memoryWarehouse({ orders: ORDERS });
  await warehouse.engine.run({
    sql: `INSERT INTO shop.orders (id, amount, at, tags, lines) VALUES
      ('a', 10, TIMESTAMP '2024-01-01', ['new', 'web'], [STRUCT('x' AS sku, 1 AS count), ('y', 2)]),
      ('b', 20, TIMESTAMP '2024-01-02', ['web'], []),
      ('b', 30, TIMESTAMP '2024-01-03', [], NULL)`,
    parameters: [],
    defaultDataset: undefined,
  });
  return warehouse;
}
