/** UNNEST, which in FROM means something else in each of the two dialects. */

import { isObject } from '../../json.ts';
import { identifier } from './table-paths.ts';
import { Dialect, parse } from './text/parser.ts';
import { dataOf, mapTree, type Tree } from './tree.ts';

/**
 * UNNEST in FROM names the element itself, and its offset counts from 0; DuckDB's names the table. So it becomes
 * a subquery, which DuckDB lets see the tables before it: `(SELECT unnest(a) AS x, … AS offset) AS …`.
 */
export function unnestInFrom(data: Tree): unknown {
  const element = isObject(data.alias) ? String(data.alias.name) : undefined;
  const offset = isObject(data.offset_alias) ? String(data.offset_alias.name) : 'offset';
  // An element without a name is known by its fields.
  const select = element === undefined ? 'UNNEST(__1, max_depth := 2)' : 'UNNEST(__1) AS __element';
  const counted = data.with_ordinality === true ? ', generate_subscripts(__1, 1) - 1 AS __offset' : '';
  const names = new Map([
    ['__element', element ?? ''],
    ['__offset', offset],
    ['__table', `unnest_${element ?? ''}`],
  ]);
  return fromItem(`(SELECT ${select}${counted}) AS __table`, data.this, names);
}

/** `LEFT JOIN UNNEST(a) AS x` needs no condition in BigQuery. */
export function joinWithCondition(tree: Tree): Tree {
  const isBare = tree.kind === 'Left' && 'using' in tree && tree.on === null;
  const isUsing = Array.isArray(tree.using) && tree.using.length > 0;
  return isBare && !isUsing ? { ...tree, on: { boolean: { value: true } } } : tree;
}

/** `UNNEST(a) AS x` with the alias inside the node, however the parser has put it. */
export function withAliasInside(tree: Tree): Tree {
  const alias = dataOf(tree, 'alias');
  const unnest = dataOf(alias?.this, 'unnest');
  return unnest === undefined ? tree : { unnest: { ...unnest, alias: alias?.alias } };
}

function fromItem(sql: string, array: unknown, names: ReadonlyMap<string, string>): unknown {
  const { ast } = parse(`SELECT * FROM ${sql}`, Dialect.DuckDB);
  const select = dataOf(Array.isArray(ast) ? ast[0] : undefined, 'select');
  const from =
    isObject(select?.from) && Array.isArray(select.from.expressions) ? select.from.expressions[0] : undefined;
  return mapTree(from, (tree) => {
    const slot = dataOf(tree, 'column')?.name;
    if (isObject(slot) && slot.name === '__1') return array;
    const name = typeof tree.name === 'string' ? names.get(tree.name) : undefined;
    return name === undefined ? tree : identifier(name);
  });
}

/** A query as something to read from, under a name unless another node gives it one. */
export function asSubquery(query: unknown, alias: Tree | undefined): unknown {
  const { ast } = parse('SELECT * FROM (SELECT 1) AS __table', Dialect.DuckDB);
  const select = dataOf(Array.isArray(ast) ? ast[0] : undefined, 'select');
  const [item]: unknown[] =
    isObject(select?.from) && Array.isArray(select.from.expressions) ? select.from.expressions : [];
  return { subquery: { ...dataOf(item, 'subquery'), this: query, alias: alias ?? null } };
}
