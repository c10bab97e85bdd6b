/** Tables on the REST surface, as far as clients and their set-up scripts need them. */
import { isObject, type JsonObject } from '../../json.ts';
import type { QueryEngine } from '../query/engine.ts';
import { QueryError } from '../query-error.ts';
import { type Column, parseColumns, SchemaError } from '../schema/column.ts';
import type { Catalogue, Table } from '../storage/catalogue.ts';
import type { Call, Route } from './http.ts';
import type { Body } from './request.ts';
import { datasetOf, newName, tableAnswer, tableOf } from './resources.ts';
import { countRows, readRows } from './table-rows.ts';

/** The routes of `tables`: list, get, insert, patch, delete; and of `tabledata`: list. */
export function tableRoutes(project: string, catalogue: Catalogue, engine: QueryEngine): Route[] {
  function list(call: Call): unknown {
    const tables = catalogue.tables(datasetOf(call, project, catalogue));
    return {
      kind: 'bigquery#tableList',
      tables: tables.map((table) => tableAnswer(project, table)),
      totalItems: tables.length,
    };
  }

  async function details(table: Table): Promise<unknown> {
    const numRows = String(await countRows(engine, table));
    return {
      ...tableAnswer(project, table),
      ...table.properties,
      schema: { fields: table.columns },
      numRows,
    };
  }

  async function insert(call: Call): Promise<unknown> {
    const dataset = datasetOf(call, project, catalogue);
    const name = newName(call.body.tableReference, 'tableId');
    if (catalogue.table(dataset, name) !== undefined) {
      throw new QueryError('duplicate', `Already Exists: Table ${project}:${dataset}.${name}`);
    }
    const columns = columnsIn(call.body);
    await withSchemaErrors(() => catalogue.ensureTable(dataset, name, columns, propertiesIn(call.body)));
    return details(tableOf({ ...call, parameters: { dataset, table: name } }, project, catalogue));
  }

  async function patch(call: Call): Promise<unknown> {
    const { dataset, name, columns } = tableOf(call, project, catalogue);
    const wanted = call.body.schema === undefined ? columns : columnsIn(call.body);
    await withSchemaErrors(() => catalogue.ensureTable(dataset, name, wanted, propertiesIn(call.body)));
    return details(tableOf(call, project, catalogue));
  }

  async function remove(call: Call): Promise<void> {
    const { dataset, name } = tableOf(call, project, catalogue);
    await catalogue.dropTable(dataset, name);
  }

  const tables = '/projects/:project/datasets/:dataset/tables';
  return [
    { method: 'GET', path: tables, handle: list },
    { method: 'POST', path: tables, handle: insert },
    {
      method: 'GET',
      path: `${tables}/:table`,
      handle: (call) => details(tableOf(call, project, catalogue)),
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

/** What a table is made with that changes nothing here, kept so that a set-up script finds it again. */
const PROPERTIES = [
  ...['timePartitioning', 'rangePartitioning', 'clustering', 'requirePartitionFilter', 'expirationTime'],
  ...['friendlyName', 'description', 'labels'],
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
