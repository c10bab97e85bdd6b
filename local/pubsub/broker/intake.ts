/** Where deliverers take messages from, and where they report what became of each. */
import { backoffMs } from '../delivery/backoff.ts';
import type { Delivery, Intake } from '../delivery/deliverer.ts';
import type { Trouble } from '../disturbance.ts';
import type { Store } from '../store/store.ts';
import type { Backlog, Entry } from './backlog.ts';
import type { Clock } from './clock.ts';
import { createQueue } from './queue.ts';
import type { Rules } from './rules.ts';

export interface IntakeOptions {
  /** The subscription's number in the store. */
  readonly id: number;
  readonly backlog: Backlog;
  readonly store: Store;
  readonly clock: Clock;
  /** What the subscription is called and how it behaves at the moment. */
  readonly current: () => { readonly name: string; readonly rules: Rules };
  readonly trouble: () => Trouble;
  /** Publishes a dead letter; false if its topic does not exist. */
  readonly forward: (delivery: Delivery, reason: string | undefined) => boolean;
  /** There may be something to take again. */
  readonly wake: () => void;
  /** Messages backing off at most. With so many the subscriber is in trouble: more would only join them. */
  readonly maxBackingOff: number;
}

export function createIntake(options: IntakeOptions) {
  const { id, backlog, store, clock, current, trouble, wake } = options;
  const duplicates = createQueue<Delivery>();
  const timers = new Set<() => void>();
  const counts = { delivered: 0, acknowledged: 0, failed: 0, deadLettered: 0 };
  let outstanding = 0;
  let backingOff = 0;
  let closed = false;

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

  function next(): Delivery | undefined {
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

  /** Takes the message out of its deliverer's hands; answers its entry if what happened still matters. */
  function release({ entry }: Delivery): Entry | undefined {
    outstanding -= 1;
    wake();
    return closed || entry?.settled ? undefined : entry;
  }

  function isForwarded(delivery: Delivery, attempts: number, reason: string | undefined): boolean {
    const { deadLetter } = current().rules;
    return (
      deadLetter !== undefined && attempts >= deadLetter.maxAttempts && options.forward(delivery, reason)
    );
  }

  return {
    get name(): string {
      return current().name;
    },
    get rules(): Rules {
      return current().rules;
    },
    take() {
      const delivery = duplicates.shift() ?? next();
      if (!delivery) return undefined;
      outstanding += 1;
      counts.delivered += 1;
      return delivery;
    },
    done(delivery) {
      const entry = release(delivery);
      if (!entry) return;
      counts.acknowledged += 1;
      settle(entry);
    },
    failed(delivery, reason) {
      const entry = release(delivery);
      if (!entry) return;
      counts.failed += 1;
      entry.attempts += 1;
      if (isForwarded(delivery, entry.attempts, reason)) {
        counts.deadLettered += 1;
        settle(entry);
      } else {
        store.countAttempts(id, entry.id, entry.attempts);
        hold(entry, backoffMs(current().rules, entry.attempts));
      }
    },
    returned(delivery) {
      const entry = release(delivery);
      if (entry) backlog.giveBack(entry);
    },
    acknowledgedLate(entry) {
      if (closed || entry.settled) return;
      counts.acknowledged += 1;
      settle(entry);
      wake();
    },
    account: () => ({ outstanding, backingOff, counts: { ...counts } }),
    /** What is reported from now on changes nothing any more. */
    close(): void {
      closed = true;
      for (const cancel of timers) cancel();
    },
  } satisfies Intake & { account: () => object; close: () => void };
}
