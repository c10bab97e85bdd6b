/** What the README shows must work as it stands there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import packageJson from '../../package.json' with { type: 'json' };
import { parseAnyCommand } from '../../shared/contract/all-commands.ts';
import { isOperation, OPERATIONS } from '../../shared/contract/operations.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the table of operations shows a valid command of each, and of no other', () => {
  const rows = [...README.matchAll(/^\| (\w+) \| [^|]+ \| `(\{.*\})` \|$/gm)];
  assert.deepEqual(rows.map(([, operation]) => operation).sort(), [...OPERATIONS].sort());
  for (const [, operation, command = ''] of rows) {
    assert.ok(isOperation(operation));
    const parsed = parseAnyCommand(operation, JSON.parse(command), Date.parse('2026-11-21T00:00:00Z'));
    assert.ok(parsed.ok, operation);
  }
});

test('every script that it names exists', () => {
  const names = [...README.matchAll(/npm (?:run )?(?:-s )?(start|test|demo|relay|build|check|bench:\w+)/g)];
  assert.ok(names.length > 5);
  for (const [, name = ''] of names) assert.ok(Object.hasOwn(packageJson.scripts, name), name);
});

test('every file that it links to exists', () => {
  for (const [, target = ''] of README.matchAll(/\]\(([^)]+)\)/g)) {
    assert.ok(existsSync(new URL(`../../${target}`, import.meta.url)), target);
  }
});
