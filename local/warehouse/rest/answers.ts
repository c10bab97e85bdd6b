/** The shapes of BigQuery's answers about jobs. https://docs.cloud.google.com/bigquery/docs/reference/rest/v2/jobs */
import type { QueryResult } from '../query/engine.ts';
import type { QueryError } from '../query-error.ts';
import type { Job } from './jobs.ts';
import type { Page } from './request.ts';
import { wireRow } from './wire.ts';

/** BigQuery's own limit for an answer is about 10 MB. */
const MAX_PAGE_BYTES = 10 * 1024 * 1024;

function errorProto({ reason, message }: QueryError) {
  return { reason, message, ...(reason === 'invalidQuery' ? { location: 'query' } : {}) };
}

/** The body of jobs.get and jobs.insert. */
export function jobAnswer(project: string, job: Job) {
  const { id, location, configuration, createdAtMs, endedAtMs, error, result } = job;
  const failure = error === undefined ? {} : { errorResult: errorProto(error), errors: [errorProto(error)] };
  return {
    kind: 'bigquery#job',
    id: `${project}:${location}.${id}`,
    jobReference: { projectId: project, jobId: id, location },
    configuration: { jobType: 'QUERY', ...configuration },
    status: { state: endedAtMs === undefined ? 'RUNNING' : 'DONE', ...failure },
    statistics: {
      creationTime: String(createdAtMs),
      startTime: String(createdAtMs),
      ...(endedAtMs === undefined ? {} : { endTime: String(endedAtMs) }),
      query: {
        totalBytesProcessed: '0',
        cacheHit: false,
        ...(result === undefined ? {} : statistics(result)),
      },
    },
  };
}

/** The body of jobs.insert and jobs.query for a dry run: nothing has been run, no job exists. */
export function dryRunAnswer(
  project: string,
  location: string,
  checked: Pick<QueryResult, 'kind' | 'columns'>,
) {
  const schema = { fields: checked.columns };
  return {
    kind: 'bigquery#job',
    jobReference: { projectId: project, location },
    configuration: { jobType: 'QUERY', dryRun: true },
    status: { state: 'DONE' },
    statistics: {
      totalBytesProcessed: '0',
      query: { statementType: checked.kind, totalBytesProcessed: '0', cacheHit: false, schema },
    },
    schema,
    jobComplete: true,
    totalBytesProcessed: '0',
  };
}

/** The body of jobs.query and jobs.getQueryResults: one page of rows, or word that the query still runs. */
export function resultsAnswer(project: string, kind: string, job: Job, page: Page) {
  const jobReference = { projectId: project, jobId: job.id, location: job.location };
  if (job.error !== undefined) throw job.error;
  if (job.result === undefined) return { kind, jobReference, jobComplete: false };
  const { columns, rows, affectedRows, kind: statement } = job.result;
  const shown = pageOf(job.result, page);
  const next = page.startIndex + shown.length;
  return {
    kind,
    jobReference,
    jobComplete: true,
    cacheHit: false,
    totalBytesProcessed: '0',
    ...(statement === 'SELECT'
      ? { schema: { fields: columns }, totalRows: String(rows.length), rows: shown }
      : {}),
    ...(next < rows.length ? { pageToken: String(next) } : {}),
    ...(affectedRows === undefined
      ? {}
      : { numDmlAffectedRows: String(affectedRows), ...statistics(job.result) }),
  };
}

function pageOf({ columns, rows }: QueryResult, { startIndex, maxRows, timestamps }: Page) {
  const shown = [];
  let bytes = 0;
  for (
    let index = startIndex;
    index < rows.length && shown.length < maxRows && bytes < MAX_PAGE_BYTES;
    index += 1
  ) {
    const row = wireRow(rows[index] ?? [], columns, timestamps);
    bytes += JSON.stringify(row).length;
    shown.push(row);
  }
  return shown;
}

const DML_STATISTICS: Readonly<Record<string, string>> = {
  INSERT: 'insertedRowCount',
  UPDATE: 'updatedRowCount',
  DELETE: 'deletedRowCount',
};

function statistics({ kind, affectedRows }: QueryResult) {
  const counter = DML_STATISTICS[kind];
  return {
    statementType: kind,
    ...(affectedRows === undefined ? {} : { numDmlAffectedRows: String(affectedRows) }),
    ...(counter === undefined ? {} : { dmlStats: { [counter]: String(affectedRows) } }),
  };
}
