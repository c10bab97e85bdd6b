/** Datasets and tables by the names in paths and bodies, and as resources in answers. */
import { isObject } from '../../json.ts';
import { QueryError } from '../query-error.ts';
import type { Catalogue, Table } from '../storage/catalogue.ts';
import type { NamedQuery } from '../storage/named-queries.ts';
import type { Call } from './http.ts';

const LOCATION = 'US';
const NAME = /^[A-Za-z0-9_]{1,1024}$/;

/** The dataset that a path names. Throws QueryError `notFound`. */
export function datasetOf({ parameters }: Call, project: string, catalogue: Catalogue): string {
  const dataset = parameters.dataset ?? '';
  if (catalogue.datasets().includes(dataset)) return dataset;
  throw new QueryError('notFound', `Not found: Dataset ${project}:${dataset}`);
}

/** The table that a path names. Throws QueryError `notFound`. */
export function tableOf(call: Call, project: string, catalogue: Catalogue): Table {
  const dataset = datasetOf(call, project, catalogue);
  const name = call.parameters.table ?? '';
  const table = catalogue.table(dataset, name);
  if (table !== undefined) return table;
  throw new QueryError('notFound', `Not found: Table ${project}:${dataset}.${name}`);
}

/** The name that a body gives to what is to be made. Throws QueryError `invalid`. */
export function newName(reference: unknown, key: 'datasetId' | 'tableId'): string {
  const name = isObject(reference) ? reference[key] : undefined;
  if (typeof name === 'string' && NAME.test(name)) return name;
  const got = name === undefined ? 'nothing' : JSON.stringify(name);
  throw new QueryError('invalid', `${key}: expected letters, digits and underscores, got ${got}`);
}

/** The body of datasets.get. */
export function datasetAnswer(project: string, dataset: string) {
  return {
    kind: 'bigquery#dataset',
    id: `${project}:${dataset}`,
    datasetReference: { projectId: project, datasetId: dataset },
    location: LOCATION,
  };
}

/** The view that a path names; undefined when it names a table. */
export function viewOf({ parameters }: Call, catalogue: Catalogue): NamedQuery | undefined {
  const query = catalogue.namedQueries.get(parameters.dataset ?? '', parameters.table ?? '');
  return query?.kind === 'VIEW' ? query : undefined;
}

/** A view as it is listed; tables.get adds its columns. */
export function viewAnswer(project: string, view: NamedQuery) {
  const table = { ...view, properties: {} };
  return { ...tableAnswer(project, table), type: 'VIEW', view: { query: view.sql, useLegacySql: false } };
}

/** A table as it is listed; tables.get adds its columns and the number of its rows. */
export function tableAnswer(project: string, { dataset, name, createdAtMs }: Table) {
  return {
    kind: 'bigquery#table',
    id: `${project}:${dataset}.${name}`,
    tableReference: { projectId: project, datasetId: dataset, tableId: name },
    type: 'TABLE',
    creationTime: String(createdAtMs),
    location: LOCATION,
  };
}
