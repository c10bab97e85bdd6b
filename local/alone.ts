/** Running one stand-in by itself: what it prints for a shell, and how it stops. */
import { drainOnSignal, fail } from './drain.ts';

/** A stand-in that runs. */
export interface Alone {
  /** What clients need to find it; printed as lines that a shell can eval. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Starts it, prints `export NAME=value` lines once it answers, and closes it on SIGINT or SIGTERM. When it can't be
 * started (a port or folder in use), says so on stderr and exits 1.
 */
export async function runAlone(start: () => Promise<Alone>): Promise<void> {
  try {
    const { environment, close } = await start();
    // Before anybody is told that it runs, so that nobody stops it too early.
    drainOnSignal({ close });
    const lines = Object.entries(environment).map(([name, value]) => `export ${name}=${value}\n`);
    process.stdout.write(lines.join(''));
  } catch (error) {
    fail(error);
  }
}
