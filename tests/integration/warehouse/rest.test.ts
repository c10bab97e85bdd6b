/** BigQuery's REST routes, called by hand. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type RunningWarehouse, startWarehouse } from '../../../local/warehouse/server.ts';

let warehouse: RunningWarehouse;
before(async () => {
  warehouse = await startWarehouse({ project: 'my-project', tables: {} });
});
after(() => warehouse.close());

describe('the REST routes themselves', () => {
  const post = (path: string, body: unknown) =>
    fetch(`${warehouse.url}${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const query = (body: object) =>
    post('/bigquery/v2/projects/my-project/queries', { useLegacySql: false, ...body });

  test('are there without /bigquery/v2 too, where BIGQUERY_EMULATOR_HOST makes the client look', async () => {
    const response = await post('/projects/my-project/queries', {
      query: 'SELECT 1 AS n',
      useLegacySql: false,
    });
    assert.deepEqual(at(await response.json(), 'rows'), [{ f: [{ v: '1' }] }]);
  });
  test('write TIMESTAMPs as seconds unless asked for another form', async () => {
    const sql = "SELECT TIMESTAMP '2024-01-01 00:00:00.5Z' AS t";
    const value = async (formatOptions: object) =>
      at(await (await query({ query: sql, formatOptions })).json(), 'rows', 0, 'f', 0, 'v');
    assert.equal(await value({}), '1704067200.500000');
    assert.equal(await value({ useInt64Timestamp: true }), '1704067200500000');
    assert.equal(await value({ timestampOutputFormat: 'ISO8601_STRING' }), '2024-01-01T00:00:00.500000Z');
  });
  test('take True in a URL as Python writes it', async () => {
    const body = { query: "SELECT TIMESTAMP '2024-01-01 00:00:00.5Z' AS t", useLegacySql: false };
    const asked: unknown = await (await query(body)).json();
    const jobId = at(asked, 'jobReference', 'jobId');
    const path = `/projects/my-project/queries/${jobId}?formatOptions.useInt64Timestamp=True`;
    const results: unknown = await (await fetch(`${warehouse.url}${path}`)).json();
    assert.equal(at(results, 'rows', 0, 'f', 0, 'v'), '1704067200500000');
  });
  test('answer before a slow query has ended when they are told to', async () => {
    const slow =
      'SELECT COUNT(*) AS n FROM UNNEST(GENERATE_ARRAY(1, 3000000)) AS a WHERE MOD(a * 7919, 13) = 1';
    const answer: unknown = await (await query({ query: slow, timeoutMs: 0 })).json();
    assert.equal(at(answer, 'jobComplete'), false);
    const path = `/projects/my-project/queries/${at(answer, 'jobReference', 'jobId')}?timeoutMs=60000`;
    const results: unknown = await (await fetch(`${warehouse.url}${path}`)).json();
    assert.deepEqual([at(results, 'jobComplete'), at(results, 'totalRows')], [true, '1']);
  });

  const refused: readonly [title: string, path: string, body: unknown, status: number, message: RegExp][] = [
    [
      'another project',
      '/projects/other/queries',
      { query: 'SELECT 1' },
      404,
      /^Not found: Project other; this warehouse holds project my-project$/,
    ],
    [
      'a path that is not there',
      '/projects/my-project/models',
      {},
      404,
      /^POST \/projects\/my-project\/models isn't served; there are /,
    ],
    [
      'a body that is not JSON',
      '/projects/my-project/queries',
      '{',
      400,
      /^The request body must be a JSON object$/,
    ],
    ['no query', '/projects/my-project/queries', {}, 400, /^Required parameter is missing: query$/],
    [
      'legacy SQL',
      '/projects/my-project/queries',
      { query: 'SELECT 1', useLegacySql: true },
      400,
      /^Legacy SQL is not supported/,
    ],
    [
      'another kind of job',
      '/projects/my-project/jobs',
      { configuration: { load: {} } },
      400,
      /^configuration.query is required; no other jobs run here, got load$/,
    ],
    [
      'an unsupported parameter type',
      '/projects/my-project/queries',
      { query: 'SELECT @x', queryParameters: [{ name: 'x', parameterType: { type: 'RANGE' } }] },
      400,
      /^Query parameters of type RANGE aren't supported/,
    ],
    [
      'a page size that is no number',
      '/projects/my-project/queries',
      { query: 'SELECT 1', maxResults: 'ten' },
      400,
      /^Invalid value for maxResults: expected a whole number, got "ten"$/,
    ],
  ];
  for (const [title, path, body, status, message] of refused) {
    test(`refuse ${title} in Google's form`, async () => {
      const response = await post(path, body);
      const answer: unknown = await response.json();
      assert.deepEqual([response.status, at(answer, 'error', 'code')], [status, status]);
      assert.match(String(at(answer, 'error', 'message')), message);
      assert.deepEqual(at(answer, 'error', 'errors', 0, 'message'), at(answer, 'error', 'message'));
    });
  }
});

/** What an answer holds at a path of keys and indexes. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => Object(inner)[key], value);
}
