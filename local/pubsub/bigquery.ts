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
 * the table cannot be written at all now (missing, no permission): the rows then stay in the backlog.
 */
export type BigQuerySink = (target: BigQueryTarget, rows: BigQueryRow[]) => Promise<(string | null)[]>;
