/** Functions and operators of text: patterns, places in it, its bytes and code points. */
import { unsupported } from '../../query-error.ts';
import { build, call, dataOf, integerOf, number, type Tree, text, textOf } from '../tree.ts';
import { macro, native, type Rewrites } from './rewrite.ts';

/** BigQuery's patterns have a backslash for an escape, DuckDB's none unless one is named. */
export function like(data: Tree): unknown {
  if (data.escape !== null && data.escape !== undefined) throw unsupported('LIKE with ESCAPE');
  if (data.quantifier === null || data.quantifier === undefined) return matches(data, data.right);
  // The parser binds a name that follows the list to the list.
  const alias = dataOf(data.right, 'alias');
  if (alias !== undefined) return { alias: { ...alias, this: like({ ...data, right: alias.this }) } };
  const tuple = dataOf(data.right, 'tuple')?.expressions;
  const only = dataOf(data.right, 'paren')?.this;
  if (!Array.isArray(tuple) && only === undefined) throw unsupported(`LIKE ${data.quantifier} of an array`);
  const tests = (Array.isArray(tuple) ? tuple : [only]).map((pattern: unknown) => matches(data, pattern));
  const operator = data.quantifier === 'ALL' ? '__1 AND __2' : '__1 OR __2';
  return build(
    '(__1)',
    tests.reduce((left, right) => build(operator, left, right)),
  );
}

function matches(data: Tree, pattern: unknown): unknown {
  // Without an escape, DuckDB has faster ways to find a prefix or a suffix.
  const character = textOf(pattern)?.includes('\\') === false ? null : text('\\');
  return { like: { ...data, right: pattern, quantifier: null, escape: character } };
}

/** `NOT LIKE ANY` may mean that none matches or that one doesn't; the parser's node is the same for both. */
export function refuseNegatedQuantifier(tree: Tree): Tree {
  const quantifier = dataOf(dataOf(tree, 'not')?.this, 'like')?.quantifier;
  if (typeof quantifier === 'string') throw unsupported(`NOT LIKE ${quantifier}`);
  return tree;
}

/** BigQuery gives the group when there is one, the whole match otherwise. */
function groupOf(pattern: unknown): number {
  const source = textOf(pattern);
  if (source === undefined) throw unsupported("A regular expression that isn't a string literal");
  return /(?<!\\)\((?!\?)/.test(source) ? 1 : 0;
}

function extractPattern([value, pattern, position, occurrence]: readonly unknown[]): unknown {
  const from = position === undefined ? value : build('substr(__1, __2)', value, position);
  const group = number(groupOf(pattern));
  if (occurrence === undefined) return macro('regexp_extract')([from, pattern, group]);
  return build('__1[__2]', call('regexp_extract_all', [from, pattern, group]), occurrence);
}

function findPattern([value, pattern, ...more]: readonly unknown[]): unknown {
  if (more.length > 0 || groupOf(pattern) > 0) {
    throw unsupported('REGEXP_INSTR with a group, a position or an occurrence');
  }
  return macro('regexp_instr')([value, pattern]);
}

function find([value, part, position]: readonly unknown[]): unknown {
  if (position === undefined) return call('strpos', [value, part]);
  if ((integerOf(position) ?? 0) < 1) throw unsupported('INSTR from a place that is no positive literal');
  return macro('instr_from')([value, part, position]);
}

function normalize([value, form]: readonly unknown[]): unknown {
  const name = dataOf(dataOf(form, 'column'), 'name');
  if (form !== undefined && name?.name !== 'NFC') throw unsupported('NORMALIZE to another form than NFC');
  return build('nfc_normalize(__1)', value);
}

/** By upper-case name. */
export const TEXT_FUNCTIONS: Rewrites = {
  LENGTH: macro('text_length'),
  BYTE_LENGTH: macro('byte_length'),
  OCTET_LENGTH: macro('byte_length'),
  INSTR: find,
  NORMALIZE: normalize,
  REGEXP_CONTAINS: native('regexp_matches'),
  REGEXP_EXTRACT: extractPattern,
  REGEXP_SUBSTR: extractPattern,
  REGEXP_EXTRACT_ALL: ([value, pattern]) =>
    call('regexp_extract_all', [value, pattern, number(groupOf(pattern))]),
  REGEXP_INSTR: findPattern,
  REGEXP_REPLACE: ([value, pattern, by]) => call('regexp_replace', [value, pattern, by, text('g')]),
  CODE_POINTS_TO_STRING: macro('code_points_text'),
  TO_CODE_POINTS: macro('to_code_points'),
  SAFE_CONVERT_BYTES_TO_STRING: ([bytes]) => build('decode(__1)', bytes),
  'NET.HOST': macro('net_host'),
};
