/** Where the local Pub/Sub hands its messages over: the port that it defines, on top of this warehouse. */
import type { BigQueryRow, BigQuerySink, BigQueryTarget } from '../../pubsub/bigquery.ts';
import type { Catalogue, Table } from '../storage/catalogue.ts';
import type { RowWriter } from '../storage/row-writer.ts';
import type { CoercedRow } from './coerce.ts';
import { messageMapper } from './message.ts';

/** The table of a subscription isn't there: its messages wait in the backlog. */
class TableNotFoundError extends Error {
  override readonly name = 'TableNotFoundError';
}

const PATH = /^([^.:]+)[.:]([^.]+)\.([^.]+)$/;

/** Writes what BigQuery subscriptions deliver. Rows of one call are in one transaction. */
export function createSink(project: string, catalogue: Catalogue, writer: RowWriter): BigQuerySink {
  const mappers = new WeakMap<Table, Map<string, (row: BigQueryRow) => CoercedRow>>();

  function mapperOf(table: Table, target: BigQueryTarget): (row: BigQueryRow) => CoercedRow {
    const key = `${target.useTableSchema} ${target.writeMetadata} ${target.dropUnknownFields}`;
    const ofTable = mappers.get(table) ?? new Map<string, (row: BigQueryRow) => CoercedRow>();
    const mapper = ofTable.get(key) ?? messageMapper(table.columns, target);
    mappers.set(table, ofTable.set(key, mapper));
    return mapper;
  }

  return async (target, rows) => {
    const table = find(project, catalogue, target.table);
    const coerced = rows.map(mapperOf(table, target));
    await writer.append(
      table,
      coerced.flatMap((row) => (row.ok ? [row.cells] : [])),
    );
    return coerced.map((row) => (row.ok ? null : row.reason));
  };
}

function find(project: string, catalogue: Catalogue, path: string): Table {
  const [, owner = '', dataset = '', name = ''] = PATH.exec(path) ?? [];
  const table = owner === project ? catalogue.table(dataset, name) : undefined;
  if (table === undefined) {
    throw new TableNotFoundError(
      `Table ${path} was not found; this warehouse holds tables of project ${project}`,
    );
  }
  return table;
}
