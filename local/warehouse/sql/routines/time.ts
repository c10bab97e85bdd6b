/** Functions of dates and times: time zones, weeks and differences follow other rules in DuckDB. */
import { isObject } from '../../../json.ts';
import { unsupported } from '../../query-error.ts';
import { build, call, number, type Tree, text, textOf } from '../tree.ts';
import { datePart, partArgument } from './date-parts.ts';
import { macro, type Rewrite, type Rewrites, withDefaults } from './rewrite.ts';
import { formatted, parsed } from './time-format.ts';

type Kind = 'DATE' | 'DATETIME' | 'TIMESTAMP';
const TYPES = { DATE: 'DATE', DATETIME: 'TIMESTAMP', TIMESTAMP: 'TIMESTAMPTZ' } as const;

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
    return 'weekStart' in unit
      ? macro('trunc_week')([typed(kind, value), number(unit.weekStart)])
      : macro('trunc_time')([typed(kind, value), text(unit.unit)]);
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

function shift(name: 'add_interval' | 'sub_interval', kind: Kind): Rewrite {
  return ([value, interval]) => macro(name)([typed(kind, value), interval]);
}

function format(kind: Kind): Rewrite {
  return ([pattern, value, zone]) => {
    const instant =
      kind === 'TIMESTAMP' ? build('timezone(__1, __2)', zone ?? text('UTC'), typed(kind, value)) : value;
    return formatted(literal(pattern), instant);
  };
}

function parse(kind: Kind): Rewrite {
  return ([pattern, value, zone]) => {
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
    macro('trunc_time')([typed('DATE', value), text(unit.unit)]),
    call(`to_${unit.unit}s`, [number(1)]),
  );
  return build('CAST(__1 - INTERVAL 1 DAY AS DATE)', next);
}

/** A REPEATED range of dates by days, unless a step is given. */
function dateArray([start, end, step]: readonly unknown[]): unknown {
  return macro('generate_date_array')([start, end, step ?? call('to_days', [number(1)])]);
}

/** By upper-case name. */
export const TIME_FUNCTIONS: Rewrites = {
  CURRENT_TIMESTAMP: () => call('now', []),
  CURRENT_DATE: withDefaults(1, 'UTC', macro('date_in')),
  CURRENT_DATETIME: withDefaults(1, 'UTC', macro('datetime_in')),
  CURRENT_TIME: withDefaults(1, 'UTC', macro('time_in')),
  DATE: macro('to_date'),
  DATETIME: macro('to_datetime'),
  TIMESTAMP: macro('to_instant'),
  TIME: macro('to_time'),
  DATE_TRUNC: truncate('DATE'),
  DATETIME_TRUNC: truncate('DATETIME'),
  TIMESTAMP_TRUNC: truncate('TIMESTAMP'),
  DATE_DIFF: difference('DATE'),
  DATETIME_DIFF: difference('DATETIME'),
  TIMESTAMP_DIFF: difference('TIMESTAMP'),
  DATE_ADD: shift('add_interval', 'DATE'),
  DATETIME_ADD: shift('add_interval', 'DATETIME'),
  TIMESTAMP_ADD: shift('add_interval', 'TIMESTAMP'),
  DATE_SUB: shift('sub_interval', 'DATE'),
  DATETIME_SUB: shift('sub_interval', 'DATETIME'),
  TIMESTAMP_SUB: shift('sub_interval', 'TIMESTAMP'),
  FORMAT_DATE: format('DATE'),
  FORMAT_DATETIME: format('DATETIME'),
  FORMAT_TIMESTAMP: format('TIMESTAMP'),
  PARSE_DATE: parse('DATE'),
  PARSE_DATETIME: parse('DATETIME'),
  PARSE_TIMESTAMP: parse('TIMESTAMP'),
  TIMESTAMP_SECONDS: macro('timestamp_seconds'),
  TIMESTAMP_MILLIS: macro('timestamp_millis'),
  TIMESTAMP_MICROS: macro('timestamp_micros'),
  UNIX_SECONDS: macro('unix_seconds'),
  UNIX_MILLIS: macro('unix_millis'),
  UNIX_MICROS: ([value]) => build('epoch_us(__1)', value),
  UNIX_DATE: macro('unix_date'),
  DATE_FROM_UNIX_DATE: macro('date_from_unix_date'),
  GENERATE_DATE_ARRAY: dateArray,
  GENERATE_TIMESTAMP_ARRAY: ([start, end, step]) => build('generate_series(__1, __2, __3)', start, end, step),
};
