/** Time as Pub/Sub sees it, so that a test can make ten minutes pass in a second. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Runs `action` once after `ms` of Pub/Sub's time; the answer cancels it. */
  after(ms: number, action: () => void): () => void;
}

/** `timeScale` is how long a second of Pub/Sub takes here: 0.01 makes back-offs and deadlines 100 times shorter. */
export function createClock(now: () => number, timeScale: number): Clock {
  return {
    now,
    after(ms, action) {
      const timer = setTimeout(action, ms * timeScale);
      return () => clearTimeout(timer);
    },
  };
}
