/** Jobs are kept after they have ended, since clients fetch results page by page. */
import type { QueryEngine, QueryRequest, QueryResult } from '../query/engine.ts';
import { QueryError } from '../query-error.ts';

export interface Job {
  readonly id: string;
  readonly location: string;
  /** What jobs.insert was given as `configuration`, to be shown again. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** Unix milliseconds. */
  readonly createdAtMs: number;
  endedAtMs: number | undefined;
  result: QueryResult | undefined;
  error: QueryError | undefined;
  /** Resolves when the job has ended, well or not. */
  readonly ended: Promise<void>;
}

export interface NewJob extends Pick<Job, 'id' | 'location' | 'configuration'> {
  readonly query: QueryRequest;
}

/** Queries that have been run, with their results for as long as there is room. */
export interface Jobs {
  start(job: NewJob): Job;
  /** Throws QueryError `notFound`. */
  get(id: string): Job;
  list(): Job[];
}

/** Ended jobs are forgotten from the oldest on when there are more, or more rows, than this. */
const MAX_JOBS = 1_000;
const MAX_ROWS = 200_000;

/** `now` gives Unix milliseconds. */
export function createJobs(project: string, engine: QueryEngine, now: () => number): Jobs {
  const jobs = new Map<string, Job>();

  function forget(): void {
    let rows = 0;
    const newestFirst = [...jobs.values()].reverse();
    newestFirst.forEach((job, index) => {
      rows += job.result?.rows.length ?? 0;
      const isOver = index >= MAX_JOBS || (rows > MAX_ROWS && index > 0);
      if (isOver && job.endedAtMs !== undefined) jobs.delete(job.id);
    });
  }

  async function run(job: Job, query: QueryRequest): Promise<void> {
    try {
      job.result = await engine.run(query);
    } catch (error) {
      job.error =
        error instanceof QueryError ? error : new QueryError('invalid', String(error), { cause: error });
    }
    job.endedAtMs = now();
    forget();
  }

  return {
    start({ id, location, configuration, query }) {
      if (jobs.has(id)) throw new QueryError('duplicate', `Already Exists: Job ${project}:${location}.${id}`);
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const job: Job = {
        id,
        location,
        configuration,
        ended,
        createdAtMs: now(),
        endedAtMs: undefined,
        result: undefined,
        error: undefined,
      };
      jobs.set(id, job);
      run(job, query).then(resolve, resolve);
      return job;
    },
    get(id) {
      const job = jobs.get(id);
      if (job === undefined) throw new QueryError('notFound', `Not found: Job ${project}:US.${id}`);
      return job;
    },
    list: () => [...jobs.values()].reverse(),
  };
}
