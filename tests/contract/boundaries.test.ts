/** Who may import what: each boundary in biome.json is shown one import that it stops, and one that it lets through. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BOUNDARIES } from './boundaries.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIOME = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
const IMPORTS = 'lint/style/noRestrictedImports';
const GLOBALS = 'lint/style/noRestrictedGlobals';

const SPELLINGS = [
  "import '../pubsub/x.ts';",
  "import type { T } from '../pubsub/x.ts';",
  "export { t } from '../pubsub/x.ts';",
  "export * from '../pubsub/x.ts';",
  "await import('../pubsub/x.ts');",
];

const PROCESS_USERS = ['shared/runtime/log.ts', 'shared/runtime/config.ts', 'shared/ingress/front.ts'];

/** `file:line` → the rules that it breaks. */
const broken = new Map<string, string[]>();
const tree = realpathSync(mkdtempSync(join(tmpdir(), 'relay-boundaries-')));

before(async () => {
  copyFileSync(join(ROOT, 'biome.json'), join(tree, 'biome.json'));
  for (const { file, stopped, allowed } of BOUNDARIES) {
    write(
      file,
      [...stopped, ...allowed].map((name) => `import '${name}';`),
    );
  }
  write('shared/ingress/spellings.ts', SPELLINGS);
  write('shared/ingress/stdout.ts', ["process.stdout.write('x');", 'const { env } = process;']);
  for (const file of PROCESS_USERS) write(file, ['process.exit();']);
  await lint();
});
after(() => rmSync(tree, { recursive: true }));

function write(file: string, lines: readonly string[]): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), lines.join('\n'));
}

async function lint(): Promise<void> {
  const flags = ['--reporter=github', '--max-diagnostics=none', '--vcs-enabled=false'];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [BIOME, 'lint', ...flags], { cwd: tree }, (_error, stdout) => resolve(stdout));
  });
  for (const [, rule = '', file = '', line] of output.matchAll(
    /^::error title=([^,]+),file=([^,]+),line=(\d+)/gm,
  )) {
    const place = `${relative(tree, file)}:${line}`;
    broken.set(place, [...(broken.get(place) ?? []), rule]);
  }
}

const isBroken = (rule: string, file: string, index: number) =>
  broken.get(`${file}:${index + 1}`)?.includes(rule) ?? false;

for (const { file, stopped, allowed } of BOUNDARIES) {
  test(`${file} may import what its folder is made from, and nothing else`, () => {
    const found = [...stopped, ...allowed].filter((_name, index) => isBroken(IMPORTS, file, index));
    assert.deepEqual(found, stopped);
  });
}

test('a boundary holds however an import is spelled', () => {
  for (const [index, line] of SPELLINGS.entries()) {
    assert.ok(isBroken(IMPORTS, 'shared/ingress/spellings.ts', index), line);
  }
});

test('the process belongs to the log, the configuration and the drain', () => {
  assert.ok(isBroken(GLOBALS, 'shared/ingress/stdout.ts', 0));
  assert.ok(isBroken(GLOBALS, 'shared/ingress/stdout.ts', 1));
  for (const file of PROCESS_USERS) assert.equal(isBroken(GLOBALS, file, 0), false, file);
});

/** Everything that is deployed and written by hand: path → text. */
const sources = globSync('{shared,functions}/**/*.ts', {
  cwd: ROOT,
  exclude: ['shared/contract/generated/**'],
}).map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

test('only the log writes to stdout, and nothing to stderr', () => {
  const writers = sources.filter(({ text }) => /\bprocess\.std(out|err)\b/.test(text));
  assert.deepEqual(
    writers.map(({ file }) => file),
    ['shared/runtime/log.ts'],
  );
});

test('nothing lies beside the folders of shared/, where the folders could reach it unseen', () => {
  const entries = readdirSync(join(ROOT, 'shared'), { withFileTypes: true });
  assert.deepEqual(
    entries.filter((entry) => !entry.isDirectory()),
    [],
  );
});

for (const [what, pattern] of [
  ['goes down a path and up again', /['"`][^'"`\n]*[^./'"`\n][^'"`\n]*\/\.\.\/|['"`]\.\/\.\./],
  ['has a computed name', /\bimport\(\s*[^'"\s]/],
  ['is hidden in a type', /\btypeof import\(|\bimport\('[^']+'\)\.(?!(then|catch|finally)\b)/],
  ['goes through require', /\bcreateRequire\b|\brequire\(/],
] as const) {
  test(`no import of what is deployed ${what}, where the lint would not see it`, () => {
    assert.ok(sources.length > 50);
    const found = sources.filter(({ text }) => pattern.test(text));
    assert.deepEqual(
      found.map(({ file }) => file),
      [],
    );
  });
}
