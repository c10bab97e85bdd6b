/** The command line as npm runs it: a process of its own, with pipes and an environment. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type LocalServices, PROJECT, startLocalServices } from '../../helpers/cli/local-services.ts';
import type { Result } from '../../helpers/cli/test-io.ts';

const ENTRY = fileURLToPath(new URL('../../../cli/relay.ts', import.meta.url));

let services: LocalServices;
let stack: string[];

before(async () => {
  services = await startLocalServices();
  stack = services.stack;
});
after(() => services.close());

/** Runs the command as its own process. A stack that somebody runs beside package.json must make no difference. */
async function spawnRelay(
  args: readonly string[],
  { stdin = '', env = {} }: { stdin?: string; env?: Record<string, string> } = {},
): Promise<Result & { durationMs: number }> {
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, [ENTRY, ...args], {
    cwd: services.folder,
    // biome-ignore lint/style/noProcessEnv: what a process needs to run at all
    env: { PATH: process.env.PATH, HOME: services.folder, ...env },
  });
  child.stdin.end(stdin);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code, signal]: unknown[] = await once(child, 'close');
  assert.equal(signal, null, `relay ${args.join(' ')} was ended by a signal; stderr: ${stderr}`);
  return { code: Number(code), stdout, stderr, durationMs: performance.now() - startedAtMs };
}

describe('as a process of its own', () => {
  it('publishes what is piped in and ends', async () => {
    const { code, stdout, stderr } = await spawnRelay([...stack, 'publish', 'identify', '--json', '-'], {
      stdin: '{"person":{"id":"42"}}',
    });
    assert.equal(stderr, '');
    assert.equal(code, 0);
    const { message_id, command_id } = JSON.parse(stdout);
    const [message] = await services.pull();
    assert.equal(message_id, message?.messageId);
    assert.match(command_id, /^[\da-f]{8}-[\da-f-]{27}$/);
  });

  it('finds the system by the environment alone, as Google’s clients read it', async () => {
    const env = {
      GOOGLE_CLOUD_PROJECT: PROJECT,
      PUBSUB_EMULATOR_HOST: services.pubsubHost,
      BIGQUERY_EMULATOR_HOST: services.warehouseUrl,
    };
    const [published, queried] = await Promise.all([
      spawnRelay(['publish', 'identify', '--person', 'id=42'], { env }),
      spawnRelay(['sql', '--json', 'select 1 as n'], { env }),
    ]);
    assert.equal(published.stderr, '');
    assert.equal(published.code, 0);
    assert.equal(queried.stdout, '{"n":1}\n');
    assert.equal((await services.pull()).length, 1);
  });

  it('asks the stack for the warehouse, even where the environment names another', async () => {
    const env = { BIGQUERY_EMULATOR_HOST: 'http://127.0.0.1:1', PUBSUB_EMULATOR_HOST: '127.0.0.1:1' };
    const { stdout } = await spawnRelay([...stack, 'sql', '--json', 'select 1 as n'], { env });
    assert.equal(stdout, '{"n":1}\n');
  });

  it('says where credentials come from when a real project has none', async () => {
    const env = { GOOGLE_APPLICATION_CREDENTIALS: join(services.folder, 'none.json') };
    for (const args of [
      ['publish', 'identify', '--person', 'id=42'],
      ['sql', 'select 1'],
    ]) {
      const { code, stdout, stderr } = await spawnRelay(['--project', 'shop-prod', ...args], { env });
      assert.deepEqual({ code, stdout }, { code: 1, stdout: '' }, stderr);
      assert.match(
        stderr,
        /^error: no Google credentials were found .*none\.json.*gcloud auth application-default login/,
      );
    }
  });

  it('exits with 2 for what is typed wrong', async () => {
    const { code, stdout, stderr } = await spawnRelay(['publish', 'identfy']);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /Allowed: identify, track/);
  });

  it('ends quietly when nobody reads on', async () => {
    const statement = 'select x from unnest(generate_array(1, 100000)) as x';
    const child = spawn(process.execPath, [ENTRY, ...stack, 'sql', '--csv', statement], {
      cwd: services.folder,
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin.end();
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code]: unknown[] = await once(child, 'close');
    assert.equal(stderr, '');
    assert.equal(code, 0);
  });
});
