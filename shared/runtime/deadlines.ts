/** One timer for many deadlines: on a hot path a timer each, or even a set of all, costs more than the work. */
import type { Now } from './clock.ts';

/** Wakes whoever keeps the list of what has a deadline. */
export interface Deadlines {
  /** Something expires at that time, in epoch milliseconds. */
  expect(atMs: number): void;
  /** Nothing is left that could expire. */
  clear(): void;
}

/** Between two sweeps: under a long outage something expires every millisecond. */
const SWEEP_EVERY_MS = 10;

/**
 * Deadlines of which none is expected yet.
 *
 * @param sweep is called when something is due, at most some 10 ms late, with the time in epoch milliseconds. It
 *   deals with all that is due and returns when the next is, `Infinity` for never.
 */
export function createDeadlines(now: Now, sweep: (nowMs: number) => number): Deadlines {
  let timer: NodeJS.Timeout | undefined;
  let nextMs = Number.POSITIVE_INFINITY;

  function wakeAt(atMs: number, inMs: number): void {
    if (atMs >= nextMs) return;
    clearTimeout(timer);
    nextMs = atMs;
    timer = setTimeout(wake, inMs);
  }

  function wake(): void {
    nextMs = Number.POSITIVE_INFINITY;
    const earliestMs = sweep(now());
    wakeAt(earliestMs, Math.max(SWEEP_EVERY_MS, earliestMs - now()));
  }

  return {
    expect: (atMs) => wakeAt(atMs, Math.max(1, atMs - now())),
    clear() {
      clearTimeout(timer);
      nextMs = Number.POSITIVE_INFINITY;
    },
  };
}
