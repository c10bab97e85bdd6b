/** Arrays and structs: BigQuery counts from 0, and names the fields of a STRUCT after the columns in it. */
import { isObject } from '../../../json.ts';
import { fieldNames, tupleAsStruct } from '../columns.ts';
import { build, call, dataOf, number, type Tree, textOf } from '../tree.ts';
import { macro, native, type Rewrites } from './rewrite.ts';

/** A subscript, from the parser's own node: `a[OFFSET(0)]`, `a[SAFE_ORDINAL(1)]`, `a[0]`, `json['key']`. */
export function subscript(data: Tree): unknown {
  const access = dataOf(data.index, 'function');
  const index: unknown = Array.isArray(access?.args) ? access.args[0] : data.index;
  switch (access?.name) {
    case 'OFFSET':
      return macro('at_offset')([data.this, index]);
    case 'ORDINAL':
      return macro('at_offset')([data.this, build('__1 - 1', index)]);
    case 'SAFE_OFFSET':
      return macro('safe_at_offset')([data.this, index]);
    case 'SAFE_ORDINAL':
      return macro('safe_at_offset')([data.this, build('__1 - 1', index)]);
    default:
      if (textOf(data.index) !== undefined) return build('json_extract(__1, __2)', data.this, data.index);
      return macro('element')([data.this, data.index]);
  }
}

/** An array of tuples; where a STRUCT comes first, its names are those of all. */
export function arrayOf(data: Tree): unknown {
  const elements: unknown[] = Array.isArray(data.expressions) ? data.expressions : [];
  const areTuples = dataOf(elements[0], 'tuple') !== undefined;
  return { array_func: areTuples ? { ...data, expressions: elements.map(tupleAsStruct) } : data };
}

/** DuckDB's generate_series knows whole numbers only, and nothing here knows the type of a column. */
function series(args: readonly unknown[]): unknown {
  return args.some(isFloat)
    ? macro('generate_floats')([...args, number(1)].slice(0, 3))
    : call('generate_series', args);
}

function isFloat(argument: unknown): boolean {
  const negated = dataOf(argument, 'neg')?.this;
  if (negated !== undefined) return isFloat(negated);
  const type = dataOf(argument, 'cast')?.to;
  return isObject(type) && type.data_type === 'double';
}

/** By upper-case name. */
export const ARRAY_FUNCTIONS: Rewrites = {
  STRUCT: (args) => call('STRUCT', fieldNames(args)),
  ARRAY_LENGTH: ([array]) => build('len(__1)', array),
  ARRAY_CONCAT: native('list_concat'),
  ARRAY_REVERSE: ([array]) => build('list_reverse(__1)', array),
  ARRAY_FIRST: ([array]) => macro('at_offset')([array, number(0)]),
  ARRAY_LAST: ([array]) => macro('at_offset')([array, build('len(__1) - 1', array)]),
  ARRAY_INCLUDES: ([array, value]) => macro('in_array')([value, array]),
  ARRAY_TO_STRING: (args) => (args.length === 3 ? macro('array_text') : native('array_to_string'))(args),
  GENERATE_ARRAY: series,
  RANGE_BUCKET: macro('range_bucket'),
};
