/** Rows that wait at the same time share a transaction, since a commit costs more than a row. */
import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { Cell } from '../rows/cell.ts';
import type { Table } from './catalogue.ts';
import { cellWriter } from './cells.ts';
import type { Database } from './database.ts';
import { inTransaction } from './transaction.ts';

export interface RowWriter {
  /**
   * Writes rows of cells, in the order of the table's columns. Resolves once they are in the log and every
   * later query sees them; when it rejects, none is there. Rows that wait at the same time share a transaction.
   */
  append(table: Table, rows: readonly (readonly Cell[])[]): Promise<void>;
}

interface Batch {
  readonly table: Table;
  readonly rows: readonly (readonly Cell[])[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface TableAppender {
  append(rows: Batch['rows']): void;
  /** Forgets rows not yet flushed, which would otherwise be written when the appender is collected. */
  discard(): void;
}

/** Writes on the one writing connection of the database. */
export function createRowWriter(database: Database): RowWriter {
  const commit = committer(database.project);
  let waiting: Batch[] = [];

  async function settle(connection: DuckDBConnection, batches: readonly Batch[]): Promise<void> {
    try {
      await commit(connection, batches);
      for (const batch of batches) batch.resolve();
    } catch (error) {
      if (batches.length === 1) return batches[0]?.reject(error);
      // One batch must not take the others down with it.
      for (const batch of batches) await settle(connection, [batch]);
    }
  }

  async function flush(connection: DuckDBConnection): Promise<void> {
    const batches = waiting;
    waiting = [];
    await settle(connection, batches);
  }

  return {
    append(table, rows) {
      if (rows.length === 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push({ table, rows, resolve, reject });
        if (waiting.length === 1) database.write(flush).catch(reject);
      });
    },
  };
}

/** A function that writes batches in one transaction, or none of them. */
function committer(project: string) {
  // An appender costs a megabyte of buffers, so each table's is kept; a failed one is of no further use.
  const appenders = new Map<Table, TableAppender>();

  async function appenderOf(connection: DuckDBConnection, table: Table): Promise<TableAppender> {
    const kept = appenders.get(table);
    if (kept !== undefined) return kept;
    const made = tableAppender(await connection.createAppender(table.name, table.dataset, project), table);
    appenders.set(table, made);
    return made;
  }

  return async (connection: DuckDBConnection, batches: readonly Batch[]): Promise<void> => {
    try {
      await inTransaction(connection, async () => {
        for (const { table, rows } of batches) (await appenderOf(connection, table)).append(rows);
      });
    } catch (error) {
      for (const appender of appenders.values()) appender.discard();
      appenders.clear();
      throw error;
    }
  };
}

function tableAppender(appender: DuckDBAppender, { columns }: Table): TableAppender {
  const writers = columns.map((column, index) => ({
    write: cellWriter(column),
    type: appender.columnType(index),
  }));
  return {
    append(rows) {
      for (const row of rows) {
        writers.forEach(({ write, type }, index) => {
          const value = write(row[index] ?? null);
          // The three kinds that nearly every cell is of have a way in without a DuckDB value in between.
          if (value === null) appender.appendNull();
          else if (typeof value === 'string') appender.appendVarchar(value);
          else if (typeof value === 'boolean') appender.appendBoolean(value);
          else appender.appendValue(value, type);
        });
        appender.endRow();
      }
      appender.flushSync();
    },
    discard: () => appender.clear(),
  };
}
