/** What a subscription hands out next: its backlog, less what backs off, plus what deliberate trouble adds. */

import type { Clock } from '../clock.ts';
import type { Delivery } from '../delivery/deliverer.ts';
import type { Trouble } from '../disturbance.ts';
import type { Store } from '../store/store.ts';
import type { Backlog, Entry } from './backlog.ts';
import { createQueue } from './queue.ts';
import type { Rules } from './rules.ts';

export interface SupplyOptions {
  /** The subscription's number in the store. */
  readonly id: number;
  readonly backlog: Backlog;
  readonly store: Store;
  readonly clock: Clock;
  /** What the subscription is called and how it behaves at the moment. */
  readonly current: () => { readonly name: string; readonly rules: Rules };
  readonly trouble: () => Trouble;
  /** There may be something to take again. */
  readonly wake: () => void;
  /** Messages backing off at most. With so many the subscriber is in trouble: more would only join them. */
  readonly maxBackingOff: number;
}

/** The supply of one subscription. */
export function createSupply(options: SupplyOptions) {
  const { id, backlog, store, clock, current, trouble, wake } = options;
  const duplicates = createQueue<Delivery>();
  const timers = new Set<() => void>();
  let backingOff = 0;

  function later(ms: number, action: () => void): void {
    const cancel = clock.after(ms, () => {
      timers.delete(cancel);
      action();
      wake();
    });
    timers.add(cancel);
  }

  function hold(entry: Entry, ms: number): void {
    if (ms === 0) {
      backlog.giveBack(entry);
      return;
    }
    backingOff += 1;
    later(ms, () => {
      backingOff -= 1;
      backlog.giveBack(entry);
    });
  }

  function settle(entry: Entry): void {
    backlog.settle(entry);
    store.settle(id, entry.id);
  }

  /** True if deliberate trouble keeps the entry back for now. */
  function isDisturbed(entry: Entry): boolean {
    if (entry.disturbed) return false;
    entry.disturbed = true;
    const holdMs = trouble().holdMs();
    if (holdMs > 0) hold(entry, holdMs);
    return holdMs > 0;
  }

  function duplicate(delivery: Delivery): void {
    const afterMs = current().rules.exactlyOnce ? undefined : trouble().duplicateAfterMs();
    if (afterMs !== undefined) later(afterMs, () => duplicates.push({ ...delivery, entry: undefined }));
  }

  function fromBacklog(): Delivery | undefined {
    while (backingOff < options.maxBackingOff) {
      const entry = backlog.take();
      if (!entry) return undefined;
      if (isDisturbed(entry)) continue;
      const message = store.message(entry.id);
      if (message && message.publishTimeMs + current().rules.retentionMs > clock.now()) {
        const delivery = { message, entry, attempt: entry.attempts + 1 };
        duplicate(delivery);
        return delivery;
      }
      settle(entry);
    }
    return undefined;
  }

  return {
    /** Undefined while there is nothing to hand out. */
    take: (): Delivery | undefined => duplicates.shift() ?? fromBacklog(),
    /** Makes an entry ready again after `ms` milliseconds. */
    hold,
    /** Ends an entry, here and in the store. */
    settle,
    backingOff: () => backingOff,
    /** What was to be ready later never will. */
    close(): void {
      for (const cancel of timers) cancel();
    },
  };
}
