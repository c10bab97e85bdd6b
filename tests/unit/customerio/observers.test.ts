import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RetryableError } from '../../../shared/contract/errors.ts';
import { logCalls, measureCalls } from '../../../shared/customerio/observers.ts';
import { CustomerIoService } from '../../../shared/customerio/service.ts';
import { createClock } from '../../helpers/clock.ts';
import { createLogSink } from '../../helpers/log-sink.ts';

function setUp() {
  const clock = createClock();
  const sink = createLogSink();
  const service = new CustomerIoService({ now: clock.now });
  logCalls(service, sink.log);
  measureCalls(service, sink.log, clock.now);
  return { service, sink, clock };
}

test('a call that fails is logged with its reason, its latency and nothing of its message', () => {
  const { service, sink } = setUp();
  const error = new RetryableError('customerio_503', 'canary', { httpStatus: 503 });
  service.emit('identify:error', { operation: 'identify', latencyMs: 12, error });
  const [{ where, time, ...line } = {}] = sink.linesOf('customerio_call_failed');
  assert.deepEqual(line, {
    severity: 'WARNING',
    message: 'customerio_call_failed',
    operation: 'identify',
    latency_ms: 12,
    error_class: 'RetryableError',
    reason: 'customerio_503',
    http_status: 503,
  });
  assert.doesNotMatch(sink.text(), /canary/);
});

test('a call that works is not logged by itself', () => {
  const { service, sink } = setUp();
  service.emit('identify:success', { operation: 'identify', latencyMs: 12 });
  assert.deepEqual(sink.lines(), []);
});

test('how calls went is one line an operation, ten seconds after the last at the earliest', () => {
  const { service, sink, clock } = setUp();
  service.emit('identify:success', { operation: 'identify', latencyMs: 10 });
  service.emit('identify:error', { operation: 'identify', latencyMs: 31, error: new Error('x') });
  service.emit('track:success', { operation: 'track', latencyMs: 7 });
  assert.deepEqual(sink.linesOf('customerio_calls'), []);
  clock.advance(10_000);
  service.emit('identify:success', { operation: 'identify', latencyMs: 20 });
  const [{ time, ...line } = {}, ...others] = sink.linesOf('customerio_calls');
  assert.deepEqual(line, {
    severity: 'INFO',
    message: 'customerio_calls',
    operation: 'identify',
    count: 3,
    errors: 1,
    latency_ms: 20,
    max_latency_ms: 31,
  });
  assert.deepEqual(others, []);
});

test('each line counts anew', () => {
  const { service, sink, clock } = setUp();
  for (const latencyMs of [50, 1]) {
    clock.advance(10_000);
    service.emit('identify:success', { operation: 'identify', latencyMs });
  }
  const counts = sink
    .linesOf('customerio_calls')
    .map(({ count, errors, max_latency_ms }) => [count, errors, max_latency_ms]);
  assert.deepEqual(counts, [
    [1, 0, 50],
    [1, 0, 1],
  ]);
});
