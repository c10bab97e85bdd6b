/** Functions of dates and times: time zones, weeks and differences follow other rules in DuckDB. */
import { isObject } from '../../../json.ts';
import { unsupported } from '../../query-error.ts';
import { build, call, dataOf, number, type Tree, text, textOf } from '../tree.ts';
import { datePart, partArgument } from './date-parts.ts';
import { macro, type Rewrite, type Rewrites, withDefaults } from './rewrite.ts';
import { formatInstant, formatNaive, parsed } from './time-format.ts';

type Kind = 'DATE' | 'DATETIME' | 'TIMESTAMP' | 'TIME';
const TYPES = { DATE: 'DATE', DATETIME: 'TIMESTAMP', TIMESTAMP: 'TIMESTAMPTZ', TIME: 'TIME' } as const;

/** BigQuery reads a string literal as a date where a date is due; DuckDB wants to be told. */
function typed(kind: Kind, argument: unknown): unknown {
  return textOf(argument) === undefined ? argument : build(`CAST(__1 AS ${TYPES[kind]})`, argument);
}

function truncate(kind: Kind): Rewrite {
  return ([value, part, zone]) => {
    if (zone !== undefined) {
      const local = truncate('DATETIME')([build('timezone(__1, __2)', zone, typed(kind, value)), part]);
      return build('timezone(__1, __2)', zone, local);
    }
    const unit = datePart(part);
    const typedValue = typed(kind, value);
    if ('weekStart' in unit) return macro('trunc_week')([typedValue, number(unit.weekStart)]);
    if (kind === 'TIME') return macro('trunc_clock')([typedValue, text(unit.unit)]);
    // DATE_TRUNC takes all three types and keeps the one that it is given.
    return kind === 'DATE'
      ? macro('trunc_date')([typedValue, text(unit.unit)])
      : call('date_trunc', [text(unit.unit), typedValue]);
  };
}

/** TIMESTAMP_DIFF counts whole units that have passed, the other two the boundaries between. */
function difference(kind: Kind): Rewrite {
  return ([end, start, part]) => {
    const unit = datePart(part);
    const [from, to] = [typed(kind, start), typed(kind, end)];
    if ('weekStart' in unit) return macro('diff_week')([to, from, number(unit.weekStart)]);
    return call(kind === 'TIMESTAMP' ? 'date_sub' : 'date_diff', [text(unit.unit), from, to]);
  };
}

function shift(sign: '+' | '-', kind: Kind): Rewrite {
  const onDate = macro(sign === '+' ? 'add_to_date' : 'subtract_from_date');
  // Only a DATE and an INTERVAL make another type than that of the value.
  return ([value, interval]) =>
    kind === 'DATE'
      ? onDate([typed(kind, value), interval])
      : build(`__1 ${sign} __2`, typed(kind, value), interval);
}

function format(kind: Kind): Rewrite {
  return ([pattern, value, zone]) => {
    const typedValue = typed(kind, value);
    if (kind === 'TIMESTAMP') return formatInstant(literal(pattern), typedValue, zone ?? text('UTC'));
    return formatNaive(
      literal(pattern),
      kind === 'TIME' ? build("DATE '1970-01-01' + __1", typedValue) : typedValue,
    );
  };
}

function parse(kind: Kind): Rewrite {
  return ([pattern, value, zone]) => {
    if (kind === 'TIMESTAMP' && literal(pattern) === '%s') {
      return macro('timestamp_seconds')([build('CAST(__1 AS BIGINT)', value)]);
    }
    const { tree, isInstant } = parsed(literal(pattern), value);
    if (kind !== 'TIMESTAMP') return build(`CAST(__1 AS ${TYPES[kind]})`, tree);
    return isInstant ? tree : build('timezone(__1, __2)', zone ?? text('UTC'), tree);
  };
}

function literal(argument: unknown): string {
  const value = textOf(argument);
  if (value === undefined) throw unsupported("A date format that isn't a string literal");
  return value;
}

/** `EXTRACT(part FROM value)`, from the parser's own node. */
export function extract(data: Tree): unknown {
  const { field, this: value } = data;
  if (isObject(field) && field.WeekWithModifier === 'MONDAY') return weekNumber('%W', value);
  const part = String(isObject(field) ? field.Custom : field).toUpperCase();
  switch (part) {
    case 'DATE':
      return build('CAST(__1 AS DATE)', value);
    case 'TIME':
      return macro('to_time')([value]);
    case 'DAYOFWEEK':
      return build("date_part('dow', __1) + 1", value);
    case 'DAYOFYEAR':
      return build("date_part('doy', __1)", value);
    case 'WEEK':
      return weekNumber('%U', value);
    case 'ISOWEEK':
      return build("date_part('week', __1)", value);
    case 'MILLISECOND':
      return build("date_part('millisecond', __1) % 1000", value);
    case 'MICROSECOND':
      return build("date_part('microsecond', __1) % 1000000", value);
    default:
      return extractUnit(part, value);
  }
}

function extractUnit(part: string, value: unknown): unknown {
  const unit = datePart({ var: { this: part } });
  if ('weekStart' in unit) throw unsupported(`EXTRACT of ${part}`);
  return call('date_part', [text(unit.unit), value]);
}

function weekNumber(element: string, value: unknown): unknown {
  return build('CAST(strftime(__1, __2) AS BIGINT)', value, text(element));
}

/** `INTERVAL n unit`, from the parser's own node; n may be any expression. */
export function interval(data: Tree): unknown {
  const unit =
    isObject(data.unit) && data.unit.type === 'simple' ? String(data.unit.unit).toLowerCase() : undefined;
  if (unit === undefined) throw unsupported('An interval of several parts');
  const amount = textOf(data.this);
  const count = amount !== undefined && /^-?\d+$/.test(amount) ? number(Number(amount)) : data.this;
  return call(`to_${unit}s`, [build('CAST(__1 AS BIGINT)', count)]);
}

/** `LAST_DAY(value, part)`, from the parser's own node. */
export function lastDay({ this: value, unit: field }: Tree): unknown {
  const part = field === null || field === undefined ? undefined : partArgument(field);
  const unit = part === undefined ? { unit: 'month' } : datePart(part);
  if ('weekStart' in unit)
    return build('CAST(__1 + INTERVAL 6 DAY AS DATE)', truncate('DATE')([value, part]));
  const next = build(
    '__1 + __2',
    macro('trunc_date')([typed('DATE', value), text(unit.unit)]),
    call(`to_${unit.unit}s`, [number(1)]),
  );
  return build('CAST(__1 - INTERVAL 1 DAY AS DATE)', next);
}

/** A REPEATED range of dates by days, unless a step is given. */
function dateArray([start, end, step]: readonly unknown[]): unknown {
  const [from, to] = [start, end].map((day) => build('CAST(__1 AS DATE)', day));
  return macro('generate_date_array')([from, to, step ?? call('to_days', [number(1)])]);
}

function instantArray([start, end, step]: readonly unknown[]): unknown {
  return call('generate_series', [typed('TIMESTAMP', start), typed('TIMESTAMP', end), step]);
}

/** `DATETIME(date, time)` and `DATETIME(instant, zone)` differ by the type of what comes second. */
function dateTime(args: readonly unknown[]): unknown {
  if (args.length !== 2) return macro('to_datetime')(args);
  const [value, second] = args;
  const type = dataOf(second, 'cast')?.to;
  const isText = textOf(second) !== undefined || (isObject(type) && type.data_type === 'text');
  return isText ? build('timezone(__1, __2)', second, value) : macro('datetime_of')(args);
}

/** By upper-case name. */
export const TIME_FUNCTIONS: Rewrites = {
  CURRENT_TIMESTAMP: () => call('now', []),
  CURRENT_DATE: withDefaults(1, 'UTC', macro('date_in')),
  CURRENT_DATETIME: withDefaults(1, 'UTC', macro('datetime_in')),
  CURRENT_TIME: withDefaults(1, 'UTC', macro('time_in')),
  DATE: macro('to_date'),
  DATETIME: dateTime,
  TIMESTAMP: macro('to_instant'),
  TIME: macro('to_time'),
  DATE_TRUNC: truncate('DATE'),
  DATETIME_TRUNC: truncate('DATETIME'),
  TIMESTAMP_TRUNC: truncate('TIMESTAMP'),
  TIME_TRUNC: truncate('TIME'),
  DATE_DIFF: difference('DATE'),
  DATETIME_DIFF: difference('DATETIME'),
  TIMESTAMP_DIFF: difference('TIMESTAMP'),
  TIME_DIFF: difference('TIME'),
  DATE_ADD: shift('+', 'DATE'),
  DATETIME_ADD: shift('+', 'DATETIME'),
  TIMESTAMP_ADD: shift('+', 'TIMESTAMP'),
  TIME_ADD: shift('+', 'TIME'),
  DATE_SUB: shift('-', 'DATE'),
  DATETIME_SUB: shift('-', 'DATETIME'),
  TIMESTAMP_SUB: shift('-', 'TIMESTAMP'),
  TIME_SUB: shift('-', 'TIME'),
  FORMAT_DATE: format('DATE'),
  FORMAT_DATETIME: format('DATETIME'),
  FORMAT_TIMESTAMP: format('TIMESTAMP'),
  FORMAT_TIME: format('TIME'),
  PARSE_DATE: parse('DATE'),
  PARSE_DATETIME: parse('DATETIME'),
  PARSE_TIMESTAMP: parse('TIMESTAMP'),
  PARSE_TIME: parse('TIME'),
  TIMESTAMP_SECONDS: macro('timestamp_seconds'),
  TIMESTAMP_MILLIS: macro('timestamp_millis'),
  TIMESTAMP_MICROS: macro('timestamp_micros'),
  UNIX_SECONDS: macro('unix_seconds'),
  UNIX_MILLIS: macro('unix_millis'),
  UNIX_MICROS: ([value]) => build('epoch_us(__1)', value),
  UNIX_DATE: macro('unix_date'),
  DATE_FROM_UNIX_DATE: macro('date_from_unix_date'),
  GENERATE_DATE_ARRAY: dateArray,
  GENERATE_TIMESTAMP_ARRAY: instantArray,
};
