/**
 * Writes everything that is derived from the schemas: `node schemas/compile.ts`. With `--check` it writes nothing
 * and exits with 1 when a file on disk differs from what it would write.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';
import { generate } from './generate/outputs.ts';

const ROOT = new URL('../', import.meta.url);
const GENERATED = 'shared/contract/generated/';

const outputs = await generate(ROOT, GENERATED);
const stale = readGenerated().filter((path) => !outputs.has(path));
const changed = [...outputs].filter(([path, content]) => read(path) !== content).map(([path]) => path);
const drifted = [...changed, ...stale];

if (!argv.includes('--check')) write();
else if (drifted.length > 0) {
  stderr.write(`Out of date: ${drifted.join(', ')}. Run: node schemas/compile.ts\n`);
  exit(1);
}
stdout.write(
  drifted.length === 0
    ? 'Schemas: all derived files are up to date\n'
    : `Schemas: wrote ${drifted.join(', ')}\n`,
);

function write(): void {
  mkdirSync(new URL(GENERATED, ROOT), { recursive: true });
  for (const path of changed) writeFileSync(new URL(path, ROOT), outputs.get(path) ?? '');
  for (const path of stale) rmSync(new URL(path, ROOT));
}

function read(path: string): string | undefined {
  const file = new URL(path, ROOT);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function readGenerated(): string[] {
  const folder = new URL(GENERATED, ROOT);
  return existsSync(folder) ? readdirSync(folder).map((name) => GENERATED + name) : [];
}
