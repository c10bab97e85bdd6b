/** Cells into DuckDB's values, one function a column, chosen once rather than for every row. */
import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Cell } from '../rows/cell.ts';
import type { Column } from '../schema/column.ts';

const DECIMAL_DIGITS = 38;

/** A function that turns a cell of the column into the value that DuckDB's appender takes. */
export function cellWriter(column: Column): (cell: Cell) => DuckDBValue {
  const write = column.type === 'RECORD' ? recordWriter(column.fields ?? []) : scalarWriter(column);
  if (column.mode !== 'REPEATED') return (cell) => (cell === null ? null : write(cell));
  return (cell) => (cell === null ? null : new DuckDBListValue(list(cell).map(write)));
}

function recordWriter(fields: readonly Column[]): (cell: Cell) => DuckDBValue {
  const writers = fields.map((field) => ({ name: field.name, write: cellWriter(field) }));
  return (cell) => {
    const cells = list(cell);
    return new DuckDBStructValue(
      Object.fromEntries(writers.map(({ name, write }, index) => [name, write(cells[index] ?? null)])),
    );
  };
}

function scalarWriter({ type, name }: Column): (cell: Cell) => DuckDBValue {
  switch (type) {
    case 'TIMESTAMP':
      return (cell) => new DuckDBTimestampTZValue(integer(cell, name));
    case 'DATETIME':
      return (cell) => new DuckDBTimestampValue(integer(cell, name));
    case 'TIME':
      return (cell) => new DuckDBTimeValue(integer(cell, name));
    case 'DATE':
      return (cell) => new DuckDBDateValue(Number(integer(cell, name)));
    case 'NUMERIC':
      return (cell) => new DuckDBDecimalValue(integer(cell, name), DECIMAL_DIGITS, 9);
    case 'BIGNUMERIC':
      return (cell) => new DuckDBDecimalValue(integer(cell, name), DECIMAL_DIGITS, 18);
    default:
      return plain;
  }
}

function plain(cell: Cell): DuckDBValue {
  if (cell instanceof Uint8Array) return new DuckDBBlobValue(cell);
  if (typeof cell === 'object') throw new TypeError('A scalar column was given a list');
  return cell;
}

function integer(cell: Cell, name: string): bigint {
  if (typeof cell !== 'bigint') throw new TypeError(`${name} was given ${typeof cell}, not bigint`);
  return cell;
}

function list(cell: Cell): readonly Cell[] {
  if (!Array.isArray(cell)) throw new TypeError(`A list was expected, got ${typeof cell}`);
  return cell;
}
