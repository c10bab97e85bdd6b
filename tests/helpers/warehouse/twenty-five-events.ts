/** A warehouse with a table of 25 events in it, and Google's unchanged client for it. */
import assert from 'node:assert/strict';
import { BigQuery } from '@google-cloud/bigquery';
import { PassThroughClient } from 'google-auth-library';
import type { BigQueryRow } from '../../../local/pubsub/bigquery.ts';
import type { Column } from '../../../local/warehouse/schema/column.ts';
import { startWarehouse } from '../../../local/warehouse/server.ts';

/** The columns of `customerio.events`. */
export const EVENTS: readonly Column[] = [
  { name: 'id', type: 'STRING', mode: 'REQUIRED', description: 'The key' },
  { name: 'at', type: 'TIMESTAMP', mode: 'NULLABLE' },
  { name: 'count', type: 'INTEGER', mode: 'NULLABLE' },
  { name: 'tags', type: 'STRING', mode: 'REPEATED' },
  { name: 'payload', type: 'STRING', mode: 'NULLABLE' },
];
/** How a subscription writes to it. */
export const TARGET = {
  table: 'my-project.customerio.events',
  useTableSchema: true,
  writeMetadata: false,
  dropUnknownFields: false,
};

/** Starts it in memory, as `my-project`. The events are e0 to e24, a second apart from the start of 2024. */
export async function startTwentyFiveEvents() {
  const warehouse = await startWarehouse({ project: 'my-project', tables: { events: EVENTS } });
  // Spares the client its search for credentials, which nothing here asks for.
  const authClient = new PassThroughClient();
  const client = new BigQuery({ projectId: 'my-project', apiEndpoint: warehouse.url, authClient });
  const rows = Array.from({ length: 25 }, (_, index) =>
    message({
      id: `e${index}`,
      at: `2024-01-01T00:00:${String(index).padStart(2, '0')}.123456Z`,
      count: index,
      tags: ['a'],
      payload: '{"n":1}',
    }),
  );
  assert.deepEqual(new Set(await warehouse.append(TARGET, rows)), new Set([null]));
  return { warehouse, client };
}

/** A message with this JSON. */
export function message(data: object): BigQueryRow {
  return {
    data: Buffer.from(JSON.stringify(data)),
    attributes: {},
    orderingKey: '',
    messageId: '1',
    publishTime: '2024-01-01T00:00:00Z',
    subscriptionName: 'projects/my-project/subscriptions/s',
  };
}
