/**
 * Writes batches of numbered rows for ever and prints the number of rows after each that is acknowledged:
 * `node writer-process.ts <data dir> <rows per batch> <first number>`.
 */
import type { BigQueryRow } from '../../../local/pubsub/bigquery.ts';
import { startWarehouse } from '../../../local/warehouse/server.ts';

const [dataDir = '', batchSize = '', first = ''] = process.argv.slice(2);
const warehouse = await startWarehouse({
  dataDir,
  project: 'my-project',
  tables: {
    numbers: [
      { name: 'n', type: 'INTEGER', mode: 'REQUIRED' },
      { name: 'payload', type: 'STRING', mode: 'NULLABLE' },
    ],
  },
});
const target = {
  table: 'my-project.customerio.numbers',
  useTableSchema: true,
  writeMetadata: false,
  dropUnknownFields: false,
};

function message(n: number): BigQueryRow {
  return {
    data: Buffer.from(JSON.stringify({ n, payload: 'x'.repeat(1_000) })),
    ...{
      attributes: {},
      orderingKey: '',
      messageId: String(n),
      subscriptionName: 'projects/p/subscriptions/s',
    },
    publishTime: '2024-01-01T00:00:00Z',
  };
}

for (let n = Number(first); ; n += Number(batchSize)) {
  const batch = Array.from({ length: Number(batchSize) }, (_, index) => message(n + index));
  await warehouse.append(target, batch);
  process.stdout.write(`${n + batch.length}\n`);
}
