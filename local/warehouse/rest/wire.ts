/** Rows as BigQuery's REST API writes them: `{"f": [{"v": "1"}, {"v": null}]}`, nearly every value a string. */
import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Column } from '../schema/column.ts';

/** How TIMESTAMPs are written: seconds with a fraction unless asked otherwise. */
export type TimestampFormat = 'FLOAT64' | 'INT64' | 'ISO8601_STRING';

export type WireValue = string | null | { readonly f: readonly WireCell[] } | readonly WireCell[];

export interface WireCell {
  readonly v: WireValue;
}

const MICROS_PER_SECOND = 1_000_000n;

/** One row of a result, for the REST API's `rows`. */
export function wireRow(
  row: readonly DuckDBValue[],
  columns: readonly Column[],
  timestamps: TimestampFormat,
): { f: readonly WireCell[] } {
  return { f: columns.map((column, index) => ({ v: wireValue(row[index] ?? null, column, timestamps) })) };
}

function wireValue(value: DuckDBValue, column: Column, timestamps: TimestampFormat): WireValue {
  if (column.mode === 'REPEATED') {
    // BigQuery has no NULL arrays in results.
    const items = value instanceof DuckDBListValue ? value.items : [];
    const element: Column = { ...column, mode: 'NULLABLE' };
    return items.map((item) => ({ v: wireValue(item, element, timestamps) }));
  }
  if (value === null) return null;
  if (value instanceof DuckDBStructValue) {
    const fields = column.fields ?? [];
    return wireRow(
      fields.map(({ name }) => value.entries[name] ?? null),
      fields,
      timestamps,
    );
  }
  return scalarText(value, column, timestamps);
}

function scalarText(value: DuckDBValue, column: Column, timestamps: TimestampFormat): string {
  if (value instanceof DuckDBTimestampTZValue) return timestampText(value.micros, timestamps);
  if (value instanceof DuckDBTimestampValue) return civilText(value.micros);
  if (value instanceof DuckDBDateValue)
    return civilText(BigInt(value.days) * 86_400n * MICROS_PER_SECOND).slice(0, 10);
  if (value instanceof DuckDBTimeValue) return civilText(value.micros).slice(11);
  if (value instanceof DuckDBBlobValue) return Buffer.from(value.bytes).toString('base64');
  const text = String(value);
  const isDecimal = column.type === 'NUMERIC' || column.type === 'BIGNUMERIC';
  return isDecimal && text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function timestampText(micros: bigint, format: TimestampFormat): string {
  if (format === 'INT64') return String(micros);
  if (format === 'ISO8601_STRING') return `${civilText(micros)}Z`;
  const sign = micros < 0n ? '-' : '';
  const magnitude = micros < 0n ? -micros : micros;
  return `${sign}${magnitude / MICROS_PER_SECOND}.${String(magnitude % MICROS_PER_SECOND).padStart(6, '0')}`;
}

/** `2024-05-01T12:00:00.123456`, without a fraction where there is none. */
function civilText(micros: bigint): string {
  const fraction = ((micros % MICROS_PER_SECOND) + MICROS_PER_SECOND) % MICROS_PER_SECOND;
  const seconds = Number((micros - fraction) / MICROS_PER_SECOND);
  const whole = new Date(seconds * 1000).toISOString().slice(0, 19);
  return fraction === 0n ? whole : `${whole}.${String(fraction).padStart(6, '0')}`;
}
