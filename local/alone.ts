/** Running one stand-in by itself: what it prints for a shell, and how it stops. */

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
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void close().then(() => process.exit(0), fail));
    const lines = Object.entries(environment).map(([name, value]) => `export ${name}=${value}\n`);
    process.stdout.write(lines.join(''));
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
