/** Finds and starts Google's own emulator, which the local Pub/Sub is compared with. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { globSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { freePort } from './free-port.ts';

const JAR = 'platform/pubsub-emulator/lib/*pubsub-emulator*.jar';
/** Killed outright, the virtual machine would leave its counters in the folder of temporary files. */
const LEAVE_NOTHING = ['-XX:-UsePerfData'];
const USUAL_ROOTS = ['/usr/lib', '/usr/share', '/usr/local', '/opt', '/', '/snap/google-cloud-sdk/current'];
/** Seconds where the machine is idle, half a minute and more where it is not: this is for one that never starts. */
const STARTS_WITHIN_MS = 180_000;

export interface RunningEmulator {
  /** `host:port` */
  readonly host: string;
  close(): Promise<void>;
}

export interface Emulator {
  /** Undefined if it can be started, otherwise what is missing. */
  readonly missing: string | undefined;
  start(): Promise<RunningEmulator>;
}

/** Looks at `PUBSUB_EMULATOR_JAR`, then beside the gcloud of the PATH, then where the SDK usually is. */
export function findEmulator(env: NodeJS.ProcessEnv): Emulator {
  const jar = env.PUBSUB_EMULATOR_JAR ?? sdkRoots(env).flatMap((root) => globSync(join(root, JAR)))[0];
  const hasJava = spawnSync('java', ['-version']).status === 0;
  const missing = [jar === undefined && 'PUBSUB_EMULATOR_JAR', !hasJava && 'Java']
    .filter(Boolean)
    .join(' and ');
  return {
    missing: missing === '' ? undefined : `Google's Pub/Sub emulator is not here: ${missing} missing`,
    start: () => startEmulator(jar ?? ''),
  };
}

function sdkRoots({ PATH = '', HOME = '' }: NodeJS.ProcessEnv): string[] {
  const beside = PATH.split(delimiter).flatMap((folder) => {
    try {
      return [dirname(dirname(realpathSync(join(folder, 'gcloud'))))];
    } catch {
      return [];
    }
  });
  return [...beside, ...[HOME, ...USUAL_ROOTS].map((root) => join(root, 'google-cloud-sdk'))];
}

async function startEmulator(jar: string): Promise<RunningEmulator> {
  const port = await freePort();
  const java = spawn('java', [...LEAVE_NOTHING, '-jar', jar, '--host=127.0.0.1', `--port=${port}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => java.once('exit', () => resolve()));
  await listening(java);
  return {
    host: `127.0.0.1:${port}`,
    async close() {
      java.kill('SIGKILL');
      await exited;
    },
  };
}

/** Resolves when the emulator says that it listens; rejects with what it said if it doesn't. */
function listening(java: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => {
      java.kill('SIGKILL');
      reject(new Error(`The emulator ${why}: ${said.slice(-2000)}`));
    };
    const timer = setTimeout(() => fail(`did not listen within ${STARTS_WITHIN_MS} ms`), STARTS_WITHIN_MS);
    const ended = () => fail('ended');
    java.once('exit', ended);
    for (const output of [java.stdout, java.stderr]) {
      output?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-10_000);
        if (!said.includes('Server started')) return;
        clearTimeout(timer);
        java.off('exit', ended);
        resolve();
      });
    }
  });
}
