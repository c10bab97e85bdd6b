/** A subscription's rules for values: what BigQuery would reject must not get in here either. */
import { isObject } from '../../json.ts';
import type { Column } from '../schema/column.ts';
import type { Cell } from './cell.ts';
import { SCALARS } from './scalars.ts';

/** One cell per column, or why BigQuery doesn't take the row: a path and kinds of values, never their content. */
export type CoercedRow =
  | { readonly ok: true; readonly cells: Cell[] }
  | { readonly ok: false; readonly reason: string };

/** The columns can't hold the value; the message is the reason. */
class Misfit extends Error {
  override readonly name = 'Misfit';
}

type Coerce = (value: unknown, path: string) => Cell;

/**
 * A function that fits JSON objects into the columns. Names must match exactly; a missing or null field is null
 * (a REPEATED one empty), or a reason to reject the row where the column is REQUIRED. An unknown field is
 * dropped or rejects the row. Fields named in `elsewhere` are left null, whatever the object says.
 */
export function rowCoercer(
  columns: readonly Column[],
  options: { readonly dropUnknownFields: boolean; readonly elsewhere?: ReadonlySet<string> },
): (value: unknown) => CoercedRow {
  const elsewhere = options.elsewhere ?? new Set<string>();
  const coerce = objectCoercer(columns, options.dropUnknownFields, elsewhere);
  return (value) => {
    try {
      return { ok: true, cells: coerce(value, '') };
    } catch (error) {
      if (error instanceof Misfit) return { ok: false, reason: error.message };
      throw error;
    }
  };
}

function objectCoercer(
  columns: readonly Column[],
  dropUnknownFields: boolean,
  elsewhere: ReadonlySet<string>,
): (value: unknown, path: string) => Cell[] {
  const known = new Set(columns.map(({ name }) => name));
  const fields = columns.map((column) => ({
    name: column.name,
    coerce: elsewhere.has(column.name) ? () => null : columnCoercer(column, dropUnknownFields),
  }));
  return (value, path) => {
    if (!isObject(value)) {
      throw new Misfit(`${path === '' ? 'message' : path}: expected a JSON object, got ${kindOf(value)}`);
    }
    const entries: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
    if (!dropUnknownFields) refuseUnknown(entries, known, path);
    return fields.map(({ name, coerce }) =>
      coerce(entries.get(name), path === '' ? name : `${path}.${name}`),
    );
  };
}

function refuseUnknown(
  entries: ReadonlyMap<string, unknown>,
  known: ReadonlySet<string>,
  path: string,
): void {
  for (const name of entries.keys()) {
    if (!known.has(name)) {
      throw new Misfit(`${path === '' ? name : `${path}.${name}`}: the table has no such column`);
    }
  }
}

function columnCoercer(column: Column, dropUnknownFields: boolean): Coerce {
  const coerce = valueCoercer(column, dropUnknownFields);
  if (column.mode === 'REPEATED') {
    return (value, path) => {
      if (value === null || value === undefined) return [];
      if (!Array.isArray(value)) throw new Misfit(`${path}: REPEATED takes an array, got ${kindOf(value)}`);
      return value.map((element, index) => coerce(element, `${path}[${index}]`));
    };
  }
  return (value, path) => {
    if (value !== null && value !== undefined) return coerce(value, path);
    if (column.mode === 'REQUIRED') throw new Misfit(`${path}: REQUIRED, got ${kindOf(value)}`);
    return null;
  };
}

function valueCoercer(column: Column, dropUnknownFields: boolean): Coerce {
  if (column.type === 'RECORD') return objectCoercer(column.fields ?? [], dropUnknownFields, new Set());
  const { type } = column;
  const { coerce, takes } = SCALARS[type];
  return (value, path) => {
    const cell = coerce(value);
    if (cell === undefined) throw new Misfit(`${path}: ${type} takes ${takes}, got ${kindOf(value)}`);
    return cell;
  };
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `a string of ${value.length} characters`;
  return typeof value === 'boolean' ? 'a boolean' : `a number`;
}
