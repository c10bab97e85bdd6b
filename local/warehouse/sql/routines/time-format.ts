/** Format elements of dates and times: DuckDB has other letters for some and lacks a few. */
import { unsupported } from '../../query-error.ts';
import { build, call, text, textOf } from '../tree.ts';

/** Elements that DuckDB's strftime and strptime don't have, or mean differently, by equivalents. */
const REPLACED: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  D: '%m/%d/%y',
  R: '%H:%M',
  h: '%b',
  n: '\n',
  t: '\t',
  E3S: '%S.%g',
  E6S: '%S.%f',
  E4Y: '%Y',
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};
const KEPT = new Set('YmdHMSyjaAbBIpzZGVuUwW%');
const ELEMENT = /%(E[*\d]?[SYz]|.)/g;

/** What an element makes of a naive date and time, for those that take more than other letters. */
const COMPUTED: Readonly<Record<string, string>> = {
  'E*S': "rtrim(rtrim(strftime(__1, '%S.%f'), '0'), '.')",
  e: "lpad(strftime(__1, '%-d'), 2, ' ')",
  k: "lpad(strftime(__1, '%-H'), 2, ' ')",
  l: "lpad(strftime(__1, '%-I'), 2, ' ')",
  P: "lower(strftime(__1, '%p'))",
  Q: "CAST(date_part('quarter', __1) AS VARCHAR)",
};

/** The same of an instant `__1` in a time zone `__2`. */
const OF_INSTANT: Readonly<Record<string, string>> = {
  s: 'CAST(googlesql.unix_seconds(__1) AS VARCHAR)',
  z: "googlesql.clock_offset(googlesql.offset_minutes(__1, __2), '')",
  Ez: "googlesql.clock_offset(googlesql.offset_minutes(__1, __2), ':')",
};

/** Letters for reading, where a blank or a digit less is taken anyway. */
const PARSED: Readonly<Record<string, string>> = { e: '%d', k: '%H', l: '%I', P: '%p' };

/** https://docs.cloud.google.com/bigquery/docs/reference/standard-sql/format-elements#format_elements_date_time */
function duckDbFormat(format: string): string {
  return format.replace(ELEMENT, (_, element: string) => {
    const replaced = REPLACED[element];
    if (replaced === undefined && !KEPT.has(element)) throw unsupported(`Format element %${element}`);
    return replaced ?? `%${element}`;
  });
}

/** The text of a naive date and time. */
export function formatNaive(format: string, value: unknown): unknown {
  return inPieces(format, value, (element) => {
    if (element === 'Z' || Object.hasOwn(OF_INSTANT, element))
      throw unsupported(`Format element %${element} here`);
  });
}

/** The text of an instant in a time zone. */
export function formatInstant(format: string, instant: unknown, zone: unknown): unknown {
  return inPieces(format, build('timezone(__1, __2)', zone, instant), (element) => {
    if (element === 'Z') return zoneName(zone);
    const template = OF_INSTANT[element];
    return template === undefined ? undefined : build(template, instant, zone);
  });
}

/** A zone's name depends on the season and on BigQuery's own list; UTC alone has one name. */
function zoneName(zone: unknown): unknown {
  if (textOf(zone)?.toUpperCase() !== 'UTC')
    throw unsupported('Format element %Z in another time zone than UTC');
  return text('UTC');
}

/** What `special` has an answer for, computed by itself; all between in one call. */
function inPieces(format: string, value: unknown, special: (element: string) => unknown): unknown {
  const pieces: unknown[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') pieces.push(call('strftime', [value, text(duckDbFormat(plain))]));
    plain = '';
  };
  for (const [part, element = ''] of format.matchAll(/%(E[*\d]?[SYz]|[\s\S])|[^%]+|%/g)) {
    const template = COMPUTED[element];
    const computed = template === undefined ? special(element) : build(template, value);
    if (computed === undefined) {
      plain += part;
      continue;
    }
    flush();
    pieces.push(computed);
  }
  flush();
  return pieces.length === 0 ? text('') : pieces.reduce((left, right) => build('__1 || __2', left, right));
}

/** Reads text as a naive date and time, or as an instant when the format has an offset or a zone in it. */
export function parsed(
  format: string,
  value: unknown,
): { readonly tree: unknown; readonly isInstant: boolean } {
  const readable = format.replace(ELEMENT, (whole, element: string) => PARSED[element] ?? whole);
  const translated = duckDbFormat(readable.replaceAll('%E*S', '%E6S').replaceAll('%Ez', '%z')).replaceAll(
    '%S.%g',
    '%S.%f',
  );
  return { tree: call('strptime', [value, text(translated)]), isInstant: /%[zZ]/.test(translated) };
}
