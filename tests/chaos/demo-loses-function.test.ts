/** `npm run demo` while one of its functions is killed. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { COUNTER } from '../../local/demo/books.ts';
import type { SubscriptionState } from '../../local/pubsub/broker/subscription.ts';
import type { StackAddresses } from '../../local/stack/stack.ts';
import { until } from '../helpers/until.ts';

const DEMO = fileURLToPath(new URL('../../local/demo/demo.ts', import.meta.url));
/** Of all that Node and this system print of an error, only this is for the one who runs it. */
const TRACE = /\n\s+at .+:\d+/;

describe('the demo', () => {
  it('says at once and in plain words that its webhook is gone', {
    skip: process.platform !== 'linux' && 'reads /proc: Linux only',
  }, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'relay-lost-'));
    // biome-ignore lint/style/noProcessEnv: the demo keeps its data where it is told that temporary files go
    const env = { ...process.env, TMPDIR: folder };
    const demo = spawn(process.execPath, [DEMO, '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    t.after(() => {
      demo.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    });
    let stderr = '';
    let stdout = '';
    demo.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    demo.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    const ended = once(demo, 'close');
    await until('the first posts', () => postsIn(folder), 60_000);
    process.kill(functionOf(demo.pid ?? 0, 'webhook'), 'SIGKILL');
    const killedAtMs = performance.now();
    const [code] = await ended;
    assert.equal(code, 1, stdout);
    assert.ok(performance.now() - killedAtMs < 20_000, stderr);
    assert.equal(stdout, '');
    assert.doesNotMatch(stderr, TRACE);
    const [, logs = ''] =
      /gave no answer: .+\n[\s\S]*The logs of this run are kept in (\S+)\/logs\n/.exec(stderr) ?? [];
    assert.notEqual(logs, '', stderr);
    assert.ok(existsSync(join(logs, 'logs', 'webhook.log')), stderr);
  });
});

/** True once Pub/Sub has events of the demo whose data lies below `folder`. */
async function postsIn(folder: string): Promise<boolean> {
  const file = readdirSync(folder)
    .map((name) => join(folder, name, 'stack.json'))
    .find((path) => existsSync(path));
  const text = file === undefined ? '' : readFileSync(file, 'utf8');
  // It may be being written.
  if (!text.endsWith('\n')) return false;
  const { pubsub_host } = JSON.parse(text) as StackAddresses;
  const response = await fetch(`http://${pubsub_host}/relay/subscriptions`);
  const { subscriptions } = (await response.json()) as { subscriptions: SubscriptionState[] };
  return subscriptions.some(({ name, backlog }) => name.endsWith(COUNTER) && backlog > 0);
}

/** The process of the function among the children of `parent`. */
function functionOf(parent: number, name: string): number {
  const found = readdirSync('/proc').find((entry) => {
    try {
      const [, rest = ''] = readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ');
      const environment = readFileSync(`/proc/${entry}/environ`, 'utf8').split('\0');
      return Number(rest.split(' ')[1]) === parent && environment.includes(`FUNCTION_TARGET=${name}`);
    } catch {
      return false; // No process, or one that has just ended.
    }
  });
  return Number(found ?? assert.fail(`there is no process of ${name}`));
}
