/** How a tool that runs until it is told to stop ends well, however often it is told. */

/** A signal that comes so much later is from somebody who has lost patience. */
const FORCE_AFTER_MS = 10_000;

export interface DrainOptions {
  /** Ends everything that is under way. */
  readonly close: () => Promise<void>;
  /** Called at the first signal, before `close`. */
  readonly onDrain?: () => void;
}

/**
 * Closes on SIGINT or SIGTERM and exits 0, or 1 if closing fails. Further signals are passed over, for one press of
 * Ctrl-C may arrive twice (from the terminal and from npm); from ten seconds on, one exits 1 at once.
 */
export function drainOnSignal({ close, onDrain }: DrainOptions): void {
  let drainingSinceMs: number | undefined;
  function drain(): void {
    if (drainingSinceMs !== undefined) {
      if (performance.now() - drainingSinceMs >= FORCE_AFTER_MS)
        fail('Stopped before everything was drained.');
      return;
    }
    drainingSinceMs = performance.now();
    onDrain?.();
    close().then(() => process.exit(0), fail);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, drain);
}

/** Says what is wrong on stderr, in one line, and exits 1. */
export function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
