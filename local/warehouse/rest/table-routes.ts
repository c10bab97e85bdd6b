/** Tables on the REST surface, as far as clients and their set-up scripts need them. */
import { isObject, type JsonObject } from '../../json.ts';
import type { QueryEngine } from '../query/engine.ts';
import { QueryError } from '../query-error.ts';
import { type Column, parseColumns, SchemaError } from '../schema/column.ts';
import type { Catalogue } from '../storage/catalogue.ts';
import type { Call, Route } from './http.ts';
import { type Body, parseQuery } from './request.ts';
import { datasetOf, newName, tableAnswer, tableOf, viewAnswer, viewOf } from './resources.ts';
import { countRows, readRows } from './table-rows.ts';

/** The routes of `tables`: list, get, insert, patch, delete; and of `tabledata`: list. */
export function tableRoutes(project: string, catalogue: Catalogue, engine: QueryEngine): Route[] {
  const details = (call: Call) => describe(project, catalogue, engine, call);

  async function insert(call: Call): Promise<unknown> {
    const dataset = datasetOf(call, project, catalogue);
    const name = newName(call.body.tableReference, 'tableId');
    const isTaken = catalogue.table(dataset, name) ?? catalogue.namedQueries.get(dataset, name);
    if (isTaken !== undefined) {
      throw new QueryError('duplicate', `Already Exists: Table ${project}:${dataset}.${name}`);
    }
    if (isObject(call.body.view)) await insertView(engine, dataset, name, call.body.view);
    else {
      const columns = columnsIn(call.body);
      await withSchemaErrors(() => catalogue.ensureTable(dataset, name, columns, propertiesIn(call.body)));
    }
    return details({ ...call, parameters: { dataset, table: name } });
  }

  async function patch(call: Call): Promise<unknown> {
    const { dataset, name, columns } = tableOf(call, project, catalogue);
    const wanted = call.body.schema === undefined ? columns : columnsIn(call.body);
    await withSchemaErrors(() => catalogue.ensureTable(dataset, name, wanted, propertiesIn(call.body)));
    return details(call);
  }

  async function remove(call: Call): Promise<void> {
    const view = viewOf(call, catalogue);
    if (view !== undefined) return catalogue.namedQueries.drop(view.dataset, view.name);
    const { dataset, name } = tableOf(call, project, catalogue);
    return catalogue.dropTable(dataset, name);
  }

  const tables = '/projects/:project/datasets/:dataset/tables';
  return [
    { method: 'GET', path: tables, handle: (call) => list(project, catalogue, call) },
    { method: 'POST', path: tables, handle: insert },
    {
      method: 'GET',
      path: `${tables}/:table`,
      handle: details,
    },
    { method: 'PATCH', path: `${tables}/:table`, handle: patch },
    { method: 'DELETE', path: `${tables}/:table`, handle: remove },
    {
      method: 'GET',
      path: `${tables}/:table/data`,
      handle: (call) => readRows(engine, tableOf(call, project, catalogue), call.search),
    },
  ];
}

function list(project: string, catalogue: Catalogue, call: Call): unknown {
  const dataset = datasetOf(call, project, catalogue);
  const views = catalogue.namedQueries.all(dataset).filter(({ kind }) => kind === 'VIEW');
  const tables = [
    ...catalogue.tables(dataset).map((table) => tableAnswer(project, table)),
    ...views.map((view) => viewAnswer(project, view)),
  ];
  return { kind: 'bigquery#tableList', tables, totalItems: tables.length };
}

async function describe(
  project: string,
  catalogue: Catalogue,
  engine: QueryEngine,
  call: Call,
): Promise<unknown> {
  const view = viewOf(call, catalogue);
  if (view !== undefined) return { ...viewAnswer(project, view), schema: { fields: view.columns } };
  const table = tableOf(call, project, catalogue);
  const numRows = String(await countRows(engine, table));
  return {
    ...tableAnswer(project, table),
    ...table.properties,
    schema: { fields: table.columns },
    numRows,
  };
}

async function insertView(engine: QueryEngine, dataset: string, name: string, view: Body): Promise<void> {
  const query = { ...parseQuery(view), defaultDataset: undefined };
  // Checked by itself first, so that places in messages are those of the view's own text.
  const { kind } = await engine.check(query);
  if (kind !== 'SELECT') throw new QueryError('invalid', 'view.query: expected one SELECT');
  await engine.run({ ...query, sql: `CREATE VIEW \`${dataset}.${name}\` AS\n${query.sql}` });
}

/** What a table is made with that changes nothing here, kept so that a set-up script finds it again. */
const PROPERTIES = [
  'timePartitioning',
  'rangePartitioning',
  'clustering',
  'requirePartitionFilter',
  'expirationTime',
  'friendlyName',
  'description',
  'labels',
];

function propertiesIn(body: Body): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => PROPERTIES.includes(name)));
}

function columnsIn({ schema }: Body): Column[] {
  try {
    return parseColumns(isObject(schema) ? schema.fields : undefined, 'schema.fields');
  } catch (error) {
    throw asQueryError(error);
  }
}

function withSchemaErrors(work: () => Promise<void>): Promise<void> {
  return work().catch((error: unknown) => {
    throw asQueryError(error);
  });
}

function asQueryError(error: unknown): unknown {
  return error instanceof SchemaError ? new QueryError('invalid', error.message, { cause: error }) : error;
}
