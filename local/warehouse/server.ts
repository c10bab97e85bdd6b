/** BigQuery on this machine: one DuckDB file, BigQuery's REST routes, and the sink of BigQuery subscriptions. */
import { once } from 'node:events';
import { join } from 'node:path';
import { makeDataFolder } from '../data-folder.ts';
import type { BigQuerySink } from '../pubsub/bigquery.ts';
import { createQueryEngine } from './query/engine.ts';
import { QueryError } from './query-error.ts';
import { datasetRoutes } from './rest/dataset-routes.ts';
import { createRestServer, type Route } from './rest/http.ts';
import { jobRoutes } from './rest/job-routes.ts';
import { createJobs } from './rest/jobs.ts';
import { tableRoutes } from './rest/table-routes.ts';
import { createSink } from './rows/sink.ts';
import type { Tables } from './schema/load.ts';
import { macroStatements } from './sql/macros.ts';
import { type Catalogue, openCatalogue } from './storage/catalogue.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { createRowWriter } from './storage/row-writer.ts';

export interface WarehouseOptions {
  /** 0, the default, takes any that is free. */
  readonly port?: number;
  /** Folder of `warehouse.duckdb`, made when it isn't there. Without it, everything is lost on close. */
  readonly dataDir?: string;
  readonly project: string;
  /** Dataset of the tables; `customerio` unless given. */
  readonly dataset?: string;
  /** Tables to make, or to bring up to date; see `loadTables`. */
  readonly tables: Tables;
  readonly memoryLimitMb?: number;
  /** Unix milliseconds; the machine's clock unless given. */
  readonly now?: () => number;
}

export interface RunningWarehouse {
  /** `http://127.0.0.1:9050`: the `apiEndpoint` of a client, or its BIGQUERY_EMULATOR_HOST. */
  readonly url: string;
  readonly port: number;
  readonly append: BigQuerySink;
  /** Ends running queries and writes, then lets go of the file. */
  close(): Promise<void>;
}

const DEFAULT_DATASET = 'customerio';
const DEFAULT_MEMORY_LIMIT_MB = 256;
const THREADS = 2;

/**
 * Throws SchemaError when a stored table can't become the wanted one by adding columns, and an Error that names the
 * file when another warehouse has it open.
 */
export async function startWarehouse(options: WarehouseOptions): Promise<RunningWarehouse> {
  const { project, dataDir, now = Date.now } = options;
  const database = await openDatabase({
    file: dataDir === undefined ? undefined : join(makeDataFolder(dataDir), 'warehouse.duckdb'),
    project,
    memoryLimitMb: options.memoryLimitMb ?? DEFAULT_MEMORY_LIMIT_MB,
    threads: THREADS,
    setup: macroStatements(),
  });
  try {
    return await serve(database, await catalogueOf(database, options, now), options, now);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function catalogueOf(
  database: Database,
  options: WarehouseOptions,
  now: () => number,
): Promise<Catalogue> {
  const catalogue = await openCatalogue(database, now);
  const dataset = options.dataset ?? DEFAULT_DATASET;
  await catalogue.ensureDataset(dataset);
  for (const [table, columns] of Object.entries(options.tables))
    await catalogue.ensureTable(dataset, table, columns);
  return catalogue;
}

async function serve(
  database: Database,
  catalogue: Catalogue,
  { project, port: wantedPort = 0 }: WarehouseOptions,
  now: () => number,
): Promise<RunningWarehouse> {
  const engine = createQueryEngine(database, catalogue);
  const routes = [
    ...jobRoutes(project, engine, createJobs(project, engine, now)),
    ...datasetRoutes(project, catalogue),
    ...tableRoutes(project, catalogue, engine),
  ];
  const server = createRestServer(routes.map((route) => forProject(project, route)));
  server.listen(wantedPort, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    append: createSink(project, catalogue, createRowWriter(database)),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
      await database.close();
    },
  };
}

function forProject(project: string, route: Route): Route {
  return {
    ...route,
    handle(call) {
      if (call.parameters.project === project) return route.handle(call);
      const message = `Not found: Project ${call.parameters.project}; this warehouse holds project ${project}`;
      throw new QueryError('notFound', message);
    },
  };
}
