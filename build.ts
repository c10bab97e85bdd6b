/**
 * Makes the one artefact that every function is deployed from: `dist/`, bundled, with the framework left outside
 * (a second copy of it would have a registry of its own) and each function in a chunk of its own.
 */
import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import packageJson from './package.json' with { type: 'json' };

const FRAMEWORK = '@google-cloud/functions-framework';
/** What the artefact may weigh, unzipped: every byte of it is read at a cold start. */
const MAX_BYTES = 1024 * 1024;
/** What the artefact is made from. */
const INPUTS = ['functions', 'shared', 'schemas', 'build.ts', 'package-lock.json'];
const root = new URL('./', import.meta.url);

/** Writes the artefact. Resolves to its size in bytes. */
async function buildArtefact(): Promise<number> {
  const folder = fileURLToPath(new URL('dist/', root));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    entryPoints: ['functions/index.ts'],
    absWorkingDir: fileURLToPath(root),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: [FRAMEWORK],
    minify: true,
    keepNames: true,
    metafile: true,
    legalComments: 'linked',
    // Bundled CommonJS packages call require for Node's own modules, which ES modules don't have.
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    logLevel: 'warning',
  });
  const { name, version, license, dependencies } = packageJson;
  const manifest = {
    name,
    version,
    license,
    private: true,
    type: 'module',
    main: 'index.js',
    engines: { node: '>=24' },
    dependencies: { [FRAMEWORK]: dependencies[FRAMEWORK] },
  };
  await writeFile(`${folder}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  await cp(new URL('LICENSE', root), `${folder}/LICENSE`);
  return Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Builds `dist/` unless it is newer than all that it is made from. */
export async function ensureArtefact(): Promise<void> {
  const builtAtMs = await modifiedAtMs('dist/package.json').catch(() => 0);
  const inputs = await Promise.all(INPUTS.map(newestIn));
  if (Math.max(...inputs.flat()) > builtAtMs) await buildArtefact();
}

async function newestIn(path: string): Promise<number[]> {
  const entries = await readdir(new URL(path, root), { recursive: true }).catch(() => ['']);
  return Promise.all(entries.map((entry) => modifiedAtMs(entry === '' ? path : `${path}/${entry}`)));
}

async function modifiedAtMs(path: string): Promise<number> {
  return (await stat(new URL(path, root))).mtimeMs;
}

if (import.meta.main) {
  const bytes = await buildArtefact();
  const isOver = bytes > MAX_BYTES;
  process.stdout.write(
    `dist: ${toKiB(bytes)} of ${toKiB(MAX_BYTES)} KiB${isOver ? ', over its budget' : ''}\n`,
  );
  process.exitCode = isOver ? 1 : 0;
}

function toKiB(bytes: number): number {
  return Math.round(bytes / 1024);
}
