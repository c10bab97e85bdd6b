/**
 * Delivery events into the local warehouse, beside DuckDB's own appender without any of it, in the same run: how long
 * until one row is visible, and rows a second in batches. Rows are of 1.4 KB with metadata; both write into a file.
 * Four callers share the warehouse, as subscriptions do; the appender is synchronous, so it has one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBAppender, DuckDBInstance, DuckDBTimestampTZValue } from '@duckdb/node-api';
import type { BigQueryRow } from '../local/pubsub/bigquery.ts';
import { columnDefinition } from '../local/warehouse/schema/duckdb-type.ts';
import { loadTables } from '../local/warehouse/schema/load.ts';
import { startWarehouse } from '../local/warehouse/server.ts';
import { percentile, report, round } from './figures.ts';

const ROUNDS = 3;
const SINGLE_ROWS = 300;
const BATCHED_ROWS = 30_000;
const BATCH_SIZES = [500, 1000] as const;
const CALLERS = 4;
const PUBLISHED = '2024-05-01T12:00:00.123Z';
const TARGET = {
  table: 'bench.customerio.delivery_events',
  useTableSchema: true,
  writeMetadata: true,
  dropUnknownFields: false,
};

/** Writes rows and resolves when every later query sees them. */
type Append = (rows: BigQueryRow[]) => Promise<unknown>;

interface Side {
  readonly append: Append;
  readonly callers: number;
  close(): Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'relay-bench-'));
const tables = loadTables(new URL('../schemas/tables/', import.meta.url));
const ours = await measureAll(await openWarehouse());
const appender = await measureAll(await openAppender());
rmSync(folder, { recursive: true });

const figures = Object.keys(ours).flatMap((name) => {
  const [our = Number.NaN, their = Number.NaN] = [ours[name], appender[name]];
  return [
    [name, round(our, our < 100 ? 1 : 0)],
    [`appender_${name}`, round(their, their < 100 ? 1 : 0)],
    [`${name}_over_appender`, round(our / their, 2)],
  ] as const;
});
report(`rows into the warehouse, medians of ${ROUNDS} rounds`, Object.fromEntries(figures));

/** The median of each figure. A first round warms up and isn't counted. */
async function measureAll(side: Side): Promise<Record<string, number>> {
  const rounds: Record<string, number>[] = [];
  for (let lap = 0; lap <= ROUNDS; lap++) rounds.push(await measure(side));
  await side.close();
  const names = Object.keys(rounds[0] ?? {});
  const median = (name: string) =>
    percentile(
      rounds.slice(1).map((one) => one[name] ?? Number.NaN),
      0.5,
    );
  return Object.fromEntries(names.map((name) => [name, median(name)]));
}

async function measure(side: Side): Promise<Record<string, number>> {
  const visibleMs: number[] = [];
  for (let n = 0; n < SINGLE_ROWS; n++) {
    const startedAtMs = performance.now();
    await side.append([event(n)]);
    visibleMs.push(performance.now() - startedAtMs);
  }
  const rates: [string, number][] = [];
  for (const size of BATCH_SIZES) rates.push([`rows_a_second_by_${size}`, await rateOf(side, size)]);
  return {
    one_row_p50_ms: percentile(visibleMs, 0.5),
    one_row_p99_ms: percentile(visibleMs, 0.99),
    ...Object.fromEntries(rates),
  };
}

async function rateOf({ append, callers }: Side, size: number): Promise<number> {
  const batches = Array.from({ length: BATCHED_ROWS / size }, (_, index) =>
    Array.from({ length: size }, (_unused, n) => event(index * size + n)),
  );
  const startedAtMs = performance.now();
  const caller = async () => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) await append(batch);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (BATCHED_ROWS / (performance.now() - startedAtMs)) * 1000;
}

async function openWarehouse(): Promise<Side> {
  const dataDir = join(folder, 'warehouse');
  const { append, close } = await startWarehouse({ project: 'bench', dataDir, tables });
  return {
    callers: CALLERS,
    close,
    async append(rows) {
      const rejected = (await append(TARGET, rows)).find((reason) => reason !== null);
      if (rejected) throw new Error(`A row was rejected: ${rejected}`);
    },
  };
}

/**
 * The same table in a file of its own with DuckDB's defaults, one transaction a call. The warehouse sets its row groups
 * otherwise (local/warehouse/storage/database.ts), so the two don't lay out their files alike.
 */
async function openAppender(): Promise<Side> {
  const columns = tables.delivery_events ?? [];
  const instance = await DuckDBInstance.create(join(folder, 'bare.duckdb'), { threads: '2' });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE events (${columns.map(columnDefinition).join(', ')})`);
  const writer = await connection.createAppender('events');
  return {
    callers: 1,
    async append(rows) {
      await connection.run('BEGIN');
      for (const row of rows) {
        const cells = cellsOf(row);
        for (const { name, type } of columns) appendCell(writer, type, cells[name]);
        writer.endRow();
      }
      writer.flushSync();
      await connection.run('COMMIT');
    },
    async close() {
      writer.closeSync();
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function cellsOf({ data, attributes, messageId, subscriptionName }: BigQueryRow): Record<string, unknown> {
  return {
    ...JSON.parse(data.toString()),
    message_id: messageId,
    subscription_name: subscriptionName,
    publish_time: PUBLISHED,
    attributes: JSON.stringify(attributes),
  };
}

function appendCell(writer: DuckDBAppender, type: string, value: unknown): void {
  if (value === undefined) writer.appendNull();
  else if (typeof value === 'boolean') writer.appendBoolean(value);
  else if (type === 'TIMESTAMP')
    writer.appendTimestampTZ(new DuckDBTimestampTZValue(BigInt(Date.parse(String(value))) * 1000n));
  else writer.appendVarchar(String(value));
}

function event(n: number): BigQueryRow {
  const fields = {
    event_id: `e${n}`,
    metric: 'sent',
    object_type: 'email',
    timestamp: '2024-05-01T12:00:00Z',
    timestamp_source: 'event',
    received_at: '2024-05-01T12:00:01Z',
    delivery_id: `d${n}`,
    person_id: `p${n}`,
    email: 'somebody@example.com',
    campaign_id: '1',
    action_id: '2',
    recipient: 'somebody@example.com',
    machine: false,
    payload: JSON.stringify({ n, text: 'x'.repeat(1_000) }),
  };
  return {
    data: Buffer.from(JSON.stringify(fields)),
    attributes: { kind: 'bench' },
    orderingKey: '',
    messageId: '1',
    publishTime: PUBLISHED,
    subscriptionName: 'projects/bench/subscriptions/rows',
  };
}
