/** From a message to a row: which columns the subscription's settings fill, and with what. */
import type { BigQueryRow, BigQueryTarget } from '../../pubsub/bigquery.ts';
import type { Column } from '../schema/column.ts';
import type { Cell } from './cell.ts';
import { type CoercedRow, rowCoercer } from './coerce.ts';
import { parseTimestamp } from './time-text.ts';

/** The table as a whole can't take what the subscription writes: no message is at fault. */
export class SchemaMismatchError extends Error {
  override readonly name = 'SchemaMismatchError';
}

/** The columns that `write_metadata` fills, with the types they may have. */
const METADATA = {
  subscription_name: { types: ['STRING'], cell: (row: BigQueryRow): Cell => row.subscriptionName },
  message_id: { types: ['STRING'], cell: (row: BigQueryRow): Cell => row.messageId },
  publish_time: { types: ['TIMESTAMP'], cell: (row: BigQueryRow): Cell => publishMicros(row.publishTime) },
  attributes: { types: ['STRING', 'JSON'], cell: (row: BigQueryRow): Cell => attributesText(row) },
} as const;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LONG_NUMBER = /\d{16}/;

/**
 * A function that turns messages into rows of the table, for a subscription that is set up like the target.
 * Throws SchemaMismatchError when the table lacks a column that the subscription writes to.
 */
export function messageMapper(
  columns: readonly Column[],
  target: Pick<BigQueryTarget, 'useTableSchema' | 'writeMetadata' | 'dropUnknownFields'>,
): (row: BigQueryRow) => CoercedRow {
  const metadata = target.writeMetadata ? metadataCells(columns) : [];
  const elsewhere = new Set(metadata.map(({ name }) => name));
  const map = target.useTableSchema
    ? bySchema(columns, target.dropUnknownFields, elsewhere)
    : intoData(columns, elsewhere);
  return (row) => {
    const coerced = map(row);
    if (coerced.ok) for (const { index, cell } of metadata) coerced.cells[index] = cell(row);
    return coerced;
  };
}

function metadataCells(columns: readonly Column[]) {
  return Object.entries(METADATA).map(([name, { types, cell }]) => {
    requireColumn(columns, name, types, 'write_metadata');
    return { name, cell, index: columns.findIndex((column) => column.name === name) };
  });
}

function requireColumn(
  columns: readonly Column[],
  name: string,
  types: readonly string[],
  why: string,
): Column {
  const column = columns.find((candidate) => candidate.name === name);
  if (column === undefined || !types.includes(column.type) || column.mode === 'REPEATED') {
    const found = column === undefined ? 'no such column' : `${column.type} ${column.mode}`;
    throw new SchemaMismatchError(
      `${why} needs a column ${name} of type ${types.join(' or ')}, the table has ${found}`,
    );
  }
  return column;
}

function bySchema(
  columns: readonly Column[],
  dropUnknownFields: boolean,
  elsewhere: ReadonlySet<string>,
): (row: BigQueryRow) => CoercedRow {
  const coerce = rowCoercer(columns, { dropUnknownFields, elsewhere });
  return ({ data }) => {
    const message = parseJson(data);
    return message.ok ? coerce(message.value) : message;
  };
}

type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

function parseJson(data: Buffer): ParsedJson {
  const text = decode(data);
  if (text === undefined) return { ok: false, reason: 'message: not UTF-8' };
  try {
    // Reviving costs more than parsing, and only a long number can need its digits.
    const value: unknown = LONG_NUMBER.test(text) ? JSON.parse(text, exactIntegers) : JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false, reason: 'message: not JSON' };
  }
}

function exactIntegers(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return /^-?\d+$/.test(context?.source ?? '') ? BigInt(context?.source ?? '') : value;
}

/** Without the table's schema, the message goes into the column `data` as it is. */
function intoData(
  columns: readonly Column[],
  elsewhere: ReadonlySet<string>,
): (row: BigQueryRow) => CoercedRow {
  const { type } = requireColumn(
    columns,
    'data',
    ['BYTES', 'STRING', 'JSON'],
    'a subscription without a schema',
  );
  const coerce = rowCoercer(columns, { dropUnknownFields: false, elsewhere });
  return ({ data }) => {
    if (type === 'BYTES') return coerce({ data: data.toString('base64') });
    const text = decode(data);
    return text === undefined ? { ok: false, reason: `data: ${type} takes UTF-8` } : coerce({ data: text });
  };
}

function decode(data: Buffer): string | undefined {
  try {
    return utf8.decode(data);
  } catch {
    return undefined;
  }
}

/** Pub/Sub's own time may have nanoseconds, for which a TIMESTAMP has no room. */
function publishMicros(publishTime: string): bigint {
  const micros = parseTimestamp(publishTime.replace(/(\.\d{6})\d+/, '$1'));
  if (micros === undefined) throw new TypeError(`publishTime: expected RFC 3339, got ${publishTime}`);
  return micros;
}

function attributesText({ attributes, orderingKey }: BigQueryRow): string {
  return JSON.stringify(orderingKey === '' ? attributes : { ...attributes, orderingKey });
}
