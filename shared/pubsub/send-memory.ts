/**
 * Sends whose outcome is not published yet, as far as one instance remembers: delivered again, such a command repeats
 * its outcome and not its send. The ledger will take this place, and remember for all instances.
 */
import type { VendorIds } from '../contract/outcome.ts';

/** What has been sent on behalf of which command. */
export interface SendMemory {
  /** True where a call was made, or is being made, whose outcome is not published yet. */
  knows(commandId: string): boolean;
  /** What comes of the one call for a command: of the one remembered, else of `call`. @throws as that does. */
  once(commandId: string, call: () => Promise<VendorIds>): Promise<VendorIds>;
  /** The outcome is published, or the call surely had no effect: what comes next is another matter. */
  forget(commandId: string): void;
}

/** As many as queue up while Pub/Sub is away for minutes; then the oldest are forgotten. */
const MAX_SENDS = 5_000;

/** A memory that knows of no send. */
export function createSendMemory(maxSends = MAX_SENDS): SendMemory {
  const calls = new Map<string, Promise<VendorIds>>();
  return {
    knows: (commandId) => calls.has(commandId),
    once(commandId, call) {
      const made = calls.get(commandId) ?? call();
      calls.set(commandId, made);
      const [oldest = commandId] = calls.keys();
      if (calls.size > maxSends) calls.delete(oldest);
      return made;
    },
    forget: (commandId) => void calls.delete(commandId),
  };
}
