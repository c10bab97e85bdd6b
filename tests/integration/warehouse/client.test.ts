/** The unchanged client of Google's against the local warehouse. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BigQuery } from '@google-cloud/bigquery';
import type { RunningWarehouse } from '../../../local/warehouse/server.ts';
import { startTwentyFiveEvents } from '../../helpers/warehouse/twenty-five-events.ts';

let warehouse: RunningWarehouse;
let client: BigQuery;
before(async () => {
  ({ warehouse, client } = await startTwentyFiveEvents());
});
after(() => warehouse.close());

describe('query()', () => {
  test('gives rows with the types of the client', async () => {
    const [rows] =
      await client.query(`SELECT id, at, count, tags, JSON_VALUE(payload, '$.n') AS n, count > 0 AS some,
      STRUCT(1 AS a, DATE '2024-01-01' AS b) AS record, NUMERIC '1.5' AS price, b'abc' AS bytes, NULL AS nothing
      FROM \`my-project.customerio.events\` ORDER BY count LIMIT 1`);
    assert.deepEqual(JSON.parse(JSON.stringify(rows)), [
      {
        ...{
          id: 'e0',
          at: { value: '2024-01-01T00:00:00.123456000Z' },
          count: 0,
          tags: ['a'],
          n: '1',
          some: false,
        },
        ...{ record: { a: 1, b: { value: '2024-01-01' } }, price: '1.5', nothing: null },
        bytes: { type: 'Buffer', data: [97, 98, 99] },
      },
    ]);
  });
  test('takes named parameters of every kind that the client can tell', async () => {
    const params = {
      text: 'e3',
      whole: 3,
      fraction: 2.5,
      yes: true,
      since: new Date('2024-01-01T00:00:03Z'),
      until: BigQuery.timestamp('2024-01-01T00:00:04Z'),
      day: BigQuery.date('2024-01-01'),
      ids: ['e2', 'e3'],
      record: { a: 1, b: 'x' },
    };
    const [rows] = await client.query({
      query: `SELECT id FROM customerio.events WHERE id = @text AND count = @whole AND count > @fraction AND @yes
        AND at >= @since AND at < @until AND DATE(at) = @day AND id IN UNNEST(@ids) AND @record.b = 'x'`,
      params,
    });
    assert.deepEqual(rows, [{ id: 'e3' }]);
  });
  test('takes positional parameters', async () => {
    const [rows] = await client.query({ query: 'SELECT ? AS a, ? AS b', params: [1, 'x'] });
    assert.deepEqual(rows, [{ a: 1, b: 'x' }]);
  });
  test('takes types for parameters that have none of their own', async () => {
    const [rows] = await client.query({
      query: 'SELECT @a AS a, ARRAY_LENGTH(@b) AS b',
      params: { a: null, b: [] },
      types: { a: 'STRING', b: ['STRING'] },
    });
    assert.deepEqual(rows, [{ a: null, b: 0 }]);
  });
  test('fetches all pages', async () => {
    const [rows] = await client.query({ query: 'SELECT id FROM customerio.events', maxResults: 10 });
    assert.equal(new Set(rows.map(({ id }: { id: string }) => id)).size, 25);
  });
  test('keeps whole numbers beyond 2^53 for those who ask', async () => {
    const [rows] = await client.query({ query: 'SELECT 9007199254740993 AS n', wrapIntegers: true });
    assert.equal(rows[0].n.value, '9007199254740993');
  });
  test('takes a default dataset', async () => {
    const [rows] = await client.query({
      query: 'SELECT COUNT(*) AS n FROM events',
      defaultDataset: { datasetId: 'customerio' },
    });
    assert.deepEqual(rows, [{ n: 25 }]);
  });
  test('streams the rows of a query', async () => {
    const ids: string[] = [];
    for await (const row of client.createQueryStream('SELECT id FROM customerio.events')) ids.push(row.id);
    assert.equal(ids.length, 25);
  });
});

describe('a refused query', () => {
  const refused = [
    ['SELECT nope FROM customerio.events', 400, 'invalidQuery', 'Unrecognized name: nope at [1:8]'],
    ['SELECT 1 +', 400, 'invalidQuery', /^Syntax error: /],
    [
      'SELECT 1 FROM customerio.nope',
      404,
      'notFound',
      'Not found: Table my-project:customerio.nope was not found in location US',
    ],
    ['SELECT 1 / 0', 400, 'invalidQuery', 'division by zero: 1 / 0'],
  ] as const;
  for (const [sql, code, reason, message] of refused) {
    test(`${sql} is an ApiError with code ${code} and reason ${reason}`, async () => {
      await assert.rejects(
        client.query(sql),
        (error: { code: number; message: string; errors: { reason: string }[] }) => {
          assert.deepEqual([error.code, error.errors[0]?.reason], [code, reason]);
          if (typeof message === 'string') assert.equal(error.message, message);
          else assert.match(error.message, message);
          return true;
        },
      );
    });
  }
});

describe('createQueryJob()', () => {
  test('makes a job whose results come page by page', async () => {
    const [job] = await client.createQueryJob({
      query: 'SELECT id, at FROM customerio.events ORDER BY id',
      jobId: 'my-job',
    });
    assert.equal(job.id, 'my-job');
    const [first, next] = await job.getQueryResults({ maxResults: 20, autoPaginate: false });
    const [second, end] = await job.getQueryResults({ ...next, autoPaginate: false });
    assert.deepEqual([first.length, second.length, end ?? null], [20, 5, null]);
    assert.equal(second[4].at.value, '2024-01-01T00:00:09.123456000Z');
    const [metadata] = await job.getMetadata();
    assert.equal(metadata.status.state, 'DONE');
    assert.equal(metadata.statistics.query.statementType, 'SELECT');
  });
  test('refuses an id that was used', async () => {
    await client.createQueryJob({ query: 'SELECT 1', jobId: 'twice' });
    await assert.rejects(client.createQueryJob({ query: 'SELECT 1', jobId: 'twice' }), { code: 409 });
  });
  test('only checks the query in a dry run', async () => {
    const sql = "INSERT INTO customerio.events (id) VALUES ('dry')";
    await client.createQueryJob({ query: sql, dryRun: true });
    const [rows] = await client.query("SELECT COUNT(*) AS n FROM customerio.events WHERE id = 'dry'");
    assert.deepEqual(rows, [{ n: 0 }]);
  });
  test('tells the columns in a dry run, and refuses what cannot run', async () => {
    const [job] = await client.createQueryJob({
      query: 'SELECT id, at FROM customerio.events',
      dryRun: true,
    });
    const fields: { name: string; type: string }[] = job.metadata.statistics.query.schema.fields;
    assert.deepEqual(
      fields.map(({ name, type }) => [name, type]),
      [
        ['id', 'STRING'],
        ['at', 'TIMESTAMP'],
      ],
    );
    await assert.rejects(client.createQueryJob({ query: 'SELECT nope', dryRun: true }), { code: 400 });
  });
  test('accepts parameters in a dry run', async () => {
    const query = 'SELECT id FROM customerio.events WHERE id = @id';
    await client.createQueryJob({ query, params: { id: 'x' }, dryRun: true });
  });
  test('counts the rows that a change has touched', async () => {
    const [job] = await client.createQueryJob(
      "UPDATE customerio.events SET count = 0 WHERE id IN ('e1', 'e2')",
    );
    const [metadata] = await job.getMetadata();
    assert.equal(metadata.statistics.query.numDmlAffectedRows, '2');
    assert.deepEqual(metadata.statistics.query.dmlStats, { updatedRowCount: '2' });
  });
  test('writes its rows to a destination table, as often as it is allowed to', async () => {
    const destination = client.dataset('customerio').table('totals');
    const run = async (query: string, writeDisposition?: string) => {
      const [job] = await client.createQueryJob({ query, destination, writeDisposition });
      return (await job.getQueryResults())[0];
    };
    const count = async () =>
      (await client.query('SELECT COUNT(*) AS n, SUM(m) AS s FROM customerio.totals'))[0][0];
    assert.deepEqual(await run('SELECT 3 AS m, ["a"] AS tags'), [{ m: 3, tags: ['a'] }]);
    assert.deepEqual((await destination.getMetadata())[0].schema.fields[1].mode, 'REPEATED');
    await assert.rejects(run('SELECT 4 AS m'), {
      message: /^Already Exists: Table my-project:customerio.totals/,
    });
    await run('SELECT 4 AS m', 'WRITE_APPEND');
    assert.deepEqual(await count(), { n: 2, s: 7 });
    await assert.rejects(run('SELECT DIV(1, 0) AS m', 'WRITE_TRUNCATE'), { message: /division by zero/ });
    assert.deepEqual(await count(), { n: 2, s: 7 });
    await run('SELECT 5 AS m', 'WRITE_TRUNCATE');
    assert.deepEqual(await count(), { n: 1, s: 5 });
    await destination.delete();
  });
});
