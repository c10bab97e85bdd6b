import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const INDEX = fileURLToPath(new URL('../../../functions/index.ts', import.meta.url));

/** Loads the functions in a process of their own; resolves to its exit code and what it said. */
function load(env: Record<string, string>): Promise<{ code: unknown; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [INDEX], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, said: stdout + stderr });
    });
  });
}

test('without a name, or with one that is none, it says what was received and what is allowed', async () => {
  for (const [env, received] of [
    [{}, 'missing: set it to one of '],
    [{ FUNCTION_TARGET: 'Identify' }, '"Identify"; allowed: '],
    [{ FUNCTION_TARGET: 'constructor' }, '"constructor"; allowed: '],
  ] as const) {
    const { code, said } = await load(env);
    assert.notEqual(code, 0);
    assert.match(
      said,
      new RegExp(`ConfigurationError: FUNCTION_TARGET is ${received}webhook, identify, track, .*object`),
    );
  }
});

test('a function asks only for what it needs, all at once', async () => {
  const [webhook, identify, transactional] = await Promise.all(
    ['webhook', 'identify', 'transactional'].map((name) => load({ FUNCTION_TARGET: name })),
  );
  const namesIn = (said = '') => [
    ...new Set(said.match(/\b(?:CUSTOMERIO|GOOGLE|RELAY)_[A-Z_]+(?= is missing)/g)),
  ];
  assert.deepEqual(namesIn(webhook?.said), ['GOOGLE_CLOUD_PROJECT', 'CUSTOMERIO_WEBHOOK_SIGNING_KEY']);
  assert.deepEqual(namesIn(identify?.said), [
    'GOOGLE_CLOUD_PROJECT',
    'CUSTOMERIO_REGION',
    'CUSTOMERIO_SITE_ID',
    'CUSTOMERIO_TRACK_API_KEY',
  ]);
  assert.deepEqual(namesIn(transactional?.said), [
    'GOOGLE_CLOUD_PROJECT',
    'CUSTOMERIO_REGION',
    'CUSTOMERIO_APP_API_KEY',
  ]);
});
