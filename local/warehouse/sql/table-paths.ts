/** BigQuery's ways to write a table's path, made into the one under which DuckDB finds it. */
import { isObject } from '../../json.ts';
import { QueryError, unsupported } from '../query-error.ts';
import { offsetOf, type Positions } from './positions.ts';
import { type Tree, visitTree } from './tree.ts';

/** What a query may refer to. */
export interface Names {
  readonly project: string;
  /** The dataset of names without one. */
  readonly defaultDataset: string | undefined;
  hasDataset(dataset: string): boolean;
  hasTable(dataset: string, table: string): boolean;
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
  const parts = [table.catalog, table.schema, table.name].flatMap(namesOf);
  const offset = offsetOf(table.catalog) ?? offsetOf(table.schema) ?? offsetOf(table.name);
  if (table.system_time !== undefined && table.system_time !== null)
    throw unsupported('FOR SYSTEM_TIME AS OF');
  const [only = ''] = parts;
  if (parts.length === 1 && queries.has(only.toLowerCase())) return table;
  if (parts.length === 1 && names.defaultDataset === undefined) {
    const message = `Table "${only}" must be qualified with a dataset (e.g. dataset.table).`;
    throw new QueryError('invalidQuery', message);
  }
  const [name = '', dataset = names.defaultDataset ?? '', project = names.project, ...more] =
    parts.toReversed();
  if (more.length > 0 || parts.some((part) => part.toUpperCase() === 'INFORMATION_SCHEMA')) {
    throw unsupported(`Table path ${parts.join('.')}${positions.at(offset)}`);
  }
  if (project !== names.project || !names.hasDataset(dataset)) {
    throw new QueryError('notFound', `Not found: Dataset ${project}:${dataset} was not found in location US`);
  }
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

function namesOf(part: unknown): string[] {
  if (!isObject(part)) return [];
  const name = String(part.name);
  return part.quoted === true ? name.split('.') : [name];
}
