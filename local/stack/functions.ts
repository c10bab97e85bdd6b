/** Runs each function as its own stock framework process from the built artefact, as deployed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface FunctionProcess {
  name: string;
  url: string;
  pid: number;
  /** Where its log goes. */
  logFile: string;
  /** Resolves to the exit code, or the signal's name, once it has ended. */
  ended: Promise<number | string>;
  /** Asks it to drain and end. */
  stop(): void;
}

export interface FunctionOptions {
  name: string;
  /** 0 takes any that is free. */
  port: number;
  /** Folder of the built artefact. */
  source: string;
  environment: Readonly<Record<string, string>>;
  /** Where its log goes, one file a function. */
  logFolder: string;
}

const FRAMEWORK = fileURLToPath(new URL('../../node_modules/.bin/functions-framework', import.meta.url));
const PRELOAD = new URL('./function-preload.ts', import.meta.url).href;
/** Eleven processes share a laptop with their user's own work: each keeps its garbage small. */
const LEAN = ['--max-semi-space-size=2', '--optimize-for-size'];
/** Eleven start at once, on a machine that may be busy: this is for one that never does. */
const START_WITHIN_MS = 120_000;

/** Resolves once the function listens. @throws Error with the end of its log if it ends or stays silent. */
export async function startFunction(options: FunctionOptions): Promise<FunctionProcess> {
  const { name, port, source, environment, logFolder } = options;
  mkdirSync(logFolder, { recursive: true });
  const logFile = join(logFolder, `${name}.log`);
  const log = createWriteStream(logFile, { flags: 'a' });
  const child = spawn(process.execPath, [...LEAN, '--import', PRELOAD, FRAMEWORK, `--source=${source}`], {
    env: { NODE_ENV: 'production', FUNCTION_TARGET: name, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString('utf8')).slice(-2_000);
      log.write(chunk);
    });
  }
  child.once('close', () => log.end());
  const ended = once(child, 'exit').then(([code, signal]): number | string => code ?? signal);
  const listening = await Promise.race([portOf(child), ended.then(() => undefined), silence()]);
  if (listening === undefined) {
    child.kill('SIGKILL');
    if (tail.includes('EADDRINUSE')) throw new Error(`EADDRINUSE: function ${name} on port :${port}`);
    throw new Error(`Function ${name} did not start; ${logFile} ends with:\n${tail}`);
  }
  return {
    name,
    url: `http://127.0.0.1:${listening}/`,
    pid: child.pid ?? 0,
    logFile,
    ended,
    stop: () => child.kill('SIGTERM'),
  };
}

/** What `function-preload.ts` reports. */
async function portOf(child: ChildProcess): Promise<number> {
  const [message] = await once(child, 'message');
  if (typeof message?.port !== 'number') throw new TypeError('The function reported no port');
  return message.port;
}

function silence(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), START_WITHIN_MS).unref());
}
