/**
 * What a JSON value becomes in a column, by the rules of BigQuery subscriptions that use the table's schema.
 * https://docs.cloud.google.com/pubsub/docs/create-bigquery-subscription#use_table_schema
 * https://docs.cloud.google.com/bigquery/docs/supported-data-types#supported_protocol_buffer_data_types
 */
import type { ColumnType } from '../schema/column.ts';
import type { Cell } from './cell.ts';
import { parseDecimal } from './decimal-text.ts';
import {
  FIRST_DAY,
  FIRST_MICRO,
  LAST_DAY,
  LAST_MICRO,
  parseDate,
  parseDatetime,
  parseTime,
  parseTimestamp,
} from './time-text.ts';

export interface Scalar {
  /** What the column takes, for the reason of a rejection. */
  readonly takes: string;
  /** The cell, or undefined when the column doesn't take the value (never null). Integers beyond 2^53 are bigint. */
  readonly coerce: (value: unknown) => Cell | undefined;
}

const INT64_MAX = 2n ** 63n - 1n;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** By type: what a column takes, in words, and the coercion, which gives undefined for what it does not take. */
export const SCALARS = {
  STRING: { takes: 'a string', coerce: text },
  GEOGRAPHY: { takes: 'a string of well-known text', coerce: text },
  BYTES: { takes: 'a string in base64', coerce: bytes },
  INTEGER: {
    takes: 'a whole number of 64 bits (not a string)',
    coerce: (value) => within(integer(value), -INT64_MAX - 1n, INT64_MAX),
  },
  FLOAT: { takes: 'a number that a double can hold', coerce: float },
  NUMERIC: {
    takes: 'a number or a decimal string, 29 digits before and 9 after the point',
    coerce: (value) => decimal(value, 9),
  },
  BIGNUMERIC: {
    takes: 'a number or a decimal string, here 20 digits before and 18 after the point',
    coerce: (value) => decimal(value, 18),
  },
  BOOLEAN: { takes: 'true or false', coerce: (value) => (typeof value === 'boolean' ? value : undefined) },
  TIMESTAMP: {
    takes: 'a string such as 2024-05-01T12:00:00.123456Z, or whole microseconds since 1970, years 1 to 9999',
    coerce: (value) =>
      typeof value === 'string' ? parseTimestamp(value) : within(integer(value), FIRST_MICRO, LAST_MICRO),
  },
  DATE: {
    takes: 'a string such as 2024-05-01, or whole days since 1970, years 1 to 9999',
    coerce: (value) =>
      typeof value === 'string'
        ? parseDate(value)
        : within(integer(value), BigInt(FIRST_DAY), BigInt(LAST_DAY)),
  },
  TIME: {
    takes: 'a string such as 12:00:00.123456',
    coerce: (value) => (typeof value === 'string' ? parseTime(value) : undefined),
  },
  DATETIME: {
    takes: 'a string such as 2024-05-01T12:00:00.123456, without an offset',
    coerce: (value) => (typeof value === 'string' ? parseDatetime(value) : undefined),
  },
  JSON: { takes: 'a string that holds JSON', coerce: json },
} as const satisfies Record<Exclude<ColumnType, 'RECORD'>, Scalar>;

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.isWellFormed() ? value : undefined;
}

function bytes(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' && BASE64.test(value) ? Buffer.from(value, 'base64') : undefined;
}

function json(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.isWellFormed()) return undefined;
  try {
    JSON.parse(value);
    return value;
  } catch {
    return undefined;
  }
}

/** What JSON spells 1e999 is no double: parsed, it is infinite, which no JSON number means. */
function float(value: unknown): number | undefined {
  const double = typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
  return Number.isFinite(double) ? double : undefined;
}

/** A JSON number is a double on its way, so it is rounded to the column's scale; a string must fit as it is. */
function decimal(value: unknown, scale: number): bigint | undefined {
  if (typeof value === 'string') return parseDecimal(value, 38, scale);
  const double = float(value);
  if (double === undefined) return undefined;
  return parseDecimal(Math.abs(double) < 1e21 ? double.toFixed(scale) : String(double), 38, scale);
}

function integer(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : undefined;
}

function within(value: bigint | undefined, low: bigint, high: bigint): bigint | undefined {
  return value !== undefined && value >= low && value <= high ? value : undefined;
}
