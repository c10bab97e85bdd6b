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
  const names = [...README.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(
    ([, run, short]) => run ?? short ?? '',
  );
  assert.ok(names.includes('start') && names.includes('schemas') && names.length > 5);
  for (const name of names) assert.ok(Object.hasOwn(packageJson.scripts, name), name);
});

test('every file and every section that it links to exists', () => {
  const targets = [...README.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
  assert.ok(targets.length > 5);
  const sections = [...README.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title));
  for (const target of targets) {
    const isThere = target.startsWith('#')
      ? sections.includes(target)
      : existsSync(new URL(`../../${target}`, import.meta.url));
    assert.ok(isThere, target);
  }
});

/** What GitHub makes of a heading: lower case, hyphens for spaces, other marks left out. */
function anchorOf(title: string): string {
  return `#${title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-')}`;
}
