/** Tables on the REST surface, as far as clients and their set-up scripts need them. */
import { isObject } from '../../json.ts';
import type { QueryEngine } from '../query/engine.ts';
import { QueryError } from '../query-error.ts';
import { type Column, parseColumns, SchemaError } from '../schema/column.ts';
import type { Catalogue, Table } from '../storage/catalogue.ts';
import type { Call, Route } from './http.ts';

import { datasetOf, newName, tableAnswer, tableOf } from './resources.ts';
import { countRows, readRows } from './table-rows.ts';

/** The routes of `tables`: list, get, insert; and of `tabledata`: list. */
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
    return { ...tableAnswer(project, table), schema: { fields: table.columns }, numRows };
  }

  async function insert(call: Call): Promise<unknown> {
    const dataset = datasetOf(call, project, catalogue);
    const name = newName(call.body.tableReference, 'tableId');
    if (catalogue.table(dataset, name) !== undefined) {
      throw new QueryError('duplicate', `Already Exists: Table ${project}:${dataset}.${name}`);
    }
    const fields = isObject(call.body.schema) ? call.body.schema.fields : undefined;
    await catalogue.ensureTable(dataset, name, columnsFrom(fields));
    return details(tableOf({ ...call, parameters: { dataset, table: name } }, project, catalogue));
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
    {
      method: 'GET',
      path: `${tables}/:table/data`,
      handle: (call) => readRows(engine, tableOf(call, project, catalogue), call.search),
    },
  ];
}

function columnsFrom(fields: unknown): Column[] {
  try {
    return parseColumns(fields, 'schema.fields');
  } catch (error) {
    if (error instanceof SchemaError) throw new QueryError('invalid', error.message, { cause: error });
    throw error;
  }
}
