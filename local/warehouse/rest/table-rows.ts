/** Rows of a table without SQL, for clients that page through it. */
import type { QueryEngine, QueryResult } from '../query/engine.ts';
import type { Table } from '../storage/catalogue.ts';
import { parsePage } from './request.ts';
import { wireRow } from './wire.ts';

const MAX_ROWS_PER_PAGE = 10_000;

/** How many rows the table has now. */
export async function countRows(engine: QueryEngine, table: Table): Promise<number> {
  const { rows } = await select(engine, 'COUNT(*)', table);
  return Number(rows[0]?.[0] ?? 0);
}

/** The body of tabledata.list: a page of the table's rows, of all columns or of `selectedFields`. */
export async function readRows(engine: QueryEngine, table: Table, search: URLSearchParams): Promise<unknown> {
  const page = parsePage((name) => search.get(name));
  const selected = search.get('selectedFields')?.split(',');
  const columns = table.columns.filter(({ name }) => selected?.includes(name) ?? true);
  const total = await countRows(engine, table);
  const limit = Math.min(page.maxRows, MAX_ROWS_PER_PAGE);
  const names = columns.map(({ name }) => `\`${name}\``).join(', ');
  const result = await select(engine, names, table, `LIMIT ${limit} OFFSET ${page.startIndex}`);
  const next = page.startIndex + result.rows.length;
  return {
    kind: 'bigquery#tableDataList',
    totalRows: String(total),
    rows: result.rows.map((row) => wireRow(row, result.columns, page.timestamps)),
    ...(next < total ? { pageToken: String(next) } : {}),
  };
}

function select(
  engine: QueryEngine,
  what: string,
  { dataset, name }: Table,
  rest = '',
): Promise<QueryResult> {
  const sql = `SELECT ${what} FROM \`${dataset}.${name}\` ${rest}`;
  return engine.run({ sql, parameters: [], defaultDataset: undefined });
}
