/**
 * The messages one subscription has not acknowledged, in the order in which they may be handed out. Only the
 * first few thousand are in memory: the rest wait in the store and are fetched when it is nearly their turn.
 */

import type { PendingRow } from '../store/store.ts';
import { createQueue, type Queue } from './queue.ts';

/** A message on its way through the subscription. */
export interface Entry {
  readonly id: number;
  readonly orderingKey: string;
  /** Failed attempts so far. */
  attempts: number;
  settled: boolean;
  /** True once the deliberate disturbances have had their chance at it. */
  disturbed: boolean;
}

export interface BacklogOptions {
  readonly count: number;
  /** One message at a time for each ordering key, in order. */
  readonly ordered: boolean;
  /** Entries kept in memory. */
  readonly window: number;
  readonly fetch: (after: number, limit: number) => PendingRow[];
}

export type Backlog = ReturnType<typeof createBacklog>;

/** Starts with the `count` messages that `fetch` gives, which is called with the id after which to go on. */
export function createBacklog({ count, ordered, window, fetch }: BacklogOptions) {
  const ready = createQueue<Entry>();
  /** Ordering key → those behind the one that is being delivered. */
  const behind = new Map<string, Queue<Entry>>();
  /** Those in memory that have not ended, by id. */
  const loaded = new Map<number, Entry>();
  let unacknowledged = count;
  let notLoaded = count;
  let lastLoaded = 0;

  function admit(row: PendingRow): void {
    const entry: Entry = {
      id: row.id,
      orderingKey: row.orderingKey,
      attempts: row.attempts,
      settled: false,
      disturbed: false,
    };
    lastLoaded = row.id;
    loaded.set(entry.id, entry);
    if (!ordered || row.orderingKey === '') {
      ready.push(entry);
      return;
    }
    const others = behind.get(row.orderingKey);
    if (others) others.push(entry);
    else {
      behind.set(row.orderingKey, createQueue());
      ready.push(entry);
    }
  }

  /** Loads until something is ready: with ordering, a whole page can stand behind keys that are busy. */
  function load(): void {
    while (notLoaded > 0 && ready.length === 0) {
      const rows = fetch(lastLoaded, window);
      notLoaded = rows.length === 0 ? 0 : notLoaded - rows.length;
      for (const row of rows) admit(row);
    }
  }

  function settle(entry: Entry): void {
    entry.settled = true;
    loaded.delete(entry.id);
    unacknowledged -= 1;
    const others = ordered ? behind.get(entry.orderingKey) : undefined;
    const next = others?.shift();
    if (next) ready.push(next);
    else if (others) behind.delete(entry.orderingKey);
  }

  return {
    /** Unacknowledged messages, those being delivered included. */
    get length(): number {
      return unacknowledged;
    },
    arrive(id: number, orderingKey: string): void {
      unacknowledged += 1;
      if (notLoaded > 0 || ready.length >= window) notLoaded += 1;
      else admit({ id, orderingKey, attempts: 0 });
    },
    take(): Entry | undefined {
      for (;;) {
        if (ready.length === 0) load();
        const entry = ready.shift();
        if (!entry?.settled) return entry;
      }
    },
    /** Makes an entry that was taken ready again. */
    giveBack(entry: Entry): void {
      if (!entry.settled) ready.push(entry);
    },
    /** Ends an entry; the next one of its ordering key becomes ready. */
    settle,
    /** Ends the messages with those ids, oldest first, of which some may not be in memory yet. */
    drop(ids: readonly number[]): void {
      for (const id of ids) {
        const entry = loaded.get(id);
        if (entry) settle(entry);
        else {
          unacknowledged -= 1;
          notLoaded -= 1;
        }
      }
    },
  };
}
