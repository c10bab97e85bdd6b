/** Where deliverers take messages from, and where they report what became of each. */
import { backoffMs } from '../delivery/backoff.ts';
import type { Delivery, Intake } from '../delivery/deliverer.ts';
import type { Entry } from './backlog.ts';
import type { Rules } from './rules.ts';
import { createSupply, type SupplyOptions } from './supply.ts';

export interface IntakeOptions extends SupplyOptions {
  /** Publishes a dead letter; false if its topic does not exist. */
  readonly forward: (delivery: Delivery, reason: string | undefined) => boolean;
}

/** The intake of one subscription. It decides about attempts and dead letters; `supply.ts` about what comes next. */
export function createIntake(options: IntakeOptions) {
  const { id, backlog, store, current, wake } = options;
  const supply = createSupply(options);
  const counts = { delivered: 0, acknowledged: 0, failed: 0, deadLettered: 0 };
  let outstanding = 0;
  let closed = false;

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
      const delivery = supply.take();
      if (!delivery) return undefined;
      outstanding += 1;
      counts.delivered += 1;
      return delivery;
    },
    done(delivery) {
      const entry = release(delivery);
      if (!entry) return;
      counts.acknowledged += 1;
      supply.settle(entry);
    },
    failed(delivery, reason) {
      const entry = release(delivery);
      if (!entry) return;
      counts.failed += 1;
      entry.attempts += 1;
      if (isForwarded(delivery, entry.attempts, reason)) {
        counts.deadLettered += 1;
        supply.settle(entry);
      } else {
        store.countAttempts(id, entry.id, entry.attempts);
        supply.hold(entry, backoffMs(current().rules, entry.attempts));
      }
    },
    returned(delivery) {
      const entry = release(delivery);
      if (entry) backlog.giveBack(entry);
    },
    acknowledgedLate(entry) {
      if (closed || entry.settled) return;
      counts.acknowledged += 1;
      supply.settle(entry);
      wake();
    },
    account: () => ({ outstanding, backingOff: supply.backingOff(), counts: { ...counts } }),
    /** What is reported from now on changes nothing any more. */
    close(): void {
      closed = true;
      supply.close();
    },
  } satisfies Intake & { account: () => object; close: () => void };
}
