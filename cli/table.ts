/** Tables for people: as wide as the terminal at most, one record after the other where columns don't fit. */
import { styleText } from 'node:util';
import stringWidth from 'string-width';
import { type Io, isColourful } from './io.ts';
import { printable } from './text.ts';

export interface Column {
  readonly name: string;
  /** Default: `left`. */
  readonly align?: 'left' | 'right';
}

/** null is shown as NULL, which no text looks like where there are colours. */
export type Cell = string | null;

/** Below this a shortened column says nothing. */
const LEAST_WIDTH = 8;
const BLOCK_ROWS = 100;
/** Border, names, line. */
const HEAD_LINES = 3;

/** The table as text that ends in a newline. Where it is no terminal that it goes to, nothing is shortened. */
export async function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  io: Io,
): Promise<string> {
  const isBright = isColourful(io);
  const bold = (text: string) => (isBright ? styleText('bold', text, { validateStream: false }) : text);
  const dim = (text: string) => (isBright ? styleText('dim', text, { validateStream: false }) : text);
  const shown = rows.map((row) => row.map((cell) => (cell === null ? dim('NULL') : printable(cell))));
  const names = columns.map(({ name }) => printable(name));

  const natural = names.map((name, at) =>
    shown.reduce((widest, row) => Math.max(widest, stringWidth(row[at] ?? '')), stringWidth(name)),
  );
  const limit = io.stdout.isTTY === true ? (io.stdout.columns ?? 80) : Number.POSITIVE_INFINITY;
  // Every cell has a space on either side and a line before it, and the last one a line behind it.
  const widths = fitWidths(natural, limit - 3 * columns.length - 1);
  if (widths === undefined) return renderRecords(names.map(bold), shown, limit);

  const { default: Table } = await import('cli-table3');
  const drawBlock = (block: readonly string[][]) => {
    const table = new Table({
      head: names.map(bold),
      colWidths: widths.map((width) => width + 2),
      colAligns: columns.map(({ align = 'left' }) => align),
      style: { head: [], border: [], compact: true },
    });
    table.push(...block);
    return table.toString().split('\n');
  };
  return `${joinBlocks(shown, drawBlock).join('\n')}\n`;
}

/** The lines of one table. cli-table3 takes time that grows with the square of the rows, so it gets few at once. */
function joinBlocks(
  rows: readonly string[][],
  drawBlock: (block: readonly string[][]) => string[],
): string[] {
  const lines = drawBlock(rows.slice(0, BLOCK_ROWS));
  for (let at = BLOCK_ROWS; at < rows.length; at += BLOCK_ROWS) {
    const body = drawBlock(rows.slice(at, at + BLOCK_ROWS)).slice(HEAD_LINES, -1);
    lines.splice(-1, 0, ...body);
  }
  return lines;
}

/**
 * Widths that sum up to `available` at most: the widest give way first. Undefined where a column would become so
 * narrow that it says nothing.
 */
export function fitWidths(natural: readonly number[], available: number): number[] | undefined {
  let rest = available;
  let left = natural.length;
  const narrowestFirst = [...natural].sort((one, other) => one - other);
  for (const width of narrowestFirst) {
    // What this column needs is less than its share: the others share what it leaves.
    if (width * left > rest) break;
    rest -= width;
    left--;
  }
  if (left === 0) return [...natural];
  const share = Math.floor(rest / left);
  return share < LEAST_WIDTH ? undefined : natural.map((width) => Math.min(width, share));
}

function renderRecords(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  limit: number,
): string {
  const nameWidth = Math.max(...names.map(stringWidth));
  const records = rows.map((row, at) => {
    const fields = names.map((name, column) => {
      const padding = ' '.repeat(nameWidth - stringWidth(name));
      return `${name}${padding}  ${shorten(row[column] ?? '', limit - nameWidth - 2)}\n`;
    });
    return `── ${at + 1} ${'─'.repeat(Math.max(0, Math.min(limit, 40) - 5))}\n${fields.join('')}`;
  });
  return records.join('');
}

function shorten(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let shortened = '';
  for (const character of text) {
    if (stringWidth(shortened + character) >= width) break;
    shortened += character;
  }
  return `${shortened}…`;
}
