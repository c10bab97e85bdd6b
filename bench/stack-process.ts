/** `npm start -- --json` as a process group, and what it takes. */
import { readdirSync, readFileSync } from 'node:fs';
import type { StackAddresses } from '../local/stack/stack.ts';
import { startStackProcess } from '../tests/helpers/stack/process.ts';

export interface MeasuredStack {
  addresses: StackAddresses;
  /** From the command to the line that says it is ready. */
  readyMs: number;
  /** Resident memory of every process of it, npm's own included, in MB. */
  residentMb(): number;
  /** Drains it; resolves once it has ended. */
  stop(): Promise<void>;
}

/** Resolves once it is ready. */
export async function startMeasuredStack(dataDir: string): Promise<MeasuredStack> {
  const startedAtMs = performance.now();
  const { addresses, pid, end } = await startStackProcess(dataDir, ['npm', 'start', '--']);
  return {
    addresses,
    readyMs: performance.now() - startedAtMs,
    residentMb: () => residentOfGroup(pid),
    stop: () => end('SIGTERM'),
  };
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
