/**
 * The file is the only record of what there is; this reads it once, so that queries need not ask it again.
 */
import { type Column, parseColumns } from '../schema/column.ts';
import { columnDefinition, quoted } from '../schema/duckdb-type.ts';
import { additions } from '../schema/evolution.ts';
import type { Database } from './database.ts';
import { inTransaction } from './transaction.ts';

export interface Table {
  readonly dataset: string;
  readonly name: string;
  /** In the order in which DuckDB holds them. */
  readonly columns: readonly Column[];
  /** Unix milliseconds. */
  readonly createdAtMs: number;
}

/** What is in the file, by BigQuery's names. */
export interface Catalogue {
  datasets(): string[];
  tables(dataset: string): Table[];
  /** Undefined when there is no such table. Names are case-sensitive, as BigQuery's are. */
  table(dataset: string, name: string): Table | undefined;
  ensureDataset(dataset: string): Promise<void>;
  /** Makes the table, or adds its new columns; throws SchemaError when a stored one would have to change. */
  ensureTable(dataset: string, name: string, columns: readonly Column[]): Promise<void>;
}

/** Reads what the file holds. `now` gives Unix milliseconds. */
export async function openCatalogue(database: Database, now: () => number): Promise<Catalogue> {
  const { project } = database;
  const datasets = new Map<string, Map<string, Table>>();
  for (const name of await storedDatasets(database)) datasets.set(name, new Map());
  for (const table of await storedTables(database)) datasets.get(table.dataset)?.set(table.name, table);

  async function ensureDataset(dataset: string): Promise<void> {
    if (datasets.has(dataset)) return;
    await database.write((connection) => connection.run(`CREATE SCHEMA ${pathOf(project, dataset)}`));
    datasets.set(dataset, new Map());
  }

  async function ensureTable(dataset: string, name: string, columns: readonly Column[]): Promise<void> {
    await ensureDataset(dataset);
    const stored = datasets.get(dataset)?.get(name);
    const path = pathOf(project, dataset, name);
    const table: Table = {
      dataset,
      name,
      columns: stored === undefined ? columns : evolved(`${dataset}.${name}`, stored.columns, columns),
      createdAtMs: stored?.createdAtMs ?? now(),
    };
    const changes =
      stored === undefined
        ? [`CREATE TABLE ${path} (${columns.map(columnDefinition).join(', ')})`]
        : table.columns
            .slice(stored.columns.length)
            .map((column) => `ALTER TABLE ${path} ADD COLUMN ${columnDefinition(column)}`);
    await database.write((connection) =>
      inTransaction(connection, async () => {
        for (const statement of [...changes, describe(path, table)]) await connection.run(statement);
      }),
    );
    datasets.get(dataset)?.set(name, table);
  }

  return {
    datasets: () => [...datasets.keys()].sort(),
    tables: (dataset) => [...(datasets.get(dataset)?.values() ?? [])],
    table: (dataset, name) => datasets.get(dataset)?.get(name),
    ensureDataset,
    ensureTable,
  };
}

/** `"project"."dataset"."table"` */
export function pathOf(...names: string[]): string {
  return names.map(quoted).join('.');
}

/** The stored columns in their order, with the new descriptions, and the new columns after them. */
function evolved(table: string, stored: readonly Column[], wanted: readonly Column[]): Column[] {
  const added = additions(table, stored, wanted);
  return [...stored.map((column) => wanted.find(({ name }) => name === column.name) ?? column), ...added];
}

/** DuckDB forgets modes and descriptions, so the table's comment keeps them. */
function describe(path: string, { columns, createdAtMs }: Table): string {
  return `COMMENT ON TABLE ${path} IS '${JSON.stringify({ createdAt: createdAtMs, columns }).replaceAll("'", "''")}'`;
}

function storedDatasets(database: Database): Promise<string[]> {
  return database.read(async (connection) => {
    const sql = 'SELECT schema_name FROM duckdb_schemas() WHERE database_name = $1 AND NOT internal';
    const result = await connection.run(sql, [database.project]);
    return (await result.getRows()).map(([name]) => String(name)).filter((name) => name !== 'main');
  });
}

function storedTables(database: Database): Promise<Table[]> {
  return database.read(async (connection) => {
    const sql = 'SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE database_name = $1';
    const result = await connection.run(sql, [database.project]);
    return (await result.getRows()).map(([dataset, name, comment]) => ({
      dataset: String(dataset),
      name: String(name),
      ...parseDescription(String(comment), `${dataset}.${name}`),
    }));
  });
}

function parseDescription(comment: string, where: string): Pick<Table, 'columns' | 'createdAtMs'> {
  const { createdAt, columns }: { createdAt?: unknown; columns?: unknown } = JSON.parse(comment);
  return { createdAtMs: Number(createdAt), columns: parseColumns(columns, where) };
}
