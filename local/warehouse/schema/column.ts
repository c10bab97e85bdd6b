/** BigQuery columns as `schemas/tables/*.json` and the REST API spell them, and their check. */
import { isObject } from '../../json.ts';

/**
 * The types that a column may have here, by their legacy names, which BigQuery's REST API answers with.
 * https://docs.cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableFieldSchema
 */
export const COLUMN_TYPES = [
  'STRING',
  'BYTES',
  'INTEGER',
  'FLOAT',
  'NUMERIC',
  'BIGNUMERIC',
  'BOOLEAN',
  'TIMESTAMP',
  'DATE',
  'TIME',
  'DATETIME',
  'JSON',
  'GEOGRAPHY',
  'RECORD',
] as const;

export type ColumnType = (typeof COLUMN_TYPES)[number];
export type ColumnMode = 'NULLABLE' | 'REQUIRED' | 'REPEATED';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly mode: ColumnMode;
  readonly description?: string;
  /** The columns inside a RECORD, else absent. */
  readonly fields?: readonly Column[];
}

/** A set of columns breaks BigQuery's rules, or asks for something this warehouse doesn't have. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
}

const ALIASES: ReadonlyMap<string, ColumnType> = new Map([
  ['INT64', 'INTEGER'],
  ['FLOAT64', 'FLOAT'],
  ['BOOL', 'BOOLEAN'],
  ['STRUCT', 'RECORD'],
  ['DECIMAL', 'NUMERIC'],
  ['BIGDECIMAL', 'BIGNUMERIC'],
]);
const MODES = ['NULLABLE', 'REQUIRED', 'REPEATED'] as const;
const KEYS = new Set(['name', 'type', 'mode', 'description', 'fields']);
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,299}$/;

/**
 * The columns in a BigQuery column array, standard type names (INT64) turned into legacy ones (INTEGER).
 * Throws SchemaError, whose text begins with `where`, at the first thing that doesn't fit.
 */
export function parseColumns(value: unknown, where: string): Column[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new SchemaError(`${where}: expected a non-empty array of columns, got ${describe(value)}`);
  }
  const columns = value.map((entry, index) => parseColumn(entry, `${where}[${index}]`));
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name.toLowerCase())) throw new SchemaError(`${where}: column ${name} is there twice`);
    seen.add(name.toLowerCase());
  }
  return columns;
}

function parseColumn(value: unknown, where: string): Column {
  if (!isObject(value)) {
    throw new SchemaError(`${where}: expected a column object, got ${describe(value)}`);
  }
  const entry: Record<string, unknown> = { ...value };
  const unknownKey = Object.keys(entry).find((key) => !KEYS.has(key));
  if (unknownKey !== undefined) {
    throw new SchemaError(`${where}: key ${unknownKey} isn't supported; allowed: ${[...KEYS].join(', ')}`);
  }
  const { name, description } = entry;
  if (typeof name !== 'string' || !NAME.test(name)) {
    throw new SchemaError(
      `${where}.name: expected letters, digits and underscores, at most 300, got ${describe(name)}`,
    );
  }
  const type = parseType(entry.type, `${where}.type`);
  return {
    name,
    type,
    mode: parseMode(entry.mode, `${where}.mode`),
    ...(typeof description === 'string' ? { description } : {}),
    ...(type === 'RECORD' ? { fields: parseColumns(entry.fields, `${where}.fields`) } : {}),
  };
}

/** The type that a name in either spelling and any case stands for; undefined where it is none. */
export function columnTypeNamed(name: string): ColumnType | undefined {
  const upper = name.toUpperCase();
  return ALIASES.get(upper) ?? COLUMN_TYPES.find((known) => known === upper);
}

function parseType(value: unknown, where: string): ColumnType {
  const type = typeof value === 'string' ? columnTypeNamed(value) : undefined;
  if (type === undefined) {
    throw new SchemaError(`${where}: expected one of ${COLUMN_TYPES.join(', ')}, got ${describe(value)}`);
  }
  return type;
}

function parseMode(value: unknown, where: string): ColumnMode {
  if (value === undefined) return 'NULLABLE';
  const mode = MODES.find((known) => known === value);
  if (mode === undefined) {
    throw new SchemaError(`${where}: expected one of ${MODES.join(', ')}, got ${describe(value)}`);
  }
  return mode;
}

function describe(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
