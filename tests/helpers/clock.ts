/** A clock that only tests move. */
import type { Now } from '../../shared/runtime/clock.ts';

export interface TestClock {
  now: Now;
  advance(ms: number): void;
}

/** 2026-06-01T12:00:00.000Z, in epoch milliseconds. */
export const NOON_MS = Date.UTC(2026, 5, 1, 12);

/** A clock that stands at `startMs` until it is moved. */
export function createClock(startMs = NOON_MS): TestClock {
  let ms = startMs;
  return {
    now: () => ms,
    advance: (byMs) => {
      ms += byMs;
    },
  };
}
