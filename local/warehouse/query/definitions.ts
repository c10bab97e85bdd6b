/** Carries out statements that make and drop views, table functions and tables. */
import { QueryError } from '../query-error.ts';
import type { Column } from '../schema/column.ts';
import type { Definition } from '../sql/definitions.ts';
import type { Catalogue } from '../storage/catalogue.ts';
import { requireNames } from './destination.ts';

/** `columns` are those of the query of what is made. Throws QueryError `duplicate`, `notFound`, `invalid`. */
export async function carryOut(
  definition: Definition,
  columns: readonly Column[],
  catalogue: Catalogue,
  project: string,
): Promise<void> {
  const { dataset, name } = definition.action === 'create' ? definition.query : definition;
  const path = `${project}:${dataset}.${name}`;
  const query = catalogue.namedQueries.get(dataset, name);
  const table = catalogue.table(dataset, name);
  if (definition.action === 'create') {
    const isTaken = table !== undefined || query !== undefined;
    if (isTaken && definition.ifNotExists) return;
    if (table !== undefined || (isTaken && !definition.orReplace)) {
      throw new QueryError('duplicate', `Already Exists: Table ${path}`);
    }
    requireNames(columns);
    return catalogue.namedQueries.put({ ...definition.query, columns });
  }
  const isThere = definition.kind === 'TABLE' ? table !== undefined : query?.kind === 'VIEW';
  if (!isThere && definition.ifExists) return;
  if (!isThere) throw new QueryError('notFound', `Not found: ${definition.kind} ${path}`);
  return definition.kind === 'TABLE'
    ? catalogue.dropTable(dataset, name)
    : catalogue.namedQueries.drop(dataset, name);
}
