/** `npm start -- --json` as a child in a process group of its own, for benches. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StackAddresses } from '../local/stack.ts';

export interface StackProcess {
  addresses: StackAddresses;
  /** From the command to the line that says it is ready. */
  readyMs: number;
  /** Resident memory of every process of it, npm's own included, in MB. */
  residentMb(): number;
  stop(): Promise<void>;
}

export async function startStackProcess(dataDir: string): Promise<StackProcess> {
  const startedAtMs = performance.now();
  const child = spawn('npm', ['start', '--', '--json', '--port', '0', '--data-dir', dataDir], {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const addresses = await readAddresses(child);
  return {
    addresses,
    readyMs: performance.now() - startedAtMs,
    residentMb: () => residentOfGroup(child.pid ?? 0),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        process.kill(-(child.pid ?? 0), 'SIGTERM');
      }),
  };
}

async function readAddresses(child: ChildProcess): Promise<StackAddresses> {
  if (child.stdout === null) throw new Error('npm start has no stdout');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return JSON.parse(line);
  }
  throw new Error('npm start ended before it was ready');
}

/** Reads /proc: Linux only. */
function residentOfGroup(group: number): number {
  const kilobytes = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => {
      try {
        const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
        if (Number(rest.split(' ')[2]) !== group) return 0;
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
      } catch {
        return 0; // It ended while we looked.
      }
    });
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1024;
}
