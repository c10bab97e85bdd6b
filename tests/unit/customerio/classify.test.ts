import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ConfigurationError, RejectedError, RetryableError } from '../../../shared/contract/errors.ts';
import type { Effect } from '../../../shared/contract/operations.ts';
import { type ClassifiedError, classify, type VendorFailure } from '../../../shared/customerio/classify.ts';

const EFFECTS: readonly Effect[] = ['profile', 'send'];

/** What follows from an error, in one word. */
function consequenceOf(error: ClassifiedError): 'reject' | 'hold' | 'retry' | 'park' {
  if (error instanceof RejectedError) return 'reject';
  if (error instanceof ConfigurationError) return 'hold';
  return error.effectUnknown ? 'park' : 'retry';
}

const status = (code: number, detail = '', isVendors = true): VendorFailure => ({
  kind: 'status',
  status: code,
  detail,
  isVendors,
});
/** An answer of something on the way: a page, nothing at all, or JSON of another kind. */
const foreign = (code: number): VendorFailure => status(code, 'by another', false);

for (const [failure, profile, send] of [
  [status(400), 'reject', 'reject'],
  [status(401), 'hold', 'hold'],
  [status(402), 'hold', 'hold'],
  [status(403), 'hold', 'hold'],
  [status(403, 'attachment of that type is forbidden'), 'reject', 'reject'],
  [status(403, 'File type not allowed'), 'reject', 'reject'],
  [status(404), 'reject', 'reject'],
  [status(405), 'reject', 'reject'],
  [status(408), 'retry', 'park'],
  [status(407), 'hold', 'hold'],
  [status(409), 'reject', 'reject'],
  [status(410), 'reject', 'reject'],
  [status(413), 'reject', 'reject'],
  [status(422), 'reject', 'reject'],
  [status(429), 'retry', 'retry'],
  [status(500), 'retry', 'park'],
  [status(502), 'retry', 'park'],
  [status(503), 'retry', 'park'],
  [status(504), 'retry', 'park'],
  [status(522), 'retry', 'park'],
  [status(304), 'retry', 'park'],
  [status(307), 'hold', 'hold'],
  [status(421), 'retry', 'retry'],
  [foreign(404), 'hold', 'hold'],
  [foreign(405), 'hold', 'hold'],
  [foreign(410), 'hold', 'hold'],
  [foreign(400), 'reject', 'reject'],
  [foreign(503), 'retry', 'park'],
  [{ kind: 'unfit', detail: '' }, 'hold', 'hold'],
  [status(301), 'hold', 'hold'],
  [{ kind: 'not_sent', detail: '' }, 'retry', 'retry'],
  [{ kind: 'no_answer', detail: '' }, 'retry', 'park'],
  [{ kind: 'unreadable', detail: '' }, 'retry', 'park'],
] as const) {
  const name = failure.kind === 'status' ? `${failure.status} ${failure.detail}`.trim() : failure.kind;
  test(`after ${name} a profile command is to ${profile} and a send to ${send}`, () => {
    assert.equal(consequenceOf(classify(failure, 'profile')), profile);
    assert.equal(consequenceOf(classify(failure, 'send')), send);
  });
}

test('the reason is a stable code, the status is kept, and the detail is the message', () => {
  for (const code of [400, 401, 408, 429, 500]) {
    const error = classify(status(code, 'in words'), 'profile');
    assert.deepEqual(
      [error.reason, error.httpStatus, error.message],
      [`customerio_${code}`, code, 'in words'],
    );
  }
  const reasons = (['not_sent', 'no_answer', 'unreadable'] as const).map(
    (kind) => classify({ kind, detail: '' }, 'send').reason,
  );
  assert.deepEqual(reasons, ['customerio_unreachable', 'customerio_no_answer', 'customerio_unreadable']);
});

test('P4: a send is tried again only where it surely had no effect', () => {
  const failures: fc.Arbitrary<VendorFailure> = fc.oneof(
    fc.record({
      kind: fc.constant('status' as const),
      status: fc.integer({ min: 100, max: 999 }),
      detail: fc.string(),
      isVendors: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom('not_sent' as const, 'no_answer' as const, 'unreadable' as const),
      detail: fc.string(),
    }),
  );
  fc.assert(
    fc.property(failures, (failure) => {
      if (consequenceOf(classify(failure, 'send')) !== 'retry') return;
      assert.ok(
        failure.kind === 'not_sent' || (failure.kind === 'status' && [421, 429].includes(failure.status)),
      );
    }),
  );
});

test('a profile command is never parked: repeating it converges', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 999 }), fc.string(), (code, detail) => {
      assert.notEqual(consequenceOf(classify(status(code, detail), 'profile')), 'park');
    }),
  );
});

test('every failure stands for one of the three errors, whatever the effect', () => {
  for (const effect of EFFECTS) {
    for (let code = 100; code < 600; code++) {
      const error = classify(status(code), effect);
      const is = [RejectedError, RetryableError, ConfigurationError].filter((type) => error instanceof type);
      assert.equal(is.length, 1, String(code));
    }
  }
});
