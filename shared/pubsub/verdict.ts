/** What one attempt at a command came to: the only vocabulary for it. */
import {
  ConfigurationError,
  InvalidCommandError,
  RejectedError,
  RetryableError,
} from '../contract/errors.ts';
import type { OutcomeName, VendorIds } from '../contract/outcome.ts';

/** What one attempt came to. A retry and a hold leave the command in the queue. */
export type Verdict = Settling | { name: 'retry' | 'hold'; reason: string; httpStatus?: number | undefined };

/** The verdicts that end a command. */
export type Settling =
  | { name: 'done'; ids: VendorIds }
  | { name: 'skip' | 'park'; reason: string }
  | { name: 'reject'; reason: string; detail: string; httpStatus?: number | undefined };

/** Verdict that ends a command → how its outcome names it. */
export const OUTCOME_OF = {
  done: 'done',
  skip: 'skipped',
  reject: 'rejected',
  park: 'parked',
} as const satisfies Record<Settling['name'], OutcomeName>;

/** What Pub/Sub is answered: settled, deliver again, or not a push request. */
export const OPERATION_STATUS = { settled: 204, again: 503, no_envelope: 400 } as const;

/** The reason of a fault in this program itself. */
export const UNEXPECTED = 'unexpected_error';

/** What a command's publisher wants done where nobody can tell whether it took effect. */
export type OnUnknown = 'park' | 'resend';

/**
 * Error → verdict. What is none of ours is a fault in this program: the command waits for its repair. Where the
 * effect is unknown, `onUnknown` decides between waiting for a person and the risk of a second effect.
 */
export function verdictOf(error: unknown, onUnknown: OnUnknown = 'park'): Exclude<Verdict, { name: 'done' }> {
  if (error instanceof InvalidCommandError)
    return { name: 'reject', reason: error.reason, detail: error.message };
  if (error instanceof RejectedError) {
    return { name: 'reject', reason: error.reason, detail: error.message, httpStatus: error.httpStatus };
  }
  if (error instanceof ConfigurationError) {
    return { name: 'hold', reason: error.reason, httpStatus: error.httpStatus };
  }
  if (error instanceof RetryableError) {
    return error.effectUnknown && onUnknown === 'park'
      ? { name: 'park', reason: error.reason }
      : { name: 'retry', reason: error.reason, httpStatus: error.httpStatus };
  }
  return { name: 'retry', reason: UNEXPECTED };
}
