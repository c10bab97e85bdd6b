/** Views and table functions: queries with names, kept in the file as they were written. */
import { isObject, type JsonObject } from '../../json.ts';
import { type Column, parseColumns } from '../schema/column.ts';
import { quoted } from '../schema/duckdb-type.ts';
import type { Database } from './database.ts';
import { inTransaction } from './transaction.ts';

export interface NamedQuery {
  readonly dataset: string;
  readonly name: string;
  readonly kind: 'VIEW' | 'TABLE_FUNCTION';
  /** GoogleSQL, with every table's dataset in it. */
  readonly sql: string;
  /** Of a table function: names, and types as the SQL parser keeps them. */
  readonly parameters: readonly { readonly name: string; readonly type: JsonObject }[];
  readonly columns: readonly Column[];
  /** Unix milliseconds. */
  readonly createdAtMs: number;
}

export interface NamedQueries {
  all(dataset: string): NamedQuery[];
  get(dataset: string, name: string): NamedQuery | undefined;
  /** Keeps the query, in place of one of its name. */
  put(query: Omit<NamedQuery, 'createdAtMs'>): Promise<void>;
  /** Drops one, or all of the dataset. */
  drop(dataset: string, name?: string): Promise<void>;
}

/**
 * Reads what the file holds, and makes room for it in a new one: in `main`, which is no dataset.
 * `now` gives Unix milliseconds.
 */
export async function openNamedQueries(database: Database, now: () => number): Promise<NamedQueries> {
  const table = `${quoted(database.project)}.main.named_queries`;
  await database.write((connection) =>
    connection.run(`CREATE TABLE IF NOT EXISTS ${table} (dataset VARCHAR, name VARCHAR, query VARCHAR)`),
  );
  const stored = await database.read(async (connection) =>
    (await connection.run(`SELECT query FROM ${table}`)).getRows(),
  );
  const queries = new Map<string, NamedQuery>();
  for (const [text] of stored) keep(parse(String(text)));

  function keep(query: NamedQuery): void {
    queries.set(`${query.dataset}.${query.name}`, query);
  }

  return {
    all: (dataset) => [...queries.values()].filter((query) => query.dataset === dataset),
    get: (dataset, name) => queries.get(`${dataset}.${name}`),
    async put(undated) {
      const query = { ...undated, createdAtMs: now() };
      const { dataset, name } = query;
      await database.write((connection) =>
        inTransaction(connection, async () => {
          await connection.run(`DELETE FROM ${table} WHERE dataset = $1 AND name = $2`, [dataset, name]);
          await connection.run(`INSERT INTO ${table} VALUES ($1, $2, $3)`, [
            dataset,
            name,
            JSON.stringify(query),
          ]);
        }),
      );
      keep(query);
    },
    async drop(dataset, name) {
      const gone = [...queries.values()].filter(
        (query) => query.dataset === dataset && (name === undefined || query.name === name),
      );
      for (const query of gone) queries.delete(`${dataset}.${query.name}`);
      await database.write((connection) =>
        connection.run(`DELETE FROM ${table} WHERE dataset = $1 AND ($2 IS NULL OR name = $2)`, [
          dataset,
          name ?? null,
        ]),
      );
    },
  };
}

function parse(text: string): NamedQuery {
  const { dataset, name, kind, sql, parameters, columns, createdAtMs } = asObject(JSON.parse(text));
  return {
    dataset: String(dataset),
    name: String(name),
    kind: kind === 'VIEW' ? 'VIEW' : 'TABLE_FUNCTION',
    sql: String(sql),
    parameters: (Array.isArray(parameters) ? parameters : []).map((parameter: unknown) => {
      const entry = asObject(parameter);
      return { name: String(entry.name), type: asObject(entry.type) };
    }),
    columns: parseColumns(columns, `${dataset}.${name}`),
    createdAtMs: Number(createdAtMs),
  };
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
