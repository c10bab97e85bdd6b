/** The same schema files that set up BigQuery set up this warehouse, so that they cannot differ. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Column, parseColumns } from './column.ts';

/** Columns by table name. */
export type Tables = Readonly<Record<string, readonly Column[]>>;

/**
 * The tables that a folder describes: one `<table>.json` each, holding a BigQuery column array (what
 * `bq show --schema` prints). Throws SchemaError or SyntaxError, naming the file, when one is wrong.
 */
export function loadTables(folder: string | URL): Tables {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const files = readdirSync(path).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.sort().map((file) => [basename(file, '.json'), readTable(join(path, file))]),
  );
}

function readTable(path: string): Column[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SyntaxError(`${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return parseColumns(value, path);
}
