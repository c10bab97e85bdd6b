/** What is between a BigQuery subscription and its table, as clients are told. */
import { type BigQuerySink, type TableState, tableStateOf } from '../bigquery.ts';
import type { Deliverer } from '../delivery/deliverer.ts';
import type { ISubscription, Subscription } from '../protocol/schema.ts';
import { StatusError, type StatusName } from '../protocol/status.ts';
import { ACTIVE, type Rules } from './rules.ts';

/** `State.RESOURCE_ERROR` of a subscription. */
const RESOURCE_ERROR = 2;

/** The numbers of `BigQueryConfig.State`. */
const NUMBERS: Record<TableState, number> = { PERMISSION_DENIED: 2, NOT_FOUND: 3, SCHEMA_MISMATCH: 4 };

/** How a subscription to such a table is refused. */
const REFUSALS: Record<TableState, StatusName> = {
  PERMISSION_DENIED: 'PERMISSION_DENIED',
  NOT_FOUND: 'NOT_FOUND',
  SCHEMA_MISMATCH: 'INVALID_ARGUMENT',
};

/**
 * Asks the sink whether the table of a BigQuery subscription will do. Throws the status with which the real service
 * refuses the subscription; a failure that may pass by itself is no reason to refuse it.
 */
export async function checkTable({ target }: Rules, sink: BigQuerySink | undefined): Promise<void> {
  if (target.kind !== 'bigquery' || !sink) return;
  try {
    await sink(target.destination, []);
  } catch (error) {
    const state = tableStateOf(error);
    if (state === undefined || !(error instanceof Error)) return;
    throw new StatusError(REFUSALS[state], `bigquery_config.table: ${error.message}.`);
  }
}

/** Whether this is a BigQuery subscription whose rows can't be written, whatever is to blame: RESOURCE_ERROR. */
export function isBlocked({ bigqueryConfig }: Subscription, { problem }: Deliverer): boolean {
  return Boolean(bigqueryConfig?.table) && problem() !== undefined;
}

/** The configuration with the states that hold now; the stored ones are those of the day it was made. */
export function withState(config: Subscription, deliverer: Deliverer): ISubscription {
  const { bigqueryConfig } = config;
  if (!bigqueryConfig?.table) return config;
  const blocked = isBlocked(config, deliverer);
  const table = deliverer.tableState?.();
  // Of a problem that has nothing to do with the table, Google has no state to tell.
  const tableNumber = table === undefined ? (blocked ? 0 : ACTIVE) : NUMBERS[table];
  return {
    ...config,
    state: blocked ? RESOURCE_ERROR : ACTIVE,
    bigqueryConfig: { ...bigqueryConfig, state: tableNumber },
  };
}
