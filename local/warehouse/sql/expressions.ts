/**
 * Rewrites every expression. A function that is not listed is refused, lest it run as something else in
 * DuckDB.
 */
import { isObject } from '../../json.ts';
import { QueryError, unsupported } from '../query-error.ts';
import {
  AGGREGATE_FUNCTIONS,
  anyValue,
  arrayAggregate,
  countIf,
  stringAggregate,
} from './routines/aggregate.ts';
import { ARRAY_FUNCTIONS, arrayOf, subscript } from './routines/array.ts';
import { JSON_FUNCTIONS } from './routines/json.ts';
import type { Rewrites } from './routines/rewrite.ts';
import { SCALAR_FUNCTIONS } from './routines/scalar.ts';
import { like, TEXT_FUNCTIONS } from './routines/text.ts';
import { extract, interval, lastDay, TIME_FUNCTIONS } from './routines/time.ts';
import type { Positions } from './text/positions.ts';
import { build, type Tree } from './tree.ts';
import { cast, literal } from './types.ts';
import { unnestInFrom } from './unnest.ts';

const FUNCTIONS: Rewrites = {
  ...JSON_FUNCTIONS,
  ...TIME_FUNCTIONS,
  ...SCALAR_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...ARRAY_FUNCTIONS,
  ...AGGREGATE_FUNCTIONS,
};

/** Functions that the parser gives nodes of their own: their names, and the keys of their arguments. */
const CALLS: Readonly<Record<string, readonly [name: string, ...keys: string[]]>> = {
  json_value: ['JSON_VALUE', 'this', 'path'],
  json_extract_scalar: ['JSON_EXTRACT_SCALAR', 'this', 'path'],
  json_query: ['JSON_QUERY', 'this', 'path'],
  json_extract: ['JSON_EXTRACT', 'this', 'path'],
  json_keys: ['JSON_KEYS', 'this'],
  json_type: ['JSON_TYPE', 'this'],
  parse_json: ['PARSE_JSON', 'this'],
  to_json: ['TO_JSON', 'this'],
  safe_divide: ['SAFE_DIVIDE', 'this', 'expression'],
  mod_func: ['MOD', 'this', 'expression'],
  log: ['LOG', 'this', 'base'],
  timestamp: ['TIMESTAMP', 'this', 'zone'],
  normalize: ['NORMALIZE', 'this', 'form'],
  length: ['LENGTH', 'this'],
  str_position: ['INSTR', 'this', 'substr', 'position'],
  array_length: ['ARRAY_LENGTH', 'this'],
  array_reverse: ['ARRAY_REVERSE', 'this'],
};

/** Nodes that need more than their arguments. */
const NODES: Readonly<Record<string, (data: Tree) => unknown>> = {
  cast: (data) => cast('cast', data),
  safe_cast: (data) => cast('safe_cast', data),
  literal,
  interval,
  extract,
  subscript,
  array_func: arrayOf,
  unnest: unnestInFrom,
  div: ({ left, right }) => build('googlesql.divide(__1, __2)', left, right),
  like,
  in: (data) => (isObject(data.unnest) ? inArray(data) : { in: data }),
  last_day: lastDay,
  count_if: countIf,
  array_agg: arrayAggregate,
  string_agg: stringAggregate,
  any_value: anyValue,
  array_concat_agg: ({ this: value }) => build('flatten(array_agg(__1))', value),
  initcap: () => {
    throw unsupported('INITCAP');
  },
  parameter: ({ name }) => {
    throw unsupported(`System variable @@${name}`);
  },
};

/** What DuckDB needs in place of a node of an expression whose parts have been rewritten. */
export function rewriteExpression(tree: Tree, positions: Positions): unknown {
  const [kind = '', ...others] = Object.keys(tree);
  const data = tree[kind];
  if (others.length > 0 || !isObject(data)) return tree;
  if (kind === 'function' || kind === 'aggregate_function') return rewriteCall(kind, data, positions);
  if (kind === 'method_call') {
    return rewriteCall('function', { name: methodName(data), args: data.args }, positions);
  }
  const known = Object.hasOwn(CALLS, kind) ? CALLS[kind] : undefined;
  if (known !== undefined) {
    const [name, ...keys] = known;
    return FUNCTIONS[name]?.(
      keys.map((key) => data[key] ?? undefined).filter((argument) => argument !== undefined),
    );
  }
  return Object.hasOwn(NODES, kind) ? NODES[kind]?.(data) : tree;
}

function rewriteCall(kind: 'function' | 'aggregate_function', data: Tree, positions: Positions): unknown {
  const name = String(data.name).toUpperCase();
  const isSafe = name.startsWith('SAFE.');
  const plain = isSafe ? name.slice('SAFE.'.length) : name;
  const rewrite = Object.hasOwn(FUNCTIONS, plain) ? FUNCTIONS[plain] : undefined;
  if (AS_THEY_ARE.has(plain)) return { [kind]: data };
  if (rewrite === undefined) {
    if (kind === 'aggregate_function') return { [kind]: data };
    throw notFound(String(data.name), positions);
  }
  const rewritten = rewrite(Array.isArray(data.args) ? data.args : []);
  return isSafe ? build('TRY(__1)', rewritten) : rewritten;
}

/** What the parser takes for calls: ways to read an array, a part of a date, and sets of GROUP BY. */
const AS_THEY_ARE = new Set([
  'ARRAY',
  'OFFSET',
  'ORDINAL',
  'SAFE_OFFSET',
  'SAFE_ORDINAL',
  'WEEK',
  'ROLLUP',
  'CUBE',
  'GROUPING SETS',
  'GROUPING',
]);

function inArray(data: Tree): unknown {
  const test = build('googlesql.in_array(__1, __2)', data.this, data.unnest);
  return data.not === true ? build('NOT __1', test) : test;
}

function methodName({ this: owner, method }: Tree): string {
  const name =
    isObject(owner) && isObject(owner.column) && isObject(owner.column.name)
      ? `${owner.column.name.name}.`
      : '';
  return `${name}${isObject(method) ? method.name : ''}`;
}

function notFound(name: string, positions: Positions): QueryError {
  return new QueryError('invalidQuery', `Function not found: ${name}${positions.atCall(name)}`);
}
