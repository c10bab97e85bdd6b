import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ConfigurationError,
  InvalidCommandError,
  RejectedError,
  RetryableError,
} from '../../../shared/contract/errors.ts';

test('each error is an Error with its own name, a stable reason and a message', () => {
  for (const type of [InvalidCommandError, RejectedError, RetryableError, ConfigurationError]) {
    const cause = new Error('below');
    const error = new type('code', 'in words', { cause });
    assert.ok(error instanceof Error);
    assert.deepEqual(
      [error.name, error.reason, error.message, error.cause],
      [type.name, 'code', 'in words', cause],
    );
  }
});

test('an effect is known unless it is said not to be', () => {
  assert.equal(new RetryableError('r', 'm').effectUnknown, false);
  assert.equal(new RetryableError('r', 'm', { effectUnknown: true }).effectUnknown, true);
});

test('a status is there only where somebody answered', () => {
  for (const type of [RejectedError, RetryableError, ConfigurationError]) {
    assert.equal(new type('r', 'm').httpStatus, undefined);
    assert.equal(new type('r', 'm', { httpStatus: 422 }).httpStatus, 422);
  }
});
