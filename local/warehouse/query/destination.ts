/** Results that go into a table of their own, as a job's `destinationTable` asks. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { QueryError } from '../query-error.ts';
import { type Column, parseColumns, SchemaError } from '../schema/column.ts';
import { quoted } from '../schema/duckdb-type.ts';
import type { Statement } from '../sql/translate.ts';
import { type Catalogue, pathOf } from '../storage/catalogue.ts';
import type { Database } from '../storage/database.ts';
import type { QueryResult } from './engine.ts';

/** https://docs.cloud.google.com/bigquery/docs/reference/rest/v2/Job#JobConfigurationQuery */
export interface Destination {
  readonly dataset: string;
  readonly table: string;
  /** What becomes of the rows that the table has: EMPTY refuses to touch them. */
  readonly write: 'EMPTY' | 'TRUNCATE' | 'APPEND';
  readonly mayCreate: boolean;
}

/** Reads the result of a SELECT on a connection. */
export type ReadRows = (connection: DuckDBConnection, sql: string) => Promise<QueryResult>;

export interface DestinationWriter {
  /**
   * Runs a query once and writes its rows, which have these columns, to the destination. The result is the query's.
   * When the query fails, the destination is as it was.
   */
  write(statement: Statement, columns: readonly Column[], destination: Destination): Promise<QueryResult>;
}

/** A writer for this database; `read` is how a result is read for whoever asked for the query. */
export function createDestinationWriter(
  database: Database,
  catalogue: Catalogue,
  read: ReadRows,
): DestinationWriter {
  let count = 0;

  async function fill(
    staged: string,
    columns: readonly Column[],
    { dataset, table, write }: Destination,
  ): Promise<void> {
    const exists = () => catalogue.table(dataset, table) !== undefined;
    if (exists() && write !== 'APPEND') await catalogue.dropTable(dataset, table);
    if (!exists()) await catalogue.ensureTable(dataset, table, columns);
    const names = columns.map(({ name }) => quoted(name)).join(', ');
    const path = pathOf(database.project, dataset, table);
    await database.write((connection) =>
      connection.run(`INSERT INTO ${path} (${names}) SELECT ${names} FROM ${staged}`),
    );
  }

  return {
    async write(statement, columns, destination) {
      await requireWritable(database, catalogue, read, destination);
      requireNames(columns);
      const staged = `temp.main.result_${count++}`;
      try {
        const result = await database.write(async (connection) => {
          await connection.run(`CREATE TEMP TABLE ${staged} AS ${statement.sql}`, [...statement.values]);
          return read(connection, `SELECT * FROM ${staged}`);
        });
        await fill(staged, columns, destination);
        return result;
      } finally {
        await database.write((connection) => connection.run(`DROP TABLE IF EXISTS ${staged}`));
      }
    },
  };
}

async function requireWritable(
  database: Database,
  catalogue: Catalogue,
  read: ReadRows,
  { dataset, table, write, mayCreate }: Destination,
): Promise<void> {
  const name = `Table ${database.project}:${dataset}.${table}`;
  const exists = catalogue.table(dataset, table) !== undefined;
  if (!catalogue.datasets().includes(dataset)) {
    throw new QueryError('notFound', `Not found: Dataset ${database.project}:${dataset}`);
  }
  if (catalogue.namedQueries.get(dataset, table) !== undefined) {
    throw new QueryError(
      'invalid',
      `${database.project}:${dataset}.${table} is a view; its rows can't be changed`,
    );
  }
  if (!exists && !mayCreate) throw new QueryError('notFound', `Not found: ${name}`);
  if (!exists || write !== 'EMPTY') return;
  const some = `SELECT 1 FROM ${pathOf(database.project, dataset, table)} LIMIT 1`;
  const { rows } = await database.read((connection) => read(connection, some));
  if (rows.length > 0) throw new QueryError('duplicate', `Already Exists: ${name}`);
}

/** Throws QueryError `invalid` for column names that a result may have and a table may not. */
export function requireNames(columns: readonly Column[]): void {
  try {
    parseColumns(columns, 'columns');
  } catch (error) {
    if (error instanceof SchemaError) throw new QueryError('invalid', error.message, { cause: error });
    throw error;
  }
}
