/** Types in casts, where the same name means something else in DuckDB. */
import { isObject } from '../../json.ts';
import { unsupported } from '../query-error.ts';
import { build, call, type Tree, text } from './tree.ts';

const INSTANT = { data_type: 'timestamp', precision: null, timezone: true };

/** A type of GoogleSQL by DuckDB's name where the printer would choose another one, else as it is. */
export function duckDbDataType(type: Tree): Tree {
  switch (typeName(type)) {
    case 'TIMESTAMP':
      return INSTANT;
    case 'DECIMAL':
    case 'NUMERIC':
      return {
        data_type: 'decimal',
        precision: type.precision ?? 38,
        scale: type.scale ?? (type.precision ? 0 : 9),
      };
    case 'BIGNUMERIC':
    case 'BIGDECIMAL':
      return { data_type: 'decimal', precision: 38, scale: 18 };
    case 'GEOGRAPHY':
      return { data_type: 'text' };
    default:
      return type;
  }
}

/** Targets that DuckDB's own cast reaches by other rules, and the macros that keep BigQuery's. */
const CONVERSIONS: Readonly<Record<string, { readonly cast: string; readonly safe_cast: string }>> = {
  ...Object.fromEntries(
    [
      'INT64',
      'INT',
      'INTEGER',
      'BIGINT',
      'SMALLINT',
      'TINYINT',
      'BYTEINT',
      'BIG_INT',
      'SMALL_INT',
      'TINY_INT',
    ].map((name) => [name, { cast: 'to_int64', safe_cast: 'try_int64' }]),
  ),
  BOOLEAN: { cast: 'to_bool', safe_cast: 'try_bool' },
  STRING: { cast: 'to_text', safe_cast: 'to_text' },
};

/** CAST and SAFE_CAST, whose target has been through `duckDbDataType`. */
export function cast(kind: 'cast' | 'safe_cast', data: Tree): unknown {
  if (data.format !== null && data.format !== undefined) throw unsupported('CAST with FORMAT');
  const name = isObject(data.to) ? typeName(data.to) : '';
  if (name === 'BYTES') return build('encode(__1)', data.this);
  const conversion = CONVERSIONS[name];
  if (conversion !== undefined) return call(`googlesql.${conversion[kind]}`, [data.this]);
  return kind === 'cast' ? { cast: data } : { try_cast: data };
}

function typeName(type: Tree): string {
  return String(type.data_type === 'custom' ? type.name : type.data_type).toUpperCase();
}

/** Literals that DuckDB spells differently: instants, doubles and bytes. */
export function literal(data: Tree): unknown {
  const value = text(String(data.value));
  switch (data.literal_type) {
    case 'timestamp':
      return build('CAST(__1 AS TIMESTAMPTZ)', value);
    case 'number':
      // DuckDB would make an exact decimal of 1.5.
      return /[.eE]/.test(String(data.value))
        ? build('CAST(__1 AS DOUBLE)', { literal: data })
        : { literal: data };
    case 'byte_string':
      return build('encode(__1)', value);
    default:
      return { literal: data };
  }
}
