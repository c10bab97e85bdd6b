/** The command line against the whole system: what it publishes takes effect, what it sends becomes rows. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createFolder, relay, writeIn } from '../../helpers/cli/test-io.ts';
import { type RunningStack, runStack } from '../../helpers/stack/running.ts';
import { until } from '../../helpers/until.ts';

let system: RunningStack;
let stack: string[];

before(async () => {
  system = await runStack();
  stack = ['--stack', system.addresses.data_dir];
});
after(() => system.close());

/** The rows of a statement, by `relay sql --json`. */
async function rowsOf(statement: string): Promise<Record<string, unknown>[]> {
  const { code, stdout, stderr } = await relay([...stack, 'sql', '--json', statement]);
  assert.equal(stderr, '');
  assert.equal(code, 0);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

describe('the command line and the whole system', () => {
  it('a published command is done, and its outcome is found by the id that was printed', async () => {
    const args = ['publish', 'identify', '--person', 'id=cli-1', '--set', 'command_id=cli-1', '--json'];
    const { code, stdout } = await relay([...stack, ...args]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).command_id, 'cli-1');
    assert.equal((await system.outcomeOf('cli-1')).outcome, 'done');
    const [row] = await until('the row of its outcome', async () => {
      const rows = await rowsOf("select * from command_outcomes where command_id = 'cli-1'");
      return rows.length > 0 && rows;
    });
    assert.equal(row?.operation, 'identify');
    assert.equal(row?.outcome, 'done');
    assert.match(String(row?.settled_at), /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3,6}Z$/);
  });

  it('what is sent without validation is rejected by the function', async () => {
    const data = '{"command_id":"cli-2","person":{"id":".."}}';
    const { code } = await relay([...stack, 'publish', 'identify', '--no-validate', '--data', data]);
    assert.equal(code, 0);
    const { outcome, reason } = await system.outcomeOf('cli-2');
    assert.equal(outcome, 'rejected');
    assert.equal(reason, 'bad_identifier');
  });

  it('every documented event is answered 200 and becomes a row', async () => {
    const { code, stdout } = await relay([...stack, 'webhook', 'send', '--all', '--json'], { now: Date.now });
    assert.equal(code, 0);
    const ids = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event_id);
    assert.equal(ids.length, 69);
    const list = ids.map((id) => `'${id}'`).join(', ');
    await until('69 rows', async () => {
      const [row] = await rowsOf(`select count(*) as n from delivery_events where event_id in (${list})`);
      return row?.n === 69;
    });
  });

  it('a wrong signature is refused', async () => {
    const { code, stdout } = await relay([...stack, 'webhook', 'send', '--bad-signature'], { now: Date.now });
    assert.equal(code, 0);
    assert.match(stdout, /│ +401 │/);
  });
});

/** What the examples of the help texts read, and what stands in for it. */
const FILES: Record<string, string> = {
  'people.ndjson': '{"person":{"id":"1"}}\n{"person":{"id":"2"}}\n',
  'people.json': '[{"person":{"id":"3"}}]',
  'report.sql': 'select count(*) as events from delivery_events',
  'event.json': '{"event_id":"example","metric":"sent"}',
};
const ENTRY = fileURLToPath(new URL('../../../cli/relay.ts', import.meta.url));

/** Every example in the help text of a command, as a person would copy it. */
async function examplesOf(command: readonly string[]): Promise<string[]> {
  const { stdout } = await relay([...command, '--help'], { columns: 200 });
  const [, text = ''] = stdout.split('\nExamples:\n');
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.includes('npx relay'));
}

describe('every example of the help texts', () => {
  for (const command of [[], ['publish'], ['webhook', 'send'], ['sql']])
    it(`of "relay ${command.join(' ')}" works as it is`, async (t) => {
      const folder = createFolder(t);
      for (const [name, content] of Object.entries(FILES)) writeIn(folder, name, content);
      const examples = await examplesOf(command);
      assert.ok(examples.length >= 4);
      for (const example of examples) {
        const line = example
          .replace('npx relay', `'${process.execPath}' '${ENTRY}' ${stack.join(' ')}`)
          .replace(/https:\S+/, system.addresses.webhook_url);
        const child = spawn('sh', ['-c', line], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
        let stderr = '';
        child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
        assert.deepEqual(await once(child, 'close'), [0, null], `${example}: ${stderr}`);
      }
    });
});
