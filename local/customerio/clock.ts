/** The simulator's time: it can run faster than the wall clock and be moved forward. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Unix seconds, as the vendor's timestamps. */
  nowSeconds(): number;
  /** Runs something once at this time (Unix milliseconds) and returns how to call it off. */
  at(timeMs: number, run: () => void): () => void;
  /** How many of its milliseconds pass in a real one. */
  setSpeed(speed: number): void;
  advance(byMs: number): void;
  /** How far it is ahead of the real one, in milliseconds. */
  aheadMs(): number;
  stop(): void;
}

interface Alarm {
  readonly timeMs: number;
  readonly run: () => void;
  timer: NodeJS.Timeout | undefined;
}

/** setTimeout takes no more than 31 bits; a longer wait is divided. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

export interface ClockOptions {
  readonly realNow?: () => number;
  readonly speed?: number;
  /** How far ahead of the real one it starts. */
  readonly aheadMs?: number;
  /** Told after somebody has moved it or changed its speed. */
  readonly onSet?: () => void;
}

/** A clock that starts at `realNow() + aheadMs` and from there runs at `speed`. */
export function createClock(options: ClockOptions): Clock {
  const { realNow = Date.now, speed = 1, aheadMs = 0, onSet } = options;
  const alarms = new Set<Alarm>();
  let realMs = realNow();
  let clockMs = realMs + aheadMs;
  let rate = speed;

  const now = () => clockMs + (realNow() - realMs) * rate;

  function arm(alarm: Alarm): void {
    const waitMs = Math.max(0, (alarm.timeMs - now()) / rate);
    alarm.timer = setTimeout(() => ring(alarm), Math.min(Math.ceil(waitMs), LONGEST_WAIT_MS));
  }

  function ring(alarm: Alarm): void {
    if (alarm.timeMs > now()) {
      arm(alarm);
      return;
    }
    alarms.delete(alarm);
    alarm.run();
  }

  function restart(fromMs: number, atRate: number): void {
    realMs = realNow();
    clockMs = fromMs;
    rate = atRate;
    for (const alarm of alarms) {
      clearTimeout(alarm.timer);
      arm(alarm);
    }
    onSet?.();
  }

  return {
    now,
    nowSeconds: () => Math.floor(now() / 1000),
    at(timeMs, run) {
      const alarm: Alarm = { timeMs, run, timer: undefined };
      alarms.add(alarm);
      arm(alarm);
      return () => {
        clearTimeout(alarm.timer);
        alarms.delete(alarm);
      };
    },
    setSpeed: (next) => restart(now(), next),
    advance: (byMs) => restart(now() + byMs, rate),
    aheadMs: () => now() - realNow(),
    stop() {
      for (const alarm of alarms) clearTimeout(alarm.timer);
      alarms.clear();
    },
  };
}
