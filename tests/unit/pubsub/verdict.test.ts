import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ConfigurationError,
  InvalidCommandError,
  RejectedError,
  RetryableError,
} from '../../../shared/contract/errors.ts';
import { verdictOf } from '../../../shared/pubsub/verdict.ts';

test('an invalid command is rejected with its reason and detail', () => {
  assert.deepEqual(verdictOf(new InvalidCommandError('unknown_key', '/a: received a key')), {
    name: 'reject',
    reason: 'unknown_key',
    detail: '/a: received a key',
  });
});

test('a refusal for good is rejected with the vendor’s status', () => {
  assert.deepEqual(verdictOf(new RejectedError('customerio_400', 'no', { httpStatus: 400 })), {
    name: 'reject',
    reason: 'customerio_400',
    detail: 'no',
    httpStatus: 400,
  });
});

test('a fault of ours holds the queue', () => {
  assert.deepEqual(verdictOf(new ConfigurationError('customerio_401', 'no', { httpStatus: 401 })), {
    name: 'hold',
    reason: 'customerio_401',
    httpStatus: 401,
  });
});

test('what surely had no effect is tried again', () => {
  assert.deepEqual(verdictOf(new RetryableError('customerio_429', 'slow', { httpStatus: 429 })), {
    name: 'retry',
    reason: 'customerio_429',
    httpStatus: 429,
  });
});

test('what may have taken effect is parked', () => {
  const error = new RetryableError('customerio_no_answer', 'lost', { effectUnknown: true });
  assert.deepEqual(verdictOf(error), { name: 'park', reason: 'customerio_no_answer' });
});

test('what may have taken effect is tried again where its publisher would rather have it twice', () => {
  const error = new RetryableError('customerio_500', 'lost', { effectUnknown: true, httpStatus: 500 });
  assert.deepEqual(verdictOf(error, 'resend'), { name: 'retry', reason: 'customerio_500', httpStatus: 500 });
  const refusal = new RejectedError('customerio_400', 'no');
  assert.equal(verdictOf(refusal, 'resend').name, 'reject');
});

test('anything else is a fault in this program, for which the command waits', () => {
  for (const error of [new TypeError('x'), new Error('y'), 'text', undefined, null, { reason: 'z' }]) {
    assert.deepEqual(verdictOf(error), { name: 'retry', reason: 'unexpected_error' });
  }
});
