/** The tree of a statement, rewritten node by node, with views and table functions in the places of their names. */
import { isObject } from '../../json.ts';
import { QueryError } from '../query-error.ts';
import type { NamedQuery } from '../storage/named-queries.ts';
import { nameColumns, selectAsStruct, structAsRow } from './columns.ts';
import { rewriteExpression } from './expressions.ts';
import { refuseNegatedQuantifier } from './routines/text.ts';
import {
  findPath,
  identifier,
  isTableReference,
  type Names,
  resolveTable,
  withNames,
} from './table-paths.ts';
import { offsetOf, type Positions } from './text/positions.ts';
import { parseScript } from './text/script.ts';
import { build, dataOf, mapTree, type Tree, text } from './tree.ts';
import { duckDbDataType } from './types.ts';
import { asSubquery, joinWithCondition, withAliasInside } from './unnest.ts';

/** What the names in a statement stand for. */
export interface Scope {
  readonly names: Names;
  readonly positions: Positions;
  /** The tree in place of a query parameter. Throws QueryError when there is none of that name. */
  parameter(name: string, offset: number | undefined): unknown;
  /** The trees in place of a table function's arguments, by names in lower case. */
  readonly arguments: ReadonlyMap<string, unknown>;
  /** How many views and table functions this is inside of. */
  readonly depth: number;
}

/** BigQuery's own limit, which also ends what contains itself. */
const MAX_DEPTH = 16;

/**
 * The tree of one GoogleSQL statement as that of a DuckDB statement; the given one stays as it is.
 * @throws QueryError for what does not exist here, with its position where that is known.
 */
export function rewriteStatement(statement: unknown, scope: Scope): unknown {
  const queries = withNames(statement);
  const prepared = mapTree(structAsRow(statement), (tree) => refuseNegatedQuantifier(withAliasInside(tree)));
  return mapTree(prepared, (tree) => {
    if (isTableReference(tree)) return resolveTable(tree, scope.names, queries, scope.positions);
    if (typeof tree.data_type === 'string') return duckDbDataType(tree);
    return (
      replaceName(tree, scope) ??
      replaceQuery(tree, scope) ??
      rewriteExpression(selectAsStruct(joinWithCondition(tree)), scope.positions)
    );
  });
}

/** What a view or a table function stands for, with these trees for its arguments. */
export function expand(query: NamedQuery, args: readonly unknown[], outer: Scope): unknown {
  if (outer.depth >= MAX_DEPTH) throw new QueryError('invalidQuery', 'Views are nested too deep');
  if (args.length !== query.parameters.length) {
    const counts = `expected ${query.parameters.length} arguments, got ${args.length}`;
    throw new QueryError('invalidQuery', `No matching signature for table function ${query.name}: ${counts}`);
  }
  try {
    const { statements, positions } = parseScript(query.sql);
    const inner: Scope = {
      names: { ...outer.names, defaultDataset: undefined },
      positions,
      parameter(name) {
        throw new QueryError('invalidQuery', `Query parameter @${name} can't be used in a view`);
      },
      arguments: new Map(
        query.parameters.map(({ name, type }, index) => [name.toLowerCase(), typed(args[index], type)]),
      ),
      depth: outer.depth + 1,
    };
    return nameColumns(rewriteStatement(statements[0], inner));
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new QueryError(error.reason, `In ${query.dataset}.${query.name}: ${error.message}`, {
      cause: error,
    });
  }
}

function typed(argument: unknown, type: Tree): unknown {
  if (type.name === 'ANY TYPE') return argument;
  const cast = dataOf(build('CAST(__1 AS BIGINT)', argument), 'cast');
  const to = mapTree(type, (tree) => (typeof tree.data_type === 'string' ? duckDbDataType(tree) : tree));
  return { cast: { ...cast, to } };
}

/** A query parameter or a table function's argument in place of its name. */
function replaceName(tree: Tree, scope: Scope): unknown {
  const column = dataOf(tree, 'column');
  const name = parameterName(column?.name) ?? quotedParameterName(tree);
  if (name !== undefined) return scope.parameter(name, offsetOf(column));
  const record = parameterName(column?.table);
  if (record !== undefined) {
    const field = isObject(column?.name) ? String(column.name.name) : '';
    return build('struct_extract(__1, __2)', scope.parameter(record, offsetOf(column)), text(field));
  }
  if (!isObject(column?.name) || isObject(column.table)) return undefined;
  return scope.arguments.get(String(column.name.name).toLowerCase());
}

/** A query in place of the name of a view, or of the call of a table function. */
function replaceQuery(tree: Tree, scope: Scope): unknown {
  const table = dataOf(tree, 'table');
  const view = table?.view;
  if (isObject(table) && isNamedQuery(view)) {
    return asSubquery(expand(view, [], scope), isObject(table.alias) ? table.alias : identifier(view.name));
  }
  const called = dataOf(tree, 'function');
  const { project, dataset, name } = findPath(String(called?.name ?? '').split('.'), scope.names);
  const found = project === scope.names.project ? scope.names.namedQuery(dataset, name) : undefined;
  if (called === undefined || found?.kind !== 'TABLE_FUNCTION') return undefined;
  return asSubquery(expand(found, Array.isArray(called.args) ? called.args : [], scope), undefined);
}

function isNamedQuery(value: unknown): value is NamedQuery {
  return isObject(value) && typeof value.sql === 'string';
}

/** The parameter that a name stands for: the parser makes a column `@x` of `@x`, a column of a table of `@x.field`. */
function parameterName(name: unknown): string | undefined {
  const isParameter = isObject(name) && name.quoted !== true && /^@[^@]/.test(String(name.name));
  return isParameter ? String(name.name).slice(1) : undefined;
}

/** The name in ``@`name` ``, which the parser knows as a parameter. */
function quotedParameterName(tree: Tree): string | undefined {
  const parameter = dataOf(tree, 'parameter');
  return parameter?.style === 'At' ? String(parameter.name) : undefined;
}
