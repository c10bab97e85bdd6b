/** Queries on the REST surface: every one is a job, also those that are answered at once. */
import { randomUUID } from 'node:crypto';
import { isObject } from '../../json.ts';
import type { QueryEngine } from '../query/engine.ts';
import { QueryError } from '../query-error.ts';
import { dryRunAnswer, jobAnswer, resultsAnswer } from './answers.ts';
import type { Call, Route } from './http.ts';
import type { Job, Jobs } from './jobs.ts';
import { type Body, parsePage, parseQuery } from './request.ts';

const LOCATION = 'US';
/** A job that ends this soon is answered as DONE by jobs.insert, which spares the client a poll. */
const QUICK_MS = 200;

/** The routes of `jobs`: query, getQueryResults, insert, list, get, cancel. */
export function jobRoutes(project: string, engine: QueryEngine, jobs: Jobs): Route[] {
  const jobOf = ({ parameters }: Call) => jobs.get(parameters.job ?? '');
  const shown = (job: Job) => jobAnswer(project, job);
  const path = '/projects/:project';
  return [
    { method: 'POST', path: `${path}/queries`, handle: ({ body }) => query(project, engine, jobs, body) },
    {
      method: 'GET',
      path: `${path}/queries/:job`,
      async handle(call) {
        const page = parsePage((name) => call.search.get(name));
        const job = jobOf(call);
        await endOf(job, page.timeoutMs);
        return resultsAnswer(project, 'bigquery#getQueryResultsResponse', job, page);
      },
    },
    { method: 'POST', path: `${path}/jobs`, handle: ({ body }) => insert(project, engine, jobs, body) },
    {
      method: 'GET',
      path: `${path}/jobs`,
      handle: () => ({ kind: 'bigquery#jobList', jobs: jobs.list().map(shown) }),
    },
    { method: 'GET', path: `${path}/jobs/:job`, handle: (call) => shown(jobOf(call)) },
    {
      method: 'POST',
      path: `${path}/jobs/:job/cancel`,
      // As BigQuery's, a request to cancel promises nothing: here the query runs to its end.
      handle: (call) => ({ kind: 'bigquery#jobCancelResponse', job: shown(jobOf(call)) }),
    },
  ];
}

async function query(project: string, engine: QueryEngine, jobs: Jobs, body: Body): Promise<unknown> {
  const request = parseQuery(body);
  const page = parsePage((name) => nested(body, name));
  const location = textOr(body.location, LOCATION);
  if (body.dryRun === true) return dryRunAnswer(project, location, await engine.check(request));
  const configuration = { query: shownQuery(body) };
  const job = jobs.start({ id: randomUUID(), location, configuration, query: request });
  await endOf(job, page.timeoutMs);
  return resultsAnswer(project, 'bigquery#queryResponse', job, page);
}

async function insert(project: string, engine: QueryEngine, jobs: Jobs, body: Body): Promise<unknown> {
  const configuration = isObject(body.configuration) ? body.configuration : {};
  if (!isObject(configuration.query)) {
    const kinds = Object.keys(configuration).join(', ');
    throw new QueryError('invalid', `configuration.query is required; no other jobs run here, got ${kinds}`);
  }
  const reference = isObject(body.jobReference) ? body.jobReference : {};
  const location = textOr(reference.location, LOCATION);
  const request = parseQuery(configuration.query);
  const checked = await engine.check(request);
  if (configuration.dryRun === true) return dryRunAnswer(project, location, checked);
  const id = textOr(reference.jobId, randomUUID());
  const shown = { query: shownQuery(configuration.query) };
  const job = jobs.start({ id, location, configuration: shown, query: request });
  await endOf(job, QUICK_MS);
  return jobAnswer(project, job);
}

async function endOf(job: Job, timeoutMs: number): Promise<void> {
  const { promise: timeout, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, timeoutMs);
  await Promise.race([job.ended, timeout]);
  clearTimeout(timer);
}

function shownQuery(body: Body) {
  const { query: sql, defaultDataset, parameterMode, destinationTable, writeDisposition } = body;
  return {
    query: sql,
    defaultDataset,
    parameterMode,
    destinationTable,
    writeDisposition,
    useLegacySql: false,
  };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

/** `formatOptions.useInt64Timestamp` of a body is one object deeper. */
function nested(body: Body, name: string): unknown {
  const [first = '', second] = name.split('.');
  const value = body[first];
  if (second === undefined) return value;
  return isObject(value) ? value[second] : undefined;
}
