/** Names of result columns: code reads rows by name, and DuckDB's names for unnamed columns differ. */
import { isObject } from '../../json.ts';
import { identifier } from './table-paths.ts';
import { build, call, dataOf, mapTree, type Tree } from './tree.ts';

/** Kinds of expressions whose result column has a name without an alias. */
const NAMED = ['alias', 'column', 'star', 'dot'];

/** The query with BigQuery's names `f0_`, `f1_` … for its columns without one. */
export function nameColumns(query: unknown): unknown {
  if (!isObject(query)) return query;
  const [kind = ''] = Object.keys(query);
  const data = query[kind];
  if (!isObject(data)) return query;
  if (kind === 'select') return { select: { ...data, expressions: named(data.expressions) } };
  const first = kind === 'subquery' ? 'this' : 'left';
  return { [kind]: { ...data, [first]: nameColumns(data[first]) } };
}

function named(expressions: unknown): unknown {
  if (!Array.isArray(expressions)) return expressions;
  let count = 0;
  return expressions.map((expression: unknown) => {
    if (NAMED.some((kind) => dataOf(expression, kind) !== undefined)) return expression;
    return aliased(expression, `f${count++}_`);
  });
}

function aliased(expression: unknown, name: string): unknown {
  const alias = dataOf(build('__1 AS name', expression), 'alias');
  return { alias: { ...alias, alias: identifier(name) } };
}

/** The arguments of STRUCT, each under a name: that of its column, or BigQuery's for a field without one. */
export function fieldNames(expressions: readonly unknown[]): unknown[] {
  return expressions.map((expression, index) => {
    if (dataOf(expression, 'alias') !== undefined || dataOf(expression, 'star') !== undefined)
      return expression;
    const name = dataOf(expression, 'column')?.name ?? dataOf(expression, 'dot')?.field;
    return aliased(expression, isObject(name) ? String(name.name) : `_field_${index + 1}`);
  });
}

/** `(1, 'a')` as a STRUCT: fields without names can't be told apart in a result. Anything else is as it was. */
export function tupleAsStruct(expression: unknown): unknown {
  const alias = dataOf(expression, 'alias');
  if (alias !== undefined) return { alias: { ...alias, this: tupleAsStruct(alias.this) } };
  const values = dataOf(expression, 'tuple')?.expressions;
  return Array.isArray(values) ? call('STRUCT', fieldNames(values)) : expression;
}

/** A query whose rows are structs gives their fields as its columns, when it isn't part of another. */
export function structAsRow(query: unknown): unknown {
  if (!isObject(query)) return query;
  const [kind = ''] = Object.keys(query);
  const data = query[kind];
  if (!isObject(data)) return query;
  if (kind === 'select') return data.kind === 'STRUCT' ? { select: { ...data, kind: null } } : query;
  const sides = ['this', 'left', 'right'].filter((side) => side in data);
  return { [kind]: { ...data, ...Object.fromEntries(sides.map((side) => [side, structAsRow(data[side])])) } };
}

/** `SELECT AS STRUCT a, b` as a SELECT of one struct; the `AS VALUE` of one column goes without saying. */
export function selectAsStruct(tree: Tree): Tree {
  const found = dataOf(tree, 'select');
  if (found === undefined || !Array.isArray(found.expressions)) return tree;
  const select = { ...found, expressions: found.expressions.map(tupleAsStruct) };
  if (found.kind === 'VALUE') return { select: { ...select, kind: null } };
  if (found.kind !== 'STRUCT') return { select };
  const fields = fieldNames(select.expressions);
  const struct = mapTree(build('STRUCT(1)'), (node) =>
    Array.isArray(node.args) ? { ...node, args: fields } : node,
  );
  return { select: { ...select, kind: null, expressions: [struct] } };
}
