/**
 * GoogleSQL into DuckDB's SQL, in one step: the text is parsed as BigQuery's, the tree is rewritten, and printed
 * as DuckDB's. Values of parameters never become part of the SQL.
 */

import { isObject } from '../../json.ts';
import { QueryError, unsupported } from '../query-error.ts';
import { nameColumns, selectAsStruct, structAsRow } from './columns.ts';
import { rewriteExpression } from './expressions.ts';
import { type Parameter, parameterText, parameterTree } from './parameters.ts';
import { Dialect, parse } from './parser.ts';
import { offsetOf, type Positions, positionsIn, QUOTED } from './positions.ts';
import { refuseNegatedQuantifier } from './routines/text.ts';
import { isTableReference, type Names, resolveTable, withNames } from './table-paths.ts';
import { build, dataOf, mapTree, print, type Tree, text, visitTree } from './tree.ts';
import { duckDbDataType } from './types.ts';
import { joinWithCondition, withAliasInside } from './unnest.ts';

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

export type StatementKind = (typeof KINDS)[keyof typeof KINDS];

export interface Statement {
  readonly kind: StatementKind;
  readonly sql: string;
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
  const named = numberPositional(sql);
  const positions = positionsIn(named);
  const result = parse(named, Dialect.BigQuery);
  if (!result.success) {
    const found = Array.from(named).slice(result.errorStart, result.errorEnd).join('');
    const what = found.trim() === '' ? 'Unexpected end of statement' : `Unexpected ${JSON.stringify(found)}`;
    throw new QueryError('invalidQuery', `Syntax error: ${what}${positions.at(result.errorStart)}`);
  }
  const statements: readonly unknown[] = result.ast;
  return statements.map((statement) => translateStatement(statement, parameters, names, positions));
}

function translateStatement(
  statement: unknown,
  parameters: readonly Parameter[],
  names: Names,
  positions: Positions,
): Statement {
  const kind = kindOf(statement, positions);
  const queries = withNames(statement);
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
  const prepared = mapTree(structAsRow(statement), (tree) => refuseNegatedQuantifier(withAliasInside(tree)));
  const rewritten = mapTree(prepared, (tree) => {
    if (isTableReference(tree)) return resolveTable(tree, names, queries, positions);
    if (typeof tree.data_type === 'string') return duckDbDataType(tree);
    const column = dataOf(tree, 'column');
    const name = parameterName(column?.name) ?? quotedParameterName(tree);
    if (name !== undefined) return parameter(name, offsetOf(column));
    const record = parameterName(column?.table);
    if (record !== undefined) {
      const field = isObject(column?.name) ? String(column.name.name) : '';
      return build('struct_extract(__1, __2)', parameter(record, offsetOf(column)), text(field));
    }
    return rewriteExpression(selectAsStruct(joinWithCondition(tree)), positions);
  });
  return {
    kind,
    sql: print(kind === 'SELECT' ? nameColumns(rewritten) : rewritten),
    values: bound.map(parameterText),
    whereIs: (column) => positions.at(columnOffset(statement, column)),
  };
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

const POSITIONAL = 'positional_';

/**
 * The tree has no order to number `?` by, so they get names in the text before it is parsed.
 * Messages about what follows one on its line point that much too far right.
 */
function numberPositional(sql: string): string {
  let index = 0;
  return sql.replace(QUOTED_OR_PARAMETER, (found) => (found === '?' ? `@${POSITIONAL}${index++}` : found));
}

const QUOTED_OR_PARAMETER = new RegExp(`${QUOTED.source}|\\?`, 'g');

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

function columnOffset(statement: unknown, column: string): number | undefined {
  let offset: number | undefined;
  visitTree(statement, (tree) => {
    const name = dataOf(tree, 'column')?.name;
    if (isObject(name) && String(name.name).toLowerCase() === column.toLowerCase()) offset ??= offsetOf(name);
  });
  return offset;
}
