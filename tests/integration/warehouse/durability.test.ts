/** What the warehouse has acknowledged is there again, however its process has ended. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Column } from '../../../local/warehouse/schema/column.ts';
import {
  type RunningWarehouse,
  startWarehouse,
  type WarehouseOptions,
} from '../../../local/warehouse/server.ts';

const WRITER = fileURLToPath(new URL('../../helpers/warehouse/writer-process.ts', import.meta.url));
const NUMBERS: readonly Column[] = [
  { name: 'n', type: 'INTEGER', mode: 'REQUIRED' },
  { name: 'payload', type: 'STRING', mode: 'NULLABLE' },
];

let dataDir: string;
before(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'warehouse-'));
});
after(() => rmSync(dataDir, { recursive: true, force: true }));

function start(folder: string, rest: Partial<WarehouseOptions> = {}): Promise<RunningWarehouse> {
  return startWarehouse({
    dataDir: join(dataDir, folder),
    project: 'my-project',
    tables: { numbers: NUMBERS },
    ...rest,
  });
}

async function select(warehouse: RunningWarehouse, sql: string): Promise<unknown[]> {
  const body = JSON.stringify({ query: sql, useLegacySql: false });
  const response = await fetch(`${warehouse.url}/projects/my-project/queries`, { method: 'POST', body });
  const answer: unknown = await response.json();
  assert.equal(response.status, 200, JSON.stringify(answer));
  const rows: { f: { v: unknown }[] }[] | undefined = Object(answer).rows;
  return rows?.[0]?.f.map(({ v }) => v) ?? [];
}

function write(warehouse: RunningWarehouse, n: number) {
  const target = {
    table: 'my-project.customerio.numbers',
    useTableSchema: true,
    writeMetadata: false,
    dropUnknownFields: false,
  };
  const meta = {
    attributes: {},
    orderingKey: '',
    messageId: '1',
    subscriptionName: 'projects/p/subscriptions/s',
  };
  const data = Buffer.from(JSON.stringify({ n }));
  return warehouse.append(target, [{ data, publishTime: '2024-01-01T00:00:00Z', ...meta }]);
}

function startWriter(folder: string, batchSize: number, first: number): ChildProcess {
  const parameters = [join(dataDir, folder), String(batchSize), String(first)];
  return spawn(process.execPath, [WRITER, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Kills a writing process outright once it has acknowledged so many rows; resolves to what it acknowledged. */
async function writeAndKill(
  folder: string,
  batchSize: number,
  first: number,
  until: number,
): Promise<number> {
  const child = startWriter(folder, batchSize, first);
  assert.ok(child.stdout);
  let acknowledged = first;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= until) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  assert.equal(child.signalCode, 'SIGKILL');
  return acknowledged;
}

describe('a process that is killed outright', () => {
  test('views, table functions and properties of tables are there after a restart', async () => {
    const first = await start('views');
    await write(first, 3);
    await select(first, 'CREATE VIEW customerio.doubled AS SELECT n * 2 AS m FROM customerio.numbers');
    await select(
      first,
      `CREATE TABLE FUNCTION customerio.above(least INT64) AS
       SELECT CAST(m AS STRING) AS m FROM customerio.doubled WHERE m >= least`,
    );
    const tables = (url: string) => `${url}/projects/my-project/datasets/customerio/tables/numbers`;
    const body = JSON.stringify({ timePartitioning: { type: 'DAY' } });
    await fetch(tables(first.url), { method: 'PATCH', body });
    await first.close();
    const second = await start('views');
    assert.deepEqual(await select(second, 'SELECT m FROM customerio.above(6)'), ['6']);
    const table: unknown = await (await fetch(tables(second.url))).json();
    assert.deepEqual(Object(table).timePartitioning, { type: 'DAY' });
    await second.close();
  });
  test('loses no row that it has acknowledged one by one, and leaves a log that is read again', async () => {
    const acknowledged = await writeAndKill('single', 1, 0, 200);
    assert.ok(existsSync(join(dataDir, 'single', 'warehouse.duckdb.wal')));
    const warehouse = await start('single');
    const [count, distinct] = await select(
      warehouse,
      'SELECT COUNT(*), COUNT(DISTINCT n) FROM customerio.numbers',
    );
    await warehouse.close();
    assert.ok(Number(count) >= acknowledged, `${count} rows, ${acknowledged} acknowledged`);
    assert.equal(distinct, count);
    assert.ok(
      !existsSync(join(dataDir, 'single', 'warehouse.duckdb.wal')),
      'closing folds the log into the file',
    );
  });

  test('in the middle of large batches, again and again, leaves only whole batches', async () => {
    const batchSize = 500;
    let first = 0;
    for (const rows of [3_000, 9_000, 21_000]) {
      const acknowledged = await writeAndKill('batches', batchSize, first, first + rows);
      const warehouse = await start('batches');
      const [count, distinct] = await select(
        warehouse,
        'SELECT COUNT(*), COUNT(DISTINCT n) FROM customerio.numbers',
      );
      await warehouse.close();
      assert.ok(Number(count) >= acknowledged, `${count} rows, ${acknowledged} acknowledged`);
      assert.equal(distinct, count);
      assert.equal(Number(count) % batchSize, 0);
      first = Number(count);
    }
  });
});

describe('a restart', () => {
  test('keeps rows, and takes new columns', async () => {
    const first = await start('evolving');
    await write(first, 1);
    await first.close();
    const added: Column = { name: 'extra', type: 'STRING', mode: 'NULLABLE', description: 'new' };
    const list: Column = { name: 'list', type: 'STRING', mode: 'REPEATED' };
    const second = await start('evolving', { tables: { numbers: [added, ...NUMBERS, list] } });
    await write(second, 2);
    const sql = 'SELECT COUNT(*), SUM(n), COUNT(extra), SUM(ARRAY_LENGTH(list)) FROM customerio.numbers';
    assert.deepEqual(await select(second, sql), ['2', '3', '0', '0']);
    await second.close();
    const third = await start('evolving', { tables: { numbers: [...NUMBERS, list, added] } });
    assert.deepEqual(await select(third, 'SELECT COUNT(*) FROM customerio.numbers'), ['2']);
    await third.close();
  });

  test('is refused when a stored column would have to change, and the folder stays usable', async () => {
    await (await start('refusing')).close();
    const changed: Column = { name: 'n', type: 'STRING', mode: 'REQUIRED' };
    await assert.rejects(start('refusing', { tables: { numbers: [changed] } }), {
      name: 'SchemaError',
      message: /^customerio\.numbers: column n is stored as INTEGER REQUIRED, not STRING REQUIRED/,
    });
    await (await start('refusing')).close();
  });

  test('finds datasets and tables that were made through REST', async () => {
    const first = await start('made');
    const post = (path: string, body: object) =>
      fetch(`${first.url}/projects/my-project${path}`, { method: 'POST', body: JSON.stringify(body) });
    assert.equal((await post('/datasets', { datasetReference: { datasetId: 'scratch' } })).status, 200);
    const table = { tableReference: { tableId: 't' }, schema: { fields: [{ name: 'a', type: 'DATE' }] } };
    assert.equal((await post('/datasets/scratch/tables', table)).status, 200);
    await first.close();
    const second = await start('made');
    assert.deepEqual(await select(second, 'SELECT COUNT(a) FROM scratch.t'), ['0']);
    await second.close();
  });
});

describe('a folder in use', () => {
  test('is refused to a second warehouse of the process, which does not harm the first', async () => {
    const first = await start('locked');
    await write(first, 1);
    await assert.rejects(
      start('locked'),
      /warehouse\.duckdb is in use by another warehouse of this process$/,
    );
    await write(first, 2);
    assert.deepEqual(await select(first, 'SELECT COUNT(*) FROM customerio.numbers'), ['2']);
    await first.close();
    await (await start('locked')).close();
  });
  test('is refused to a second process', async () => {
    const writer = startWriter('taken', 1, 0);
    assert.ok(writer.stdout);
    await once(createInterface({ input: writer.stdout }), 'line');
    await assert.rejects(
      start('taken'),
      /Could not set lock on file ".+warehouse\.duckdb": Conflicting lock is held/,
    );
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    await (await start('taken')).close();
  });
});
