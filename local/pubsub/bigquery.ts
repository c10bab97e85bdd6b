/** The port between a BigQuery subscription and whatever holds the tables on this machine. */

/** Where a BigQuery subscription writes, as its `bigquery_config` says. */
export interface BigQueryTarget {
  /** `project.dataset.table` */
  readonly table: string;
  readonly useTableSchema: boolean;
  readonly writeMetadata: boolean;
  readonly dropUnknownFields: boolean;
}

/** One message to be written. */
export interface BigQueryRow {
  readonly data: Buffer;
  readonly attributes: Record<string, string>;
  readonly orderingKey: string;
  readonly messageId: string;
  /** RFC 3339 */
  readonly publishTime: string;
  /** `projects/p/subscriptions/s` */
  readonly subscriptionName: string;
}

/**
 * Writes the rows. Resolves to one entry per row: null = written, otherwise why BigQuery rejects it. Throws when
 * the table cannot be written at all now (missing, no permission): the rows then stay in the backlog. An error
 * whose name is in `TABLE_STATES` shows in the state of the subscription. Called with no rows before a subscription
 * is made or changed, to see whether the table will do.
 */
export type BigQuerySink = (target: BigQueryTarget, rows: BigQueryRow[]) => Promise<(string | null)[]>;

/** The name of a sink's error → what Pub/Sub calls the state of a subscription that meets it. */
const TABLE_STATES = {
  TableNotFoundError: 'NOT_FOUND',
  SchemaMismatchError: 'SCHEMA_MISMATCH',
  PermissionDeniedError: 'PERMISSION_DENIED',
} as const;

/** Why a table takes no rows at all, in Google's terms. */
export type TableState = (typeof TABLE_STATES)[keyof typeof TABLE_STATES];

/** Undefined for an error that says nothing about the table: it may pass by itself. */
export function tableStateOf(error: unknown): TableState | undefined {
  if (!(error instanceof Error)) return undefined;
  return Object.entries(TABLE_STATES).find(([name]) => name === error.name)?.[1];
}
