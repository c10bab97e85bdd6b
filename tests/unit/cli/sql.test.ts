import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createFolder, relay, stackIn, type WorldOptions, writeIn } from '../../helpers/cli/test-io.ts';
import { answerJson, startScriptedServer } from '../../helpers/http-server.ts';

const sql = (args: readonly string[], options?: WorldOptions) => relay(['sql', ...args], options);

/** An answer of BigQuery's REST routes; fields given here come over it. */
function answer(values: readonly (readonly unknown[])[], fields: Record<string, unknown> = {}) {
  return answerJson(200, {
    jobComplete: true,
    jobReference: { projectId: 'relay-local', jobId: 'job-1', location: 'EU' },
    totalRows: String(values.length),
    schema: {
      fields: [
        { name: 'metric', type: 'STRING' },
        { name: 'n', type: 'INTEGER' },
      ],
    },
    rows: values.map((row) => ({ f: row.map((v) => ({ v })) })),
    ...fields,
  });
}

async function startBigQuery(
  t: TestContext,
  ...script: Parameters<typeof startScriptedServer> extends [unknown, ...infer S] ? S : never
) {
  const server = await startScriptedServer(t, ...script);
  return { ...server, stack: stackIn(createFolder(t), { warehouse_url: server.url }) };
}

const ROWS = [
  ['sent', '3'],
  [null, '12'],
];

describe('sql', () => {
  it('prints the rows as a table', async (t) => {
    const { stack } = await startBigQuery(t, answer(ROWS));
    const { code, stdout, stderr } = await sql([...stack, 'select 1']);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.match(stdout, /│ metric │ +n │\n.*\n│ sent +│ +3 │\n│ NULL +│ 12 │/);
  });

  it('prints one JSON document a line', async (t) => {
    const { stack } = await startBigQuery(t, answer(ROWS));
    const { stdout } = await sql([...stack, '--json', 'select 1']);
    assert.equal(stdout, '{"metric":"sent","n":3}\n{"metric":null,"n":12}\n');
  });

  it('prints CSV in which NULL, the empty string and odd characters can be told apart', async (t) => {
    const { stack } = await startBigQuery(t, answer([...ROWS, ['', '1'], ['a "b", c\nd', '2']]));
    const { stdout } = await sql([...stack, '--csv', 'select 1']);
    assert.equal(stdout, 'metric,n\nsent,3\n,12\n"",1\n"a ""b"", c\nd",2\n');
  });

  it('prints the header of an empty result', async (t) => {
    const { stack } = await startBigQuery(t, answer([]));
    assert.equal((await sql([...stack, '--csv', 'select 1'])).stdout, 'metric,n\n');
    assert.equal((await sql([...stack, '--json', 'select 1'])).stdout, '');
    assert.match((await sql([...stack, 'select 1'])).stdout, /│ metric │ n │[\s\S]*no rows/);
  });

  it('says so where a statement has no result', async (t) => {
    const { stack } = await startBigQuery(t, answer([], { schema: undefined, rows: undefined }));
    assert.match((await sql([...stack, 'drop table x'])).stdout, /the statement has no result/);
  });

  it('asks for statement, parameters and dataset', async (t) => {
    const { stack, requests } = await startBigQuery(t, answer(ROWS));
    await sql([
      ...stack,
      'select @a, @b, @c',
      '--param',
      'a=1',
      '--param',
      'b=x',
      '--param',
      'c=["y"]',
      '--dataset',
      'd',
    ]);
    assert.match(requests[0]?.path ?? '', /^\/bigquery\/v2\/projects\/relay-local\/queries/);
    assert.equal(requests[0]?.headers.authorization, undefined);
    const { query, defaultDataset, queryParameters, useLegacySql } = JSON.parse(requests[0]?.text ?? '');
    assert.equal(query, 'select @a, @b, @c');
    assert.equal(useLegacySql, false);
    assert.deepEqual(defaultDataset, { projectId: 'relay-local', datasetId: 'd' });
    assert.deepEqual(
      queryParameters.map(({ name, parameterType }: { name: string; parameterType: { type: string } }) => [
        name,
        parameterType.type,
      ]),
      [
        ['a', 'INT64'],
        ['b', 'STRING'],
        ['c', 'ARRAY'],
      ],
    );
  });

  it('asks where the environment says, as Google’s client reads it', async (t) => {
    const { host, requests } = await startScriptedServer(t, answer(ROWS));
    const env = { GOOGLE_CLOUD_PROJECT: 'p', BIGQUERY_EMULATOR_HOST: host };
    assert.equal((await sql(['select 1'], { env })).code, 0);
    assert.match(requests[0]?.path ?? '', /^\/projects\/p\/queries/);
  });

  it('waits for a statement and fetches every page', async (t) => {
    const { stack, requests } = await startBigQuery(
      t,
      answer([], { jobComplete: false, schema: undefined, rows: undefined, totalRows: undefined }),
      answer([['a', '1']], { totalRows: '3', pageToken: 'second' }),
      answer([['b', '2']], { totalRows: '3', pageToken: 'third' }),
      answer([['c', '3']], { totalRows: '3' }),
    );
    const { stdout, stderr } = await sql([...stack, '--csv', 'select 1']);
    assert.equal(stdout, 'metric,n\na,1\nb,2\nc,3\n');
    assert.equal(stderr, '');
    assert.match(requests.at(-1)?.path ?? '', /\/queries\/job-1\?.*pageToken=third/);
    assert.match(requests.at(-1)?.path ?? '', /location=EU/);
  });

  it('fetches no more rows than asked for, and says that there are more', async (t) => {
    const { stack, requests } = await startBigQuery(
      t,
      answer(ROWS, { totalRows: '50', pageToken: 'second' }),
    );
    const { code, stdout, stderr } = await sql([...stack, '--json', '--max-rows', '2', 'select 1']);
    assert.equal(code, 0);
    assert.equal(stdout.trim().split('\n').length, 2);
    assert.match(stderr, /2 of 50 rows are printed; --max-rows/);
    assert.equal(requests.length, 1);
    assert.equal(JSON.parse(requests[0]?.text ?? '').maxResults, 2);
  });

  it('limits a table by itself, but nothing that a program reads', async (t) => {
    const { stack, requests } = await startBigQuery(t, answer(ROWS));
    await sql([...stack, 'select 1']);
    await sql([...stack, '--json', 'select 1']);
    const limits = requests.map(({ text }) => JSON.parse(text).maxResults);
    assert.deepEqual(limits, [1_000, 10_000]);
  });

  it('takes the statement from a file and from standard input', async (t) => {
    const { stack, requests } = await startBigQuery(t, answer(ROWS));
    const file = writeIn(createFolder(t), 'report.sql', 'select 1');
    await sql([...stack, '--file', file]);
    await sql([...stack], { stdin: 'select 2' });
    await sql([...stack, '-'], { stdin: 'select 3' });
    await sql([...stack, 'select 4'], { stdin: 'select 5' });
    assert.deepEqual(
      requests.map(({ text }) => JSON.parse(text).query),
      ['select 1', 'select 2', 'select 3', 'select 4'],
    );
  });

  it('shows where a statement is wrong', async (t) => {
    const message = 'Unrecognized name: metrc at [2:8]';
    const { stack } = await startBigQuery(
      t,
      answerJson(400, { error: { code: 400, message, errors: [{ message, reason: 'invalidQuery' }] } }),
    );
    const { code, stdout, stderr } = await sql([...stack, 'select 1,\nselect metrc\nfrom delivery_events']);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.equal(stderr, `error: ${message}\n  select metrc\n         ^\n`);
  });

  it('passes nothing of an error on that a terminal would act on', async (t) => {
    const message = `Could not cast literal "${String.fromCharCode(27)}[2J"`;
    const { stack } = await startBigQuery(
      t,
      answerJson(400, { error: { code: 400, message, errors: [{ message }] } }),
    );
    const { stderr } = await sql([...stack, 'select 1']);
    assert.equal(stderr, 'error: Could not cast literal "\\u001b[2J"\n');
  });

  it('says at once that a stack does not run', async (t) => {
    const args = [...stackIn(createFolder(t)), 'select 1'];
    // The first one loads Google's client, which takes what the machine has left.
    await sql(args);
    const startedAtMs = performance.now();
    const { code, stderr } = await sql(args);
    assert.equal(code, 1);
    assert.match(stderr, /the warehouse at http:\/\/127.0.0.1:1\/bigquery\/v2 can't be reached.*npm start/);
    assert.ok(performance.now() - startedAtMs < 5_000);
  });

  const refused: Record<string, [args: string[], options: WorldOptions, message: RegExp]> = {
    'no statement on a terminal': [[], {}, /no statement was given/],
    'an empty statement': [[' '], {}, /no statement was given/],
    'an empty standard input': [[], { stdin: '\n' }, /no statement was given/],
    'two statements': [['select 1', '--file', 'x.sql'], {}, /as an argument and by --file/],
    'a file that is not there': [['--file', 'none.sql'], {}, /none.sql can't be read/],
    'two forms': [['--json', '--csv', 'select 1'], {}, /'--json' cannot be used with option '--csv'/],
    'a parameter without =': [['--param', 'a', 'select 1'], {}, /Allowed: name=value/],
    'a parameter of no type': [
      ['--param', 'a=null', 'select @a'],
      {},
      /--param a was given null, which has no type/,
    ],
    'an empty list as a parameter': [['--param', 'a=[]', 'select @a'], {}, /which has no type/],
    'no rows at most': [['--max-rows', '0', 'select 1'], {}, /Allowed: a whole number from 1/],
    'more rows than a table takes': [
      ['--max-rows', '10001', 'select 1'],
      {},
      /given 10001; a table takes 10000, --json and --csv any/,
    ],
    'no system': [['select 1'], {}, /no system was found/],
  };
  for (const [what, [args, options, message]] of Object.entries(refused)) {
    it(`refuses ${what} and exits with 2`, async () => {
      const { code, stdout, stderr } = await sql(args, options);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, message);
    });
  }
});
