/** Functions of numbers and strings: most have a namesake, some of which treat NULL differently. */
import { unsupported } from '../../query-error.ts';
import { build, call, text, textOf } from '../tree.ts';
import { macro, native, type Rewrite, type Rewrites, withDefaults } from './rewrite.ts';

/** Functions whose DuckDB namesake takes the same arguments and gives the same. */
const SAME = [
  'ABS',
  'SIGN',
  'TRUNC',
  'POWER',
  'LOG10',
  'ROUND',
  'CEILING',
  'NULLIF',
  'ERROR',
  'REPLACE',
  'REVERSE',
  'REPEAT',
  'LEFT',
  'RIGHT',
  'LTRIM',
  'RTRIM',
  'ASCII',
  'CHR',
  'UNICODE',
  'TO_BASE64',
  'FROM_BASE64',
  'TRANSLATE',
  'BIT_COUNT',
];

function pad(name: string): Rewrite {
  return withDefaults(3, ' ', native(name));
}

/** NULL when any argument is, which DuckDB's namesakes pass over. */
function strict(name: string): Rewrite {
  return (args) => {
    const anyNull = args
      .map((arg) => build('__1 IS NULL', arg))
      .reduce((left, right) => build('__1 OR __2', left, right));
    return build('CASE WHEN __1 THEN NULL ELSE __2 END', anyNull, call(name, args));
  };
}

const PRINTF = /%[-+ 0#']*\d*(?:\.\d+)?([diouxXfFeEgGs%])|%[tT]|%/g;

/** https://docs.cloud.google.com/bigquery/docs/reference/standard-sql/string_functions#format_string */
function format([pattern, ...args]: readonly unknown[]): unknown {
  const source = textOf(pattern);
  if (source === undefined) throw unsupported("A FORMAT string that isn't a literal");
  let index = 0;
  const texts = new Set<number>();
  const translated = source.replace(PRINTF, (element) => {
    if (element === '%%') return element;
    if (element === '%' || element === '%T') throw unsupported(`FORMAT specifier ${element}`);
    if (element === '%t') texts.add(index);
    index += 1;
    return element === '%t' ? '%s' : element.replace("'", ',');
  });
  const values = args.map((arg, position) =>
    texts.has(position) ? build('CAST(__1 AS VARCHAR)', arg) : arg,
  );
  return call('printf', [text(translated), ...values]);
}

/** By upper-case name. */
export const SCALAR_FUNCTIONS: Rewrites = {
  ...Object.fromEntries(SAME.map((name) => [name, native(name)])),
  SAFE_DIVIDE: macro('safe_divide'),
  IEEE_DIVIDE: macro('ieee_divide'),
  IS_NAN: native('isnan'),
  IS_INF: native('isinf'),
  DIV: macro('div'),
  MOD: macro('mod'),
  SAFE_ADD: ([a, b]) => build('TRY(__1 + __2)', a, b),
  SAFE_SUBTRACT: ([a, b]) => build('TRY(__1 - __2)', a, b),
  SAFE_MULTIPLY: ([a, b]) => build('TRY(__1 * __2)', a, b),
  SAFE_NEGATE: ([a]) => build('TRY(-__1)', a),
  LOG: ([value, base]) =>
    base === undefined ? build('ln(__1)', value) : build('log(__2, __1)', value, base),
  GREATEST: strict('greatest'),
  LEAST: strict('least'),
  CONCAT: (args) => args.reduce((left, right) => build('__1 || __2', left, right)),
  FORMAT: format,
  LPAD: pad('lpad'),
  RPAD: pad('rpad'),
  SPLIT: withDefaults(2, ',', native('string_split')),
  CONTAINS_SUBSTR: macro('contains_substr'),
  TO_HEX: macro('to_hex'),
  FROM_HEX: ([value]) => build('unhex(__1)', value),
  SHA256: macro('sha256'),
  SHA1: macro('sha1'),
  MD5: macro('md5'),
  GENERATE_UUID: () => build('CAST(uuid() AS VARCHAR)'),
  SESSION_USER: () => text('local'),
};
