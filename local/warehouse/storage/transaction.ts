/** One connection writes for everybody, so a transaction left open by one would fail the BEGIN of the next. */
import type { DuckDBConnection } from '@duckdb/node-api';

/** Runs `work` in a transaction, which is rolled back when it throws or can't be committed. */
export async function inTransaction(connection: DuckDBConnection, work: () => Promise<void>): Promise<void> {
  await connection.run('BEGIN');
  try {
    await work();
    await connection.run('COMMIT');
  } catch (error) {
    // A COMMIT that fails has ended the transaction already; its own error is the one to report.
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
