import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { QueryEngine, QueryResult } from '../../../../../local/warehouse/query/engine.ts';
import { QueryError } from '../../../../../local/warehouse/query-error.ts';
import { createJobs } from '../../../../../local/warehouse/rest/jobs.ts';

const query = { sql: 'SELECT 1', parameters: [], defaultDataset: undefined };

function engine(rows: number): QueryEngine {
  const result: QueryResult = {
    kind: 'SELECT',
    columns: [],
    rows: Array.from({ length: rows }, () => []),
    affectedRows: undefined,
  };
  return { check: () => Promise.resolve(result), run: () => Promise.resolve(result) };
}

function job(id: string) {
  return { id, location: 'US', configuration: {}, query };
}

describe('jobs', () => {
  test('are refused under an id that was used before', () => {
    const jobs = createJobs('p', engine(0), () => 0);
    jobs.start(job('a'));
    assert.throws(() => jobs.start(job('a')), { reason: 'duplicate', message: 'Already Exists: Job p:US.a' });
  });
  test('that are unknown are not found', () => {
    assert.throws(() => createJobs('p', engine(0), () => 0).get('a'), { reason: 'notFound' });
  });
  test('keep their error', async () => {
    const failing = { ...engine(0), run: () => Promise.reject(new QueryError('invalidQuery', 'broken')) };
    const started = createJobs('p', failing, () => 7).start(job('a'));
    await started.ended;
    assert.deepEqual([started.error?.message, started.endedAtMs], ['broken', 7]);
  });
  test('are forgotten, the oldest first, when their rows are too many', async () => {
    const jobs = createJobs('p', engine(120_000), () => 0);
    for (const id of ['a', 'b']) await jobs.start(job(id)).ended;
    assert.deepEqual(
      jobs.list().map(({ id }) => id),
      ['b'],
    );
  });
  test('keep the newest, however many rows it has', async () => {
    const jobs = createJobs('p', engine(300_000), () => 0);
    await jobs.start(job('a')).ended;
    assert.deepEqual(
      jobs.list().map(({ id }) => id),
      ['a'],
    );
  });
  test('are forgotten when there are more than a thousand', async () => {
    const jobs = createJobs('p', engine(1), () => 0);
    for (let index = 0; index < 1_001; index += 1) await jobs.start(job(`j${index}`)).ended;
    assert.equal(jobs.list().length, 1_000);
    assert.throws(() => jobs.get('j0'), { reason: 'notFound' });
  });
});
