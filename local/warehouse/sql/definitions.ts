/** Statements that make and drop views, table functions and tables. */
import { isObject } from '../../json.ts';
import { QueryError, unsupported } from '../query-error.ts';
import type { NamedQuery } from '../storage/named-queries.ts';
import { type Names, pathIn } from './table-paths.ts';
import type { Script } from './text/script.ts';
import { dataOf, type Tree } from './tree.ts';

/** What a statement does to what there is, beside its rows. */
export type Definition =
  | {
      readonly action: 'create';
      readonly query: Omit<NamedQuery, 'columns' | 'createdAtMs'>;
      readonly orReplace: boolean;
      readonly ifNotExists: boolean;
    }
  | {
      readonly action: 'drop';
      readonly kind: 'VIEW' | 'TABLE';
      readonly dataset: string;
      readonly name: string;
      readonly ifExists: boolean;
    };

/** The definition in a statement of a script; undefined for any other statement. */
export function definitionIn(script: Script, index: number, names: Names): Definition | undefined {
  const statement = script.statements[index];
  const view = dataOf(statement, 'create_view');
  if (view !== undefined) return createView(view, script.queryAfterAs(index), names);
  const created = dataOf(statement, 'create_function');
  if (created?.is_table_function === true) return createFunction(created, script.queryAfterAs(index), names);
  const dropped = dataOf(statement, 'drop_view');
  if (dropped !== undefined) return drop('VIEW', dropped.name, dropped, names);
  const table = dataOf(statement, 'drop_table');
  if (table === undefined) return undefined;
  const [name, ...more]: unknown[] = Array.isArray(table.names) ? table.names : [];
  if (more.length > 0) throw unsupported('DROP TABLE of several tables');
  return drop('TABLE', name, table, names);
}

function createView(view: Tree, sql: string, names: Names): Definition {
  if (view.materialized === true) throw unsupported('A materialized view');
  if (Array.isArray(view.columns) && view.columns.length > 0)
    throw unsupported('A view with a list of columns');
  return create('VIEW', view, { sql, parameters: [] }, names);
}

function createFunction(created: Tree, sql: string, names: Names): Definition {
  const parameters: unknown[] = Array.isArray(created.parameters) ? created.parameters : [];
  const named = parameters.map((parameter) => {
    const { name, data_type: type } = isObject(parameter) ? parameter : {};
    if (!isObject(name) || !isObject(type)) throw unsupported('This argument of a table function');
    return { name: String(name.name), type };
  });
  return create('TABLE_FUNCTION', created, { sql, parameters: named }, names);
}

function create(
  kind: NamedQuery['kind'],
  statement: Tree,
  query: Pick<NamedQuery, 'sql' | 'parameters'>,
  names: Names,
): Definition {
  const { dataset, name } = ownPath(statement.name, names);
  return {
    action: 'create',
    query: { kind, dataset, name, ...query },
    orReplace: statement.or_replace === true,
    ifNotExists: statement.if_not_exists === true,
  };
}

function drop(kind: 'VIEW' | 'TABLE', path: unknown, statement: Tree, names: Names): Definition {
  return { action: 'drop', kind, ...ownPath(path, names), ifExists: statement.if_exists === true };
}

function ownPath(reference: unknown, names: Names): { dataset: string; name: string } {
  const { project, dataset, name } = pathIn(isObject(reference) ? reference : {}, names);
  if (project === names.project && names.hasDataset(dataset)) return { dataset, name };
  throw new QueryError('notFound', `Not found: Dataset ${project}:${dataset} was not found in location US`);
}
