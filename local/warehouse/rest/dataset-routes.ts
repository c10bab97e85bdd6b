/** Datasets on the REST surface: clients look one up or make it before they use its tables. */
import { QueryError } from '../query-error.ts';
import type { Catalogue } from '../storage/catalogue.ts';
import type { Call, Route } from './http.ts';
import type { Body } from './request.ts';
import { datasetAnswer, datasetOf, newName } from './resources.ts';

/** The routes of `datasets`: list, get, insert, delete. */
export function datasetRoutes(project: string, catalogue: Catalogue): Route[] {
  async function insert(body: Body): Promise<unknown> {
    const dataset = newName(body.datasetReference, 'datasetId');
    if (catalogue.datasets().includes(dataset)) {
      throw new QueryError('duplicate', `Already Exists: Dataset ${project}:${dataset}`);
    }
    await catalogue.ensureDataset(dataset);
    return datasetAnswer(project, dataset);
  }

  async function remove(call: Call): Promise<void> {
    const dataset = datasetOf(call, project, catalogue);
    const { length } = [...catalogue.tables(dataset), ...catalogue.namedQueries.all(dataset)];
    if (call.search.get('deleteContents') !== 'true' && length > 0) {
      throw new QueryError('resourceInUse', `Dataset ${project}:${dataset} is still in use`);
    }
    await catalogue.dropDataset(dataset);
  }

  return [
    {
      method: 'GET',
      path: '/projects/:project/datasets',
      handle: () => ({
        kind: 'bigquery#datasetList',
        datasets: catalogue.datasets().map((dataset) => datasetAnswer(project, dataset)),
      }),
    },
    {
      method: 'GET',
      path: '/projects/:project/datasets/:dataset',
      handle: (call) => datasetAnswer(project, datasetOf(call, project, catalogue)),
    },
    { method: 'POST', path: '/projects/:project/datasets', handle: ({ body }) => insert(body) },
    { method: 'DELETE', path: '/projects/:project/datasets/:dataset', handle: remove },
  ];
}
