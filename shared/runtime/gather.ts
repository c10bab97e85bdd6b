/**
 * Batches that form by themselves, without timers: what is added within one turn of the event loop leaves together,
 * a limited number of batches is under way, and while they are, what comes next gathers. A lone item waits for
 * nothing; under load the batches fill up.
 */

import { RejectedError, type RetryableError } from '../contract/errors.ts';
import type { Now } from './clock.ts';
import { createDeadlines } from './deadlines.ts';

/** Somebody who waits for what becomes of an item of a batch, until a time. */
export interface Waiter {
  /** Epoch milliseconds. */
  expiresAtMs: number;
  reject(error: unknown): void;
}

/** What is left of a batch once those whose time is over before their turn are sent back with an error of `late`. */
export function inTime<W extends Waiter>(
  batch: readonly W[],
  nowMs: number,
  late: () => RetryableError,
): W[] {
  return batch.filter(({ expiresAtMs, reject }) => {
    if (nowMs < expiresAtMs) return true;
    reject(late());
    return false;
  });
}

/**
 * Tells everybody in a batch that it failed. But a refused batch says nothing of its items, and one bad item must
 * not take others along: it is halved, and each half sent again, until the culprit stands alone.
 */
export async function failBatch<W extends Waiter>(
  batch: readonly W[],
  error: unknown,
  send: (half: W[]) => Promise<void>,
): Promise<void> {
  if (error instanceof RejectedError && batch.length > 1) {
    const middle = batch.length >> 1;
    await send(batch.slice(0, middle));
    await send(batch.slice(middle));
    return;
  }
  for (const { reject } of batch) reject(error);
}

/** Takes items and sends them on in batches. */
export interface Gatherer<Item> {
  /** Puts an item in line. It leaves with this turn of the event loop, or once a call has ended. */
  add(item: Item): void;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
}

/** How large batches are, how many travel at a time, and what sends them. */
export interface GathererOptions<Item> {
  /** Batches under way at a time. */
  maxCalls: number;
  /** Items a batch may have. */
  maxItems: number;
  /** Bytes a batch may have; an item larger than that travels alone. */
  maxBytes: number;
  bytesOf: (item: Item) => number;
  /** Deals with one batch, in the order of `add`. Must not reject. */
  send: (batch: Item[]) => Promise<void>;
  /** Without it items have all the time in the world. */
  expiry?: Expiry<Item>;
}

/** What happens to items whose time is up, in line as well as under way: each is let go alone. */
export interface Expiry<Item> {
  now: Now;
  /** When the item's time is up, in epoch milliseconds. */
  timeOf: (item: Item) => number;
  /** Is told of an item once; one that is not under way yet is not sent any more. It may have ended already. */
  expire: (item: Item, isUnderWay: boolean) => void;
}

/** A batch under way, without those whose time is up. */
interface Call<Item> {
  items: readonly Item[];
}

/** A gatherer in which nothing waits yet. */
export function createGatherer<Item>(options: GathererOptions<Item>): Gatherer<Item> {
  const { maxCalls, send, expiry } = options;
  const waiting: Item[] = [];
  const calls = new Set<Call<Item>>();
  const deadlines = expiry && createDeadlines(expiry.now, (nowMs) => sweep(waiting, calls, expiry, nowMs));
  let isScheduled = false;
  let whenIdle: (() => void)[] = [];

  const isIdle = () => calls.size === 0 && waiting.length === 0;

  function schedule(): void {
    if (isScheduled || calls.size >= maxCalls || waiting.length === 0) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      while (calls.size < maxCalls && waiting.length > 0) start(takeBatch(waiting, options));
      rest();
    });
  }

  function start(batch: Item[]): void {
    const call: Call<Item> = { items: batch };
    calls.add(call);
    void send(batch).finally(() => {
      calls.delete(call);
      schedule();
      rest();
    });
  }

  function rest(): void {
    if (!isIdle()) return;
    deadlines?.clear();
    const done = whenIdle;
    whenIdle = [];
    for (const resolve of done) resolve();
  }

  return {
    add(item) {
      waiting.push(item);
      if (expiry) deadlines?.expect(expiry.timeOf(item));
      schedule();
    },
    idle() {
      return isIdle() ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve));
    },
  };
}

/** Lets go of all whose time is up, and returns when the next one's is. */
function sweep<Item>(
  waiting: Item[],
  calls: Iterable<Call<Item>>,
  { timeOf, expire }: Expiry<Item>,
  nowMs: number,
): number {
  let earliestMs = Number.POSITIVE_INFINITY;
  const keep = (items: readonly Item[], isUnderWay: boolean) =>
    items.filter((item) => {
      const atMs = timeOf(item);
      if (atMs <= nowMs) expire(item, isUnderWay);
      else earliestMs = Math.min(earliestMs, atMs);
      return atMs > nowMs;
    });
  for (const item of keep(waiting.splice(0), false)) waiting.push(item);
  for (const call of calls) call.items = keep(call.items, true);
  return earliestMs;
}

/** Takes the next batch out of those that wait: at least one item, then as many as there is room for. */
function takeBatch<Item>(waiting: Item[], { maxItems, maxBytes, bytesOf }: GathererOptions<Item>): Item[] {
  let count = 0;
  let bytes = 0;
  for (const item of waiting) {
    const itemBytes = bytesOf(item);
    if (count === maxItems || (count > 0 && bytes + itemBytes > maxBytes)) break;
    bytes += itemBytes;
    count++;
  }
  return waiting.splice(0, count);
}
