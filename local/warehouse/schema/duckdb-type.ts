/** How BigQuery's types are kept in DuckDB, and what DuckDB's types are called in BigQuery's answers. */
import {
  DuckDBDecimalType,
  DuckDBListType,
  DuckDBStructType,
  type DuckDBType,
  DuckDBTypeId,
} from '@duckdb/node-api';
import type { Column, ColumnType } from './column.ts';

/**
 * DuckDB has no wider decimal than 38 digits, so BIGNUMERIC loses range and scale here. GEOGRAPHY is its text.
 */
const SCALARS = {
  STRING: 'VARCHAR',
  BYTES: 'BLOB',
  INTEGER: 'BIGINT',
  FLOAT: 'DOUBLE',
  NUMERIC: 'DECIMAL(38,9)',
  BIGNUMERIC: 'DECIMAL(38,18)',
  BOOLEAN: 'BOOLEAN',
  TIMESTAMP: 'TIMESTAMPTZ',
  DATE: 'DATE',
  TIME: 'TIME',
  DATETIME: 'TIMESTAMP',
  JSON: 'JSON',
  GEOGRAPHY: 'VARCHAR',
} as const satisfies Record<Exclude<ColumnType, 'RECORD'>, string>;

/** An identifier in DuckDB's quotes, whatever is in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The DuckDB type of a column: `BIGINT`, `STRUCT("a" BIGINT)[]`. */
export function duckDbType(column: Pick<Column, 'type' | 'mode' | 'fields'>): string {
  const element =
    column.type === 'RECORD'
      ? `STRUCT(${(column.fields ?? []).map((field) => `${quoted(field.name)} ${duckDbType(field)}`).join(', ')})`
      : SCALARS[column.type];
  return column.mode === 'REPEATED' ? `${element}[]` : element;
}

/** What follows the type: an array that isn't given is empty, as BigQuery's arrays are never NULL. */
const CONSTRAINTS = { NULLABLE: '', REQUIRED: ' NOT NULL', REPEATED: ' DEFAULT []' } as const;

/** One column of a CREATE TABLE. */
export function columnDefinition(column: Column): string {
  return `${quoted(column.name)} ${duckDbType(column)}${CONSTRAINTS[column.mode]}`;
}

const INTEGERS = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
]);
const OTHERS: ReadonlyMap<DuckDBTypeId, ColumnType> = new Map([
  [DuckDBTypeId.BOOLEAN, 'BOOLEAN'],
  [DuckDBTypeId.FLOAT, 'FLOAT'],
  [DuckDBTypeId.DOUBLE, 'FLOAT'],
  [DuckDBTypeId.BLOB, 'BYTES'],
  [DuckDBTypeId.DATE, 'DATE'],
  [DuckDBTypeId.TIME, 'TIME'],
  [DuckDBTypeId.TIMESTAMP, 'DATETIME'],
  [DuckDBTypeId.TIMESTAMP_TZ, 'TIMESTAMP'],
]);
const NUMERIC_SCALE = 9;

/**
 * The BigQuery column that a result column of a DuckDB type stands for, NULLABLE or REPEATED. A type that
 * BigQuery doesn't have (INTERVAL apart, none comes out of a translated query) is a STRING.
 */
export function resultColumn(name: string, type: DuckDBType): Column {
  if (type instanceof DuckDBListType) return { ...resultColumn(name, type.valueType), mode: 'REPEATED' };
  if (type instanceof DuckDBStructType) {
    const fields = type.entryNames.map((entry, index) => {
      const entryType = type.entryTypes[index];
      if (entryType === undefined) throw new TypeError(`Field ${entry} of ${name} has no type`);
      return resultColumn(entry, entryType);
    });
    return { name, type: 'RECORD', mode: 'NULLABLE', fields };
  }
  return { name, type: scalarType(type), mode: 'NULLABLE' };
}

function scalarType(type: DuckDBType): ColumnType {
  if (type instanceof DuckDBDecimalType) return type.scale > NUMERIC_SCALE ? 'BIGNUMERIC' : 'NUMERIC';
  if (type.alias === 'JSON') return 'JSON';
  if (INTEGERS.has(type.typeId)) return 'INTEGER';
  return OTHERS.get(type.typeId) ?? 'STRING';
}
