/**
 * The only place that opens the DuckDB file: settings that queries and durability depend on belong together.
 */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoted } from '../schema/duckdb-type.ts';

/** The DuckDB file: one connection that writes, one job at a time, and as many readers as are asked for. */
export interface Database {
  /** The name that the file's tables are found under, the first of three parts. */
  readonly project: string;
  /** Runs a job alone on the writing connection, after all that were asked for before it. */
  write<T>(job: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Runs a job on a connection of its own; it sees all that was committed before it began. */
  read<T>(job: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Waits for the writes under way, folds the log into the file and lets go of it. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Path of the file, made when it isn't there; without it, all is lost on close. */
  readonly file: string | undefined;
  readonly project: string;
  readonly memoryLimitMb: number;
  readonly threads: number;
  /** Run once before any other job, in a catalogue that is kept in memory only. */
  readonly setup: readonly string[];
}

/**
 * A full row group is written once, a growing one again at every checkpoint, with writers waiting: small
 * groups without compression keep that wait below 50 ms for the rows of this system, where DuckDB's 122 880
 * compressed rows take 800.
 */
const ROW_GROUP_SIZE = 16_384;

/** DuckDB's lock keeps other processes off a file, but not a second instance in this one. */
const filesInUse = new Set<string>();

/** Opens or makes the file. Throws when it is open already, here or in another process. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { file } = options;
  if (file === undefined) return open(options);
  if (filesInUse.has(file)) throw new Error(`${file} is in use by another warehouse of this process`);
  filesInUse.add(file);
  try {
    const database = await open(options);
    return { ...database, close: () => database.close().finally(() => filesInUse.delete(file)) };
  } catch (error) {
    filesInUse.delete(file);
    throw error;
  }
}

async function open(options: DatabaseOptions): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${options.memoryLimitMb}MB`,
    threads: String(options.threads),
    // What doesn't fit into memory goes beside the file, or nowhere; the default is the current folder.
    temp_directory: options.file === undefined ? '' : `${options.file}.tmp`,
  });
  const writer = await instance.connect();
  try {
    await prepare(writer, options);
  } catch (error) {
    writer.closeSync();
    instance.closeSync();
    throw error;
  }
  return connections(instance, writer, options.project);
}

async function prepare(writer: DuckDBConnection, { file, project, setup }: DatabaseOptions): Promise<void> {
  const path = (file ?? ':memory:').replaceAll("'", "''");
  const rowGroups = file === undefined ? '' : ` (ROW_GROUP_SIZE ${ROW_GROUP_SIZE})`;
  await writer.run(`ATTACH '${path}' AS ${quoted(project)}${rowGroups}`);
  await writer.run("SET GLOBAL force_compression = 'uncompressed'");
  // BigQuery's TIMESTAMP has no time zone of its own, and its NULLs are the smallest values of an order.
  await writer.run("SET GLOBAL TimeZone = 'UTC'");
  await writer.run("SET GLOBAL default_null_order = 'nulls_first_on_asc_last_on_desc'");
  for (const statement of setup) await writer.run(statement);
  // No query may read or write other files of the machine.
  await writer.run('SET GLOBAL enable_external_access = false');
}

function connections(instance: DuckDBInstance, writer: DuckDBConnection, project: string): Database {
  let lastWrite: Promise<unknown> = Promise.resolve();
  const reads = new Set<Promise<unknown>>();

  async function readAlone<T>(job: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await instance.connect();
    try {
      return await job(connection);
    } finally {
      connection.closeSync();
    }
  }

  return {
    project,
    write(job) {
      const result = lastWrite.then(() => job(writer));
      lastWrite = result.catch(() => undefined);
      return result;
    },
    read(job) {
      const result = readAlone(job);
      const settled: Promise<unknown> = result.catch(() => undefined).finally(() => reads.delete(settled));
      reads.add(settled);
      return result;
    },
    async close() {
      await Promise.all([lastWrite, ...reads]);
      writer.closeSync();
      instance.closeSync();
    },
  };
}
