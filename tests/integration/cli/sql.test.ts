/** `relay sql` through Google's own client against the local warehouse. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalServices, startLocalServices } from '../../helpers/cli/local-services.ts';
import { relay } from '../../helpers/cli/test-io.ts';

let services: LocalServices;
let stack: string[];

before(async () => {
  services = await startLocalServices();
  stack = services.stack;
});
after(() => services.close());

describe('sql', () => {
  it('finds the tables without naming their dataset', async () => {
    const statement = 'select metric, count(*) n from delivery_events group by 1';
    const { code, stdout, stderr } = await relay([...stack, 'sql', statement]);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.match(stdout, /│ metric │ n │[\s\S]*no rows/);
  });

  it('prints every type as a program or a person reads it', async () => {
    const statement = `select 1 as whole, cast(9007199254740993 as int64) as long, numeric '1.50' as exact, 1.5 as real,
      'a' as text, true as yes, b'abc' as bytes, timestamp '2026-11-21 13:00:00.123456+01' as at, date '2026-11-21' as day,
      cast(null as string) as nothing, [1, 2] as list, struct(1 as a, 'x' as value) as record`;
    const { stdout, stderr } = await relay([...stack, 'sql', '--json', statement]);
    assert.equal(stderr, '');
    assert.deepEqual(JSON.parse(stdout), {
      whole: 1,
      long: '9007199254740993',
      exact: '1.5',
      real: 1.5,
      text: 'a',
      yes: true,
      bytes: 'YWJj',
      at: '2026-11-21T12:00:00.123456Z',
      day: '2026-11-21',
      nothing: null,
      list: [1, 2],
      record: { a: 1, value: 'x' },
    });
  });

  it('passes parameters with their types', async () => {
    const params = ['--param', 'n=2', '--param', 'text=x', '--param', 'list=["a","b"]'];
    const statement = 'select @n + 1 as n, concat(@text, "y") as text, array_length(@list) as items';
    const { stdout } = await relay([...stack, 'sql', '--json', statement, ...params]);
    assert.deepEqual(JSON.parse(stdout), { n: 3, text: 'xy', items: 2 });
  });

  it('fetches every page of a long result', async () => {
    const statement = 'select x from unnest(generate_array(1, 25000)) as x order by x';
    const { stdout, stderr } = await relay([...stack, 'sql', '--csv', statement]);
    assert.equal(stderr, '');
    const lines = stdout.trim().split('\n');
    assert.equal(lines.length, 25_001);
    assert.equal(lines.at(-1), '25000');
  });

  it('says what is wrong, and where', async () => {
    const cases = [
      ['selec 1', /Syntax error.*\n {2}selec 1\n {8}\^/],
      ['select nope from delivery_events', /Unrecognized name: nope/],
      ['select * from nope', /Not found: Table relay-local:customerio.nope/],
      ['select @missing', /missing/],
    ] as const;
    for (const [statement, message] of cases) {
      const { code, stdout, stderr } = await relay([...stack, 'sql', statement]);
      assert.equal(code, 1);
      assert.equal(stdout, '');
      assert.match(stderr, message);
    }
  });
});
