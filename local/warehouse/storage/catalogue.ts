/**
 * The file is the only record of what there is; this reads it once, so that queries need not ask it again.
 */
import { isObject, type JsonObject } from '../../json.ts';
import { type Column, parseColumns } from '../schema/column.ts';
import { columnDefinition, quoted } from '../schema/duckdb-type.ts';
import { additions } from '../schema/evolution.ts';
import type { Database } from './database.ts';
import { type NamedQueries, openNamedQueries } from './named-queries.ts';
import { inTransaction } from './transaction.ts';

export interface Table {
  readonly dataset: string;
  readonly name: string;
  /** In the order in which DuckDB holds them. */
  readonly columns: readonly Column[];
  /** Unix milliseconds. */
  readonly createdAtMs: number;
  /** What the table was made with and nothing here acts on, such as its partitioning, to be shown again. */
  readonly properties: JsonObject;
}

/** What is in the file, by BigQuery's names. */
export interface Catalogue {
  datasets(): string[];
  tables(dataset: string): Table[];
  /** Undefined when there is no such table. Names are case-sensitive, as BigQuery's are. */
  table(dataset: string, name: string): Table | undefined;
  readonly namedQueries: NamedQueries;
  ensureDataset(dataset: string): Promise<void>;
  /** Makes the table, or adds its new columns; throws SchemaError when a stored one would have to change. */
  ensureTable(
    dataset: string,
    name: string,
    columns: readonly Column[],
    properties?: JsonObject,
  ): Promise<void>;
  dropTable(dataset: string, name: string): Promise<void>;
  /** Drops the dataset and all that is in it. */
  dropDataset(dataset: string): Promise<void>;
}

/** Reads what the file holds. `now` gives Unix milliseconds. */
export async function openCatalogue(database: Database, now: () => number): Promise<Catalogue> {
  const { project } = database;
  const namedQueries = await openNamedQueries(database, now);
  const datasets = await storedTablesByDataset(database);

  async function ensureDataset(dataset: string): Promise<void> {
    if (datasets.has(dataset)) return;
    await run(database, `CREATE SCHEMA ${pathOf(project, dataset)}`);
    datasets.set(dataset, new Map());
  }

  async function ensureTable(
    dataset: string,
    name: string,
    columns: readonly Column[],
    properties: JsonObject = {},
  ): Promise<void> {
    await ensureDataset(dataset);
    const stored = datasets.get(dataset)?.get(name);
    const path = pathOf(project, dataset, name);
    const table: Table = {
      dataset,
      name,
      columns: stored === undefined ? columns : evolved(`${dataset}.${name}`, stored.columns, columns),
      createdAtMs: stored?.createdAtMs ?? now(),
      properties: { ...stored?.properties, ...properties },
    };
    await run(database, ...changesTo(path, stored?.columns, table.columns), describe(path, table));
    datasets.get(dataset)?.set(name, table);
  }

  return {
    datasets: () => [...datasets.keys()].sort(),
    tables: (dataset) => [...(datasets.get(dataset)?.values() ?? [])],
    namedQueries,
    table: (dataset, name) => datasets.get(dataset)?.get(name),
    ensureDataset,
    ensureTable,
    async dropTable(dataset, name) {
      datasets.get(dataset)?.delete(name);
      await run(database, `DROP TABLE ${pathOf(project, dataset, name)}`);
    },
    async dropDataset(dataset) {
      datasets.delete(dataset);
      await namedQueries.drop(dataset);
      await run(database, `DROP SCHEMA ${pathOf(project, dataset)} CASCADE`);
    },
  };
}

async function run(database: Database, ...statements: readonly string[]): Promise<void> {
  await database.write((connection) =>
    inTransaction(connection, async () => {
      for (const statement of statements) await connection.run(statement);
    }),
  );
}

/** The statements that make the stored columns of a table, none for a new one, the wanted ones. */
function changesTo(path: string, stored: readonly Column[] | undefined, wanted: readonly Column[]): string[] {
  if (stored === undefined) return [`CREATE TABLE ${path} (${wanted.map(columnDefinition).join(', ')})`];
  return wanted
    .slice(stored.length)
    .map((column) => `ALTER TABLE ${path} ADD COLUMN ${columnDefinition(column)}`);
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
function describe(path: string, { columns, createdAtMs, properties }: Table): string {
  const comment = JSON.stringify({ createdAt: createdAtMs, columns, properties });
  return `COMMENT ON TABLE ${path} IS '${comment.replaceAll("'", "''")}'`;
}

/** Tables by name, by dataset. */
async function storedTablesByDataset(database: Database): Promise<Map<string, Map<string, Table>>> {
  const datasets = new Map<string, Map<string, Table>>();
  for (const name of await storedDatasets(database)) datasets.set(name, new Map());
  for (const table of await storedTables(database)) datasets.get(table.dataset)?.set(table.name, table);
  return datasets;
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
    const sql = `SELECT schema_name, table_name, comment FROM duckdb_tables()
      WHERE database_name = $1 AND schema_name <> 'main'`;
    const result = await connection.run(sql, [database.project]);
    return (await result.getRows()).map(([dataset, name, comment]) => ({
      dataset: String(dataset),
      name: String(name),
      ...parseDescription(String(comment), `${dataset}.${name}`),
    }));
  });
}

function parseDescription(
  comment: string,
  where: string,
): Pick<Table, 'columns' | 'createdAtMs' | 'properties'> {
  const { createdAt, columns, properties }: { createdAt?: unknown; columns?: unknown; properties?: unknown } =
    JSON.parse(comment);
  return {
    createdAtMs: Number(createdAt),
    columns: parseColumns(columns, where),
    // Folders from before tables had properties have none.
    properties: isObject(properties) ? properties : {},
  };
}
