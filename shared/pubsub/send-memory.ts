/**
 * The sends that one instance has made in the last hour: delivered again, such a command repeats its outcome and not
 * its send. The ledger will take this place, and remember for all instances.
 */
import { RetryableError } from '../contract/errors.ts';
import type { VendorIds } from '../contract/outcome.ts';
import type { Now } from '../runtime/clock.ts';

/** What has been sent on behalf of which command. A key stands for a command's id and content. */
export interface SendMemory {
  /** True where a call was made, or is being made. */
  knows(key: string): boolean;
  /**
   * What comes of the one call for a command: of the one remembered, else of `call`.
   *
   * @throws as the call does, each time; RetryableError, without a call, where there is no room to remember it.
   */
  once(key: string, call: () => Promise<VendorIds>): Promise<VendorIds>;
  /** Its outcome is stored: it may give way to others. */
  told(key: string): void;
  /** The call had no effect, or may be made again all the same. */
  forget(key: string): void;
}

interface Send {
  call: Promise<VendorIds>;
  madeAtMs: number;
  isTold: boolean;
}

const MAX_SENDS = 5_000;
const KEEP_MS = 3_600_000;

/** A memory that knows of no send. */
export function createSendMemory(now: Now, maxSends = MAX_SENDS): SendMemory {
  const sends = new Map<string, Send>();

  /** Lets go of what is old, and of the oldest whose outcome is stored where there would be too many. */
  function makeRoom(): void {
    const madeBeforeMs = now() - KEEP_MS;
    for (const [key, { madeAtMs, isTold }] of sends) {
      const isFull = sends.size >= maxSends;
      if (madeAtMs < madeBeforeMs || (isFull && isTold)) sends.delete(key);
      else if (!isFull) return;
    }
  }

  function remember(key: string, call: () => Promise<VendorIds>): Send {
    makeRoom();
    // To forget one that is delivered again would be to send it again, and the next one after that.
    if (sends.size >= maxSends) {
      throw new RetryableError('outcomes_not_stored', 'Too many sends wait for their outcome to be stored');
    }
    const send = { call: call(), madeAtMs: now(), isTold: false };
    sends.set(key, send);
    return send;
  }

  return {
    knows: (key) => sends.has(key),
    once: async (key, call) => (sends.get(key) ?? remember(key, call)).call,
    told(key) {
      const send = sends.get(key);
      if (send) send.isTold = true;
    },
    forget: (key) => void sends.delete(key),
  };
}
