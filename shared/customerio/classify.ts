/**
 * What a failed call to Customer.io means: the one table of its statuses. Pure, so that every row is tested.
 *
 * Two questions decide: can repeating it help, and may it have taken effect? A profile call converges, so a lost
 * answer is simply tried again; a send whose answer is lost is unknown for ever and must not be repeated blindly.
 */
import { ConfigurationError, RejectedError, RetryableError } from '../contract/errors.ts';
import type { Effect } from '../contract/operations.ts';

/** How a call failed, as far as can be told from here. */
export type VendorFailure =
  /** An answer with a status other than 2xx; `isVendors` where it has an error of Customer.io's own in it. */
  | { kind: 'status'; status: number; detail: string; isVendors: boolean }
  /** No request could be made with our settings. */
  | { kind: 'unfit'; detail: string }
  /** Name, connection or TLS failed: nothing was written. */
  | { kind: 'not_sent'; detail: string }
  /** Written, at least in part, and then silence or a reset. */
  | { kind: 'no_answer'; detail: string }
  /** A success that isn't Customer.io's: empty, cut short, or of something in between. */
  | { kind: 'unreadable'; detail: string };

/** The errors that a call to Customer.io can end in; each is named by what follows from it. */
export type ClassifiedError = RejectedError | RetryableError | ConfigurationError;

/** The error, named by its consequence, that stands for a failure. */
export function classify(failure: VendorFailure, effect: Effect): ClassifiedError {
  switch (failure.kind) {
    case 'status':
      return classifyStatus(failure, effect);
    case 'unfit':
      return new ConfigurationError('customerio_settings', failure.detail);
    case 'not_sent':
      return new RetryableError('customerio_unreachable', failure.detail);
    case 'no_answer':
      return new RetryableError('customerio_no_answer', failure.detail, { effectUnknown: effect === 'send' });
    case 'unreadable':
      return new RetryableError('customerio_unreadable', failure.detail, {
        effectUnknown: effect === 'send',
      });
  }
}

function classifyStatus(failure: VendorFailure & { kind: 'status' }, effect: Effect): ClassifiedError {
  const { status, detail, isVendors } = failure;
  const reason = `customerio_${status}`;
  const options = { httpStatus: status };
  switch (status) {
    case 401: // The key is wrong, revoked, or of another workspace.
    case 402: // The account is not paid for.
    case 407: // A proxy on the way wants credentials; for now `fetch` keeps that to itself (docs/gotchas.md).
      return new ConfigurationError(reason, detail, options);
    case 403: // The account or a feature is off; but a forbidden type of attachment is the command's own fault.
      return /attachment|file type/i.test(detail)
        ? new RejectedError(reason, detail, options)
        : new ConfigurationError(reason, detail, options);
    case 404: // No such template or broadcast, if Customer.io says so; else the URL in our settings leads elsewhere.
    case 405:
    case 410:
      return isVendors
        ? new RejectedError(reason, detail, options)
        : new ConfigurationError(reason, "The answer is not Customer.io's: is the URL right?", options);
    case 421: // Sent to a server that isn't meant for it, which did nothing.
    case 429: // Over the rate: refused before it took effect.
      return new RetryableError(reason, detail, options);
    case 408: // The vendor gave up reading, or waiting for itself.
      return new RetryableError(reason, detail, { ...options, effectUnknown: effect === 'send' });
    case 301: // Not followed: the region or the URL in our settings is wrong.
    case 302:
    case 303:
    case 307:
    case 308:
      return new ConfigurationError(
        reason,
        'Customer.io answered with a redirect: is the region right?',
        options,
      );
    default:
      // 4xx: the command as it is will never be taken. The rest (5xx and stranger ones) may pass, after an effect.
      return status >= 400 && status < 500
        ? new RejectedError(reason, detail, options)
        : new RetryableError(reason, detail, { ...options, effectUnknown: effect === 'send' });
  }
}
