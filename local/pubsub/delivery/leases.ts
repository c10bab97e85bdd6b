/** Who holds which message until when. A lease ends with its acknowledgement, its deadline or its subscriber. */
import { randomBytes } from 'node:crypto';
import type { Entry } from '../broker/backlog.ts';
import type { Clock } from '../clock.ts';
import type { Delivery, Intake } from './deliverer.ts';

/** Whoever a message was handed to: a stream, with its own account of what it still holds. */
export interface Holder {
  outstandingMessages: number;
  outstandingBytes: number;
}

interface Lease {
  readonly ackId: string;
  readonly delivery: Delivery;
  readonly holder: Holder | undefined;
  /** The holder went away: the message goes back uncounted unless an acknowledgement still comes. */
  orphaned: boolean;
  cancelDeadline: () => void;
}

/** How long acknowledgements on their way may still come in after their stream has closed. */
const ORPHAN_GRACE_MS = 1000;
/** Given-up leases whose late acknowledgement is still understood. */
const REMEMBERED = 10_000;

/** What the ids of every server look like: a random prefix and a number. */
const ACK_ID = /^[\w-]{8}-[0-9a-z]+$/;

/** False for what was never given out as an ack id, here or by an earlier run. */
export function isAckId(text: string): boolean {
  return ACK_ID.test(text);
}

export type Leases = ReturnType<typeof createLeases>;

/** The leases of one subscription. What becomes of each is reported to the intake. */
export function createLeases(intake: Intake, clock: Clock) {
  const live = new Map<string, Lease>();
  const givenUp = new Map<string, Entry>();
  const prefix = randomBytes(6).toString('base64url');
  let serial = 0;

  function end(lease: Lease): Delivery {
    lease.cancelDeadline();
    live.delete(lease.ackId);
    if (lease.holder) {
      lease.holder.outstandingMessages -= 1;
      lease.holder.outstandingBytes -= lease.delivery.message.data.length;
    }
    return lease.delivery;
  }

  function giveUp(lease: Lease): void {
    const delivery = end(lease);
    if (delivery.entry) remember(lease.ackId, delivery.entry);
    if (lease.orphaned) intake.returned(delivery);
    else intake.failed(delivery);
  }

  function remember(ackId: string, entry: Entry): void {
    givenUp.set(ackId, entry);
    const [oldest] = givenUp.keys();
    if (givenUp.size > REMEMBERED && oldest !== undefined) givenUp.delete(oldest);
  }

  function arm(lease: Lease, ms: number): void {
    lease.cancelDeadline();
    lease.cancelDeadline = clock.after(ms, () => giveUp(lease));
  }

  return {
    /** Returns the ack id. */
    start(delivery: Delivery, holder: Holder | undefined, deadlineMs: number): string {
      serial += 1;
      const ackId = `${prefix}-${serial.toString(36)}`;
      const lease = { ackId, delivery, holder, orphaned: false, cancelDeadline: () => undefined };
      live.set(ackId, lease);
      arm(lease, deadlineMs);
      if (holder) {
        holder.outstandingMessages += 1;
        holder.outstandingBytes += delivery.message.data.length;
      }
      return ackId;
    },
    isLive: (ackId: string): boolean => live.has(ackId),
    /** Late acknowledgements count as well: the message may be out again, but it need not come once more. */
    acknowledge(ackId: string): void {
      const lease = live.get(ackId);
      const entry = givenUp.get(ackId);
      if (lease) intake.done(end(lease));
      else if (entry) intake.acknowledgedLate(entry);
    },
    /** Moves the deadline to `ms` from now; 0 gives the message up at once. */
    modify(ackId: string, ms: number): void {
      const lease = live.get(ackId);
      if (!lease) return;
      if (ms === 0) giveUp(lease);
      else arm(lease, ms);
    },
    /** The holder has gone: its messages go back soon. */
    orphan(holder: Holder): void {
      for (const lease of live.values()) {
        if (lease.holder !== holder) continue;
        lease.orphaned = true;
        arm(lease, ORPHAN_GRACE_MS);
      }
    },
    returnAll(): void {
      for (const lease of live.values()) intake.returned(end(lease));
    },
  };
}
