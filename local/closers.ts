/** What has been started and must be closed again, the last one first. */
export interface Closers {
  add(close: () => Promise<unknown>): void;
  /** Closes everything added so far, each when the one before it is closed. */
  close(): Promise<void>;
}

/** Nothing to close yet. */
export function createClosers(): Closers {
  const started: (() => Promise<unknown>)[] = [];
  return {
    add: (close) => void started.push(close),
    async close() {
      for (let close = started.pop(); close; close = started.pop()) await close();
    },
  };
}
