/** The three forms in which rows are written. */
import type { Io } from '../io.ts';
import { type Cell, type Column, renderTable } from '../table.ts';
import type { Field, Page } from './result-page.ts';

export interface RowWriter {
  write(page: Page): void;
  /** To be called once, after the last page. */
  end(): Promise<void>;
}

const NUMBERS = new Set(['INTEGER', 'INT64', 'FLOAT', 'FLOAT64', 'NUMERIC', 'BIGNUMERIC']);

/** One JSON object a line. */
export function createJsonWriter({ stdout }: Io): RowWriter {
  return {
    write({ fields, rows }) {
      for (const row of rows) {
        const record = Object.fromEntries(fields.map(({ name }, at) => [name, row[at]]));
        stdout.write(`${JSON.stringify(record)}\n`);
      }
    },
    end: async () => {},
  };
}

/** RFC 4180 with a header line. NULL is an empty field, the empty string a quoted one. */
export function createCsvWriter({ stdout }: Io): RowWriter {
  let hasHeader = false;
  const line = (cells: readonly Cell[]) => stdout.write(`${cells.map(quoted).join(',')}\n`);
  return {
    write({ fields, rows }) {
      if (!hasHeader && fields.length > 0) line(fields.map(({ name }) => name));
      hasHeader = true;
      for (const row of rows) line(row.map(cellOf));
    },
    end: async () => {},
  };
}

/** A table for people, written at the end, when all widths are known. */
export function createTableWriter(io: Io): RowWriter {
  const rows: Cell[][] = [];
  let columns: Column[] = [];
  return {
    write(page) {
      columns = page.fields.map(columnOf);
      for (const row of page.rows) rows.push(row.map(cellOf));
    },
    async end() {
      if (columns.length === 0) return void io.stdout.write('Done; the statement has no result.\n');
      io.stdout.write(await renderTable(columns, rows, io));
      if (rows.length === 0) io.stdout.write('no rows\n');
    },
  };
}

function columnOf({ name, type, isRepeated }: Field): Column {
  return { name, align: NUMBERS.has(type) && !isRepeated ? 'right' : 'left' };
}

function cellOf(value: unknown): Cell {
  if (value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function quoted(cell: Cell): string {
  if (cell === null) return '';
  return cell === '' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
