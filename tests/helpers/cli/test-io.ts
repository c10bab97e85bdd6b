/** A world for the command line that is all in memory, except for files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import type { Io } from '../../../cli/io.ts';
import { run } from '../../../cli/program.ts';
import { seededRandom } from '../../../local/random.ts';
import { NOON_MS } from '../clock.ts';

export interface WorldOptions {
  /** What is piped in; a terminal where it is left out. */
  stdin?: string | Buffer;
  env?: Record<string, string>;
  /** Width of the terminal that is written to; no terminal where it is left out. */
  columns?: number;
  /** Default: a folder that is not there. */
  cwd?: string;
  /** Default: another folder that is not there. */
  packageFolder?: string;
  /** Default: noon. */
  now?: () => number;
}

export interface World {
  io: Io;
  stdout(): string;
  stderr(): string;
}

/** Ids are `id-1`, `id-2`, … */
export function createWorld(options: WorldOptions = {}): World {
  const { stdin, env = {}, columns, cwd = '/nowhere', packageFolder = '/no-package', now } = options;
  const written = { stdout: '', stderr: '' };
  let ids = 0;
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  const io: Io = {
    stdin: Object.assign(Readable.from(stdin === undefined ? [] : [stdin]), { isTTY: stdin === undefined }),
    stdout: { write: (text) => (written.stdout += text), ...terminal },
    stderr: { write: (text) => (written.stderr += text), ...terminal },
    env,
    cwd,
    packageFolder,
    now: now ?? (() => NOON_MS),
    random: seededRandom(1),
    newId: () => `id-${++ids}`,
  };
  return { io, stdout: () => written.stdout, stderr: () => written.stderr };
}

export interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs one command line to its end. */
export async function relay(args: readonly string[], options?: WorldOptions): Promise<Result> {
  const { io, stdout, stderr } = createWorld(options);
  const code = await run(args, io);
  return { code, stdout: stdout(), stderr: stderr() };
}

/** A folder that is gone when the test is over. */
export function createFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'relay-cli-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Writes a file; resolves to its path. */
export function writeIn(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What `npm start` writes into `stack.json`; fields given here come over it. */
export function stackDescription(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    webhook_url: 'http://127.0.0.1:1/',
    pubsub_host: '127.0.0.1:1',
    project: 'relay-local',
    customerio_url: 'http://127.0.0.1:1',
    signing_key: 'the-stacks-own-signing-key',
    data_dir: dirname('/tmp/x'),
    warehouse_url: 'http://127.0.0.1:1',
    topic_prefix: 'customerio',
    ...fields,
  };
}

/** Writes a `stack.json`; resolves to the arguments that name it. */
export function stackIn(folder: string, fields?: Record<string, unknown>): string[] {
  writeIn(folder, 'stack.json', JSON.stringify(stackDescription(fields)));
  return ['--stack', folder];
}
