/** Format elements of dates and times: DuckDB has other letters for some and lacks a few. */
import { unsupported } from '../../query-error.ts';
import { build, call, text } from '../tree.ts';

/** Elements that DuckDB's strftime and strptime don't have, or mean differently, by equivalents. */
const REPLACED: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  D: '%m/%d/%y',
  R: '%H:%M',
  h: '%b',
  P: '%p',
  n: '\n',
  t: '\t',
  E3S: '%S.%g',
  E6S: '%S.%f',
  E4Y: '%Y',
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};
const KEPT = new Set('YmdHMSyjaAbBIpZzGVuUwW%');
const ELEMENT = /%(E[*\d]?[SY]|.)/g;

/** https://docs.cloud.google.com/bigquery/docs/reference/standard-sql/format-elements#format_elements_date_time */
function duckDbFormat(format: string): string {
  return format.replace(ELEMENT, (_, element: string) => {
    const replaced = REPLACED[element];
    if (replaced === undefined && !KEPT.has(element)) throw unsupported(`Format element %${element}`);
    return replaced ?? `%${element}`;
  });
}

/** Formats a naive date or time. `%E*S` is the seconds with as many digits as they need. */
export function formatted(format: string, value: unknown): unknown {
  const pieces = format
    .split('%E*S')
    .map((piece) => (piece === '' ? text('') : call('strftime', [value, text(duckDbFormat(piece))])));
  return pieces.reduce((left, right) =>
    build("__1 || rtrim(rtrim(strftime(__2, '%S.%f'), '0'), '.') || __3", left, value, right),
  );
}

/** Reads text as a naive date and time, or as an instant when the format has an offset or a zone in it. */
export function parsed(
  format: string,
  value: unknown,
): { readonly tree: unknown; readonly isInstant: boolean } {
  const translated = duckDbFormat(format.replaceAll('%E*S', '%E6S')).replaceAll('%S.%g', '%S.%f');
  return { tree: call('strptime', [value, text(translated)]), isInstant: /%[zZ]/.test(translated) };
}
