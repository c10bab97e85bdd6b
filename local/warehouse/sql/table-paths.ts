/** BigQuery's ways to write a table's path, made into the one under which DuckDB finds it. */
import { isObject } from '../../json.ts';
import { QueryError, unsupported } from '../query-error.ts';
import type { NamedQuery } from '../storage/named-queries.ts';
import { offsetOf, type Positions } from './text/positions.ts';
import { type Tree, visitTree } from './tree.ts';

/** What a query may refer to. */
export interface Names {
  readonly project: string;
  /** The dataset of names without one. */
  readonly defaultDataset: string | undefined;
  hasDataset(dataset: string): boolean;
  hasTable(dataset: string, table: string): boolean;
  /** The view or table function of that name. */
  namedQuery(dataset: string, name: string): NamedQuery | undefined;
}

export interface Path {
  readonly project: string;
  readonly dataset: string;
  readonly name: string;
}

/** The three names of a path with one, two or three. */
export function findPath(parts: readonly string[], names: Names): Path {
  const [name = '', dataset = names.defaultDataset ?? '', project = names.project] = parts.toReversed();
  return { project, dataset, name };
}

/** The path in what the parser makes of one. Throws QueryError for a name without a dataset where none is due. */
export function pathIn(table: Tree, names: Names): Path {
  const parts = partsOf(table);
  if (parts.length === 1 && names.defaultDataset === undefined) {
    const message = `Table "${parts[0]}" must be qualified with a dataset (e.g. dataset.table).`;
    throw new QueryError('invalidQuery', message);
  }
  return findPath(parts, names);
}

/** The names that WITH clauses of the statement give to queries, in lower case. */
export function withNames(statement: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  visitTree(statement, ({ ctes }) => {
    if (!Array.isArray(ctes)) return;
    for (const cte of ctes) {
      if (isObject(cte) && isObject(cte.alias)) names.add(String(cte.alias.name).toLowerCase());
    }
  });
  return names;
}

/** True for what the parser makes of a table's path, with or without an alias. */
export function isTableReference(tree: Tree): boolean {
  return 'schema' in tree && 'catalog' in tree && isObject(tree.name) && typeof tree.name.name === 'string';
}

/**
 * The table reference with all three names quoted: `a.b`, `` `p.a`.b `` and `` `p-1.a.b` `` all come to
 * "p-1"."a"."b". Throws QueryError `notFound` when it isn't there.
 */
export function resolveTable(
  table: Tree,
  names: Names,
  queries: ReadonlySet<string>,
  positions: Positions,
): Tree {
  const parts = partsOf(table);
  const offset = offsetOf(table.catalog) ?? offsetOf(table.schema) ?? offsetOf(table.name);
  if (table.system_time !== undefined && table.system_time !== null)
    throw unsupported('FOR SYSTEM_TIME AS OF');
  const [only = ''] = parts;
  if (parts.length === 1 && queries.has(only.toLowerCase())) return table;
  const { project, dataset, name } = pathIn(table, names);
  if (parts.length > 3 || parts.some((part) => part.toUpperCase() === 'INFORMATION_SCHEMA')) {
    throw unsupported(`Table path ${parts.join('.')}${positions.at(offset)}`);
  }
  if (project !== names.project || !names.hasDataset(dataset)) {
    throw new QueryError('notFound', `Not found: Dataset ${project}:${dataset} was not found in location US`);
  }
  // What reads a table takes the view's query in its place; there is nothing there to change.
  const view = names.namedQuery(dataset, name);
  if (view?.kind === 'VIEW') return { ...table, view };
  if (!names.hasTable(dataset, name)) {
    throw new QueryError(
      'notFound',
      `Not found: Table ${project}:${dataset}.${name} was not found in location US`,
    );
  }
  return { ...table, catalog: identifier(project), schema: identifier(dataset), name: identifier(name) };
}

/** A quoted name as a tree. */
export function identifier(name: string): Tree {
  return { name, quoted: true, trailing_comments: [], span: null };
}

function partsOf(table: Tree): string[] {
  return [table.catalog, table.schema, table.name].flatMap(namesOf);
}

function namesOf(part: unknown): string[] {
  if (!isObject(part)) return [];
  const name = String(part.name);
  return part.quoted === true ? name.split('.') : [name];
}
