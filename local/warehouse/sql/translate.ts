/**
 * GoogleSQL into DuckDB's SQL, in one step: the text is parsed as BigQuery's, the tree is rewritten, and printed
 * as DuckDB's. Values of parameters never become part of the SQL.
 */

import { isObject } from '../../json.ts';
import { QueryError, unsupported } from '../query-error.ts';
import type { NamedQuery } from '../storage/named-queries.ts';
import { nameColumns } from './columns.ts';
import { type Definition, definitionIn } from './definitions.ts';
import { type Parameter, parameterText, parameterTree } from './parameters.ts';
import { expand, rewriteStatement } from './query-tree.ts';
import type { Names } from './table-paths.ts';
import { offsetOf, type Positions } from './text/positions.ts';
import { POSITIONAL, parseScript } from './text/script.ts';
import { build, dataOf, print, visitTree } from './tree.ts';

/** What a statement does, by the names of BigQuery's `statementType`. */
const KINDS = {
  select: 'SELECT',
  union: 'SELECT',
  intersect: 'SELECT',
  except: 'SELECT',
  subquery: 'SELECT',
  insert: 'INSERT',
  update: 'UPDATE',
  delete: 'DELETE',
  merge: 'MERGE',
  truncate: 'TRUNCATE_TABLE',
} as const;

export type StatementKind =
  | (typeof KINDS)[keyof typeof KINDS]
  | `CREATE_${NamedQuery['kind']}`
  | 'DROP_VIEW'
  | 'DROP_TABLE';

export interface Statement {
  readonly kind: StatementKind;
  readonly sql: string;
  /** What the statement makes or drops, for those that do. */
  readonly definition?: Definition;
  /** What to bind to `$1`, `$2` …, all as text. */
  readonly values: readonly (string | null)[];
  /** ` at [line:column]` of the first use of a column name, for messages; empty when it isn't in the text. */
  whereIs(column: string): string;
}

export interface Query {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  readonly names: Names;
}

/** The statements of a query. Throws QueryError, in BigQuery's words, for what can't be translated. */
export function translate({ sql, parameters, names }: Query): Statement[] {
  const script = parseScript(sql);
  return script.statements.map((statement, index) => {
    const definition = definitionIn(script, index, names);
    return definition === undefined
      ? translateStatement(statement, parameters, names, script.positions)
      : translateDefinition(definition, names, script.positions);
  });
}

function translateStatement(
  statement: unknown,
  parameters: readonly Parameter[],
  names: Names,
  positions: Positions,
): Statement {
  const kind = kindOf(statement, positions);
  const bound: Parameter[] = [];

  function parameter(name: string, offset: number | undefined): unknown {
    const found = parameters.find((candidate, index) => (candidate.name ?? `${POSITIONAL}${index}`) === name);
    if (found === undefined) {
      const what = name.startsWith(POSITIONAL) ? 'Positional query parameter' : `Query parameter '${name}'`;
      throw new QueryError('invalidQuery', `${what} not found${positions.at(offset)}`);
    }
    if (!bound.includes(found)) bound.push(found);
    return parameterTree(found, bound.indexOf(found) + 1);
  }

  requireWhere(statement);
  const rewritten = rewriteStatement(statement, {
    names,
    positions,
    parameter,
    arguments: new Map(),
    depth: 0,
  });
  refuseViews(rewritten);
  return {
    kind,
    sql: print(kind === 'SELECT' ? nameColumns(rewritten) : rewritten),
    values: bound.map(parameterText),
    whereIs: (column) => positions.at(columnOffset(statement, column)),
  };
}

/** A view is made if its query can be run: the statement's SQL is the query, with NULLs for arguments. */
function translateDefinition(definition: Definition, names: Names, positions: Positions): Statement {
  const common = { definition, values: [], whereIs: () => '' };
  if (definition.action === 'drop') return { ...common, kind: `DROP_${definition.kind}`, sql: 'SELECT 1' };
  const query = { ...definition.query, columns: [], createdAtMs: 0 };
  const scope = { names, positions, arguments: new Map(), depth: 0, parameter: () => undefined };
  const tree = expand(
    query,
    query.parameters.map(() => build('NULL')),
    scope,
  );
  return { ...common, kind: `CREATE_${query.kind}`, sql: print(tree) };
}

/** A view that is left where a table is changed. */
function refuseViews(statement: unknown): void {
  visitTree(statement, ({ view }) => {
    if (!isObject(view) || typeof view.sql !== 'string') return;
    throw new QueryError('invalidQuery', `${view.dataset}.${view.name} is a view; its rows can't be changed`);
  });
}

function kindOf(statement: unknown, positions: Positions): StatementKind {
  const [name = ''] = isObject(statement) ? Object.keys(statement) : [];
  const kind = Object.entries(KINDS).find(([known]) => known === name)?.[1];
  if (kind !== undefined) return kind;
  // The parser takes a lone expression for a statement.
  const word = dataOf(statement, 'column')?.name;
  if (!isObject(word)) throw unsupported(`Statement ${name.replaceAll('_', ' ').toUpperCase()}`);
  const place = positions.at(offsetOf(word));
  throw new QueryError('invalidQuery', `Syntax error: Unexpected identifier "${word.name}"${place}`);
}

/** DuckDB changes every row where BigQuery asks whether that was meant. */
function requireWhere(statement: unknown): void {
  for (const kind of ['delete', 'update'] as const) {
    const change = dataOf(statement, kind);
    if (change === undefined || isObject(change.where_clause)) continue;
    throw new QueryError('invalidQuery', `${KINDS[kind]} must have a WHERE clause`);
  }
}

function columnOffset(statement: unknown, column: string): number | undefined {
  let offset: number | undefined;
  visitTree(statement, (tree) => {
    const name = dataOf(tree, 'column')?.name;
    if (isObject(name) && String(name.name).toLowerCase() === column.toLowerCase()) offset ??= offsetOf(name);
  });
  return offset;
}
