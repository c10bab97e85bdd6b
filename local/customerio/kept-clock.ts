/** A clock that survives restarts. What it stamped when it was moved ahead would otherwise lie in the future. */
import { type Clock, type ClockOptions, createClock } from './clock.ts';
import type { Table } from './store.ts';

export interface KeptClock extends Clock {
  /** Writes down how far ahead it is; by itself it does so every second, when it is set, and when it stops. */
  keep(): void;
}

/** The counter of milliseconds that the clock is ahead. */
const AHEAD = 'clock_ahead_ms';
/** A clock at another speed gets further ahead all the time; a kill loses no more than this of it. */
const KEEP_EVERY_MS = 1000;

/** A clock as far ahead of the real one as these counters say, and kept in them. */
export function createKeptClock(
  counters: Table<number>,
  options: Pick<ClockOptions, 'realNow' | 'speed'>,
): KeptClock {
  const clock = createClock({ ...options, aheadMs: counters.get(AHEAD) ?? 0, onSet: keep });
  const keeping = setInterval(keep, KEEP_EVERY_MS).unref();

  function keep(): void {
    const aheadMs = Math.round(clock.aheadMs());
    if (aheadMs !== (counters.get(AHEAD) ?? 0)) counters.set(AHEAD, aheadMs);
  }

  return {
    ...clock,
    keep,
    stop() {
      clearInterval(keeping);
      keep();
      clock.stop();
    },
  };
}
