import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const STAND_INS = {
  pubsub: /^(export PUBSUB_EMULATOR_HOST=127\.0\.0\.1:\d+\n)$/,
  warehouse: /^(export BIGQUERY_EMULATOR_HOST=http:\/\/127\.0\.0\.1:\d+\n)$/,
  customerio: /^(export CUSTOMERIO_(TRACK|APP|OTHER_REGION)_URL=http:\/\/127\.0\.0\.1:\d+\n){3}$/,
} as const;

function start(t: TestContext, name: string, ...flags: string[]): ChildProcess {
  const main = fileURLToPath(new URL(`../../../local/${name}/main.ts`, import.meta.url));
  const child = spawn(process.execPath, [main, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

async function saidOnStderr(child: ChildProcess): Promise<string> {
  let text = '';
  child.stderr?.on('data', (chunk) => {
    text += String(chunk);
  });
  await once(child, 'close');
  return text;
}

describe('a stand-in by itself', () => {
  for (const [name, printed] of Object.entries(STAND_INS)) {
    test(`${name} prints what a shell can eval and ends well on SIGTERM`, async (t) => {
      const child = start(t, name, '--port', '0');
      assert.ok(child.stdout);
      const [chunk] = await once(child.stdout, 'data');
      assert.match(String(chunk), printed);
      child.kill('SIGTERM');
      assert.deepEqual(await once(child, 'exit'), [0, null]);
    });

    const wrongFlags: Record<string, [flags: string[], said: RegExp]> = {
      'a port that is none': [
        ['--port', '70000'],
        /^error: option '--port <number>' argument '70000' is invalid\. Allowed: a whole number from 0 to 65535\.\n/,
      ],
      'an unknown flag': [
        ['--prot', '1'],
        /^error: unknown option '--prot'\n\(Did you mean --port\?\)\nAllowed: --port, .*--data-dir/,
      ],
      'an empty folder': [
        ['--data-dir', ''],
        /^error: option '--data-dir <folder>' argument '' is invalid\. Allowed: a folder's name\.\n/,
      ],
      'an argument': [['8085'], /^error: too many arguments/],
    };
    for (const [what, [flags, said]] of Object.entries(wrongFlags)) {
      test(`${name} refuses ${what}, exits 2 and says what is allowed`, async (t) => {
        const child = start(t, name, ...flags);
        assert.match(await saidOnStderr(child), said);
        assert.equal(child.exitCode, 2);
      });
    }

    test(`${name} explains its flags on --help`, async (t) => {
      const child = start(t, name, '--help');
      assert.ok(child.stdout);
      const [chunk] = await once(child.stdout, 'data');
      assert.match(String(chunk), /^Usage: node local\/\w+\/main\.ts \[options\][\s\S]*--data-dir <folder>/);
    });

    test(`${name} exits 1 where it can't start`, async (t) => {
      const child = start(t, name, '--port', '0', '--data-dir', fileURLToPath(import.meta.url));
      assert.notEqual(await saidOnStderr(child), '');
      assert.equal(child.exitCode, 1);
    });
  }
});
