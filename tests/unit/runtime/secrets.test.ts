import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { inspect } from 'node:util';
import { fixedSecret, mountedSecret } from '../../../shared/runtime/secrets.ts';
import { createClock } from '../../helpers/clock.ts';

const MINUTE_MS = 60_000;

function mount(t: TestContext, content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'relay-secret-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'secret');
  writeFileSync(path, content);
  const clock = createClock();
  return { path, clock, secret: mountedSecret(path, clock.now) };
}

test('surrounding white space and a byte order mark are no part of a secret', (t) => {
  assert.equal(fixedSecret(' key\r\n').value(), 'key');
  assert.equal(mount(t, '\ufeffkey\n').secret.value(), 'key');
});

test('a mounted secret is not read again within a minute', (t) => {
  const { path, clock, secret } = mount(t, 'one');
  writeFileSync(path, 'two');
  clock.advance(MINUTE_MS);
  assert.equal(secret.value(), 'one');
});

test('a mounted secret is read again once it is over a minute old, every time', (t) => {
  const { path, clock, secret } = mount(t, 'one');
  for (const next of ['two', 'three']) {
    writeFileSync(path, next);
    clock.advance(MINUTE_MS + 1);
    assert.equal(secret.value(), next);
  }
});

test('a mounted secret is read again earlier where it has been found not to fit', (t) => {
  const { path, clock, secret } = mount(t, 'one');
  writeFileSync(path, 'two');
  clock.advance(5_000);
  assert.equal(secret.value(5_000), 'one');
  clock.advance(1);
  assert.equal(secret.value(5_000), 'two');
});

test('a volume that swaps its link gives the new value', (t) => {
  const { path, clock, secret } = mount(t, 'one');
  const next = `${path}-next`;
  writeFileSync(next, 'two');
  unlinkSync(path);
  symlinkSync(next, path);
  clock.advance(MINUTE_MS + 1);
  assert.equal(secret.value(), 'two');
});

test('the last known value stays in force while the file is gone, and gives way when it is back', (t) => {
  const { path, clock, secret } = mount(t, 'one');
  unlinkSync(path);
  clock.advance(MINUTE_MS + 1);
  assert.equal(secret.value(), 'one');
  writeFileSync(path, 'two');
  clock.advance(MINUTE_MS + 1);
  assert.equal(secret.value(), 'two');
});

test('an empty file leaves the last known value in force', (t) => {
  const { path, clock, secret } = mount(t, 'one');
  writeFileSync(path, ' \n');
  clock.advance(MINUTE_MS + 1);
  assert.equal(secret.value(), 'one');
});

test('a file that is missing from the start is an error', () => {
  assert.throws(() => mountedSecret('/none', () => 0), { code: 'ENOENT' });
});

test('every way of turning a secret into text gives [redacted]', (t) => {
  for (const secret of [fixedSecret('canary'), mount(t, 'canary').secret]) {
    assert.equal(`${secret}`, '[redacted]');
    assert.equal(JSON.stringify({ secret }), '{"secret":"[redacted]"}');
    assert.equal(inspect({ secret }), '{ secret: [redacted] }');
    assert.doesNotMatch(inspect(secret, { showHidden: true, customInspect: false, depth: 9 }), /canary/);
  }
});
