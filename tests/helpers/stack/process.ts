/** The whole system as a process group of its own, started and ended as a person at a terminal would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { StackAddresses } from '../../../local/stack/stack.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface StackProcess {
  addresses: StackAddresses;
  /** Of the process group, which holds every process of the system. */
  pid: number;
  /** What it has said on stderr so far. */
  stderr(): string;
  /** Signals the whole group. */
  signal(signal: NodeJS.Signals): void;
  /** Exit code, or signal, of the process that was started. */
  ended: Promise<number | NodeJS.Signals>;
  /** Signals the whole group; resolves once the process that was started has ended. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Resolves once it is ready. `command` is what starts it, to which the flags are added. */
export async function startStackProcess(
  dataDir: string,
  command: readonly [string, ...string[]] = [process.execPath, 'local/start.ts'],
): Promise<StackProcess> {
  const [file, ...before] = command;
  const child = spawn(file, [...before, '--json', '--port', '0', '--data-dir', dataDir], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    process.stderr.write(chunk);
  });
  const ended = once(child, 'exit').then(([code, signal]): number | NodeJS.Signals => code ?? signal);
  const addresses = await readAddresses(child.stdout);
  const pid = child.pid ?? 0;
  function signalGroup(signal: NodeJS.Signals): void {
    try {
      process.kill(-pid, signal);
    } catch {
      // Every process of it is gone already.
    }
  }
  return {
    addresses,
    pid,
    stderr: () => stderr,
    signal: signalGroup,
    ended,
    async end(signal) {
      signalGroup(signal);
      await ended;
    },
  };
}

/** What else npm prints comes before the line of JSON. */
async function readAddresses(stdout: Readable): Promise<StackAddresses> {
  for await (const line of createInterface({ input: stdout })) {
    if (line.startsWith('{')) return JSON.parse(line);
  }
  throw new Error('The stack ended before it was ready');
}
