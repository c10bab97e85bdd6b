/** Listeners of the Customer.io service: what went wrong into the log, how it went on the whole into metrics. */
import { OPERATIONS, type Operation } from '../contract/operations.ts';
import type { Now } from '../runtime/clock.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import type { CustomerIoService } from './service.ts';

/** A metrics line at most this often; it leaves with a call, since between requests there is no processor time. */
const METRICS_EVERY_MS = 10_000;

/** Logs every failed call with its reason. */
export function logCalls(service: CustomerIoService, log: Log): void {
  for (const operation of OPERATIONS) {
    service.on(`${operation}:error`, ({ latencyMs, error }) =>
      log.warning('customerio_call_failed', { operation, latency_ms: latencyMs, ...errorFields(error) }),
    );
  }
}

/** Counts calls, failures and latency by operation and writes them as one line an operation, now and then. */
export function measureCalls(service: CustomerIoService, log: Log, now: Now): void {
  for (const operation of OPERATIONS) {
    const window = createWindow(operation, log, now);
    service.on(`${operation}:success`, ({ latencyMs }) => window.count(latencyMs, 0));
    service.on(`${operation}:error`, ({ latencyMs }) => window.count(latencyMs, 1));
  }
}

function createWindow(operation: Operation, log: Log, now: Now) {
  const empty = { calls: 0, errors: 0, totalMs: 0, maxMs: 0 };
  let sums = { ...empty };
  let startedAtMs = now();
  return {
    count(latencyMs: number, errors: number): void {
      sums.calls++;
      sums.errors += errors;
      sums.totalMs += latencyMs;
      sums.maxMs = Math.max(sums.maxMs, latencyMs);
      if (now() - startedAtMs < METRICS_EVERY_MS) return;
      log.info('customerio_calls', {
        operation,
        count: sums.calls,
        errors: sums.errors,
        latency_ms: Math.round(sums.totalMs / sums.calls),
        max_latency_ms: sums.maxMs,
      });
      sums = { ...empty };
      startedAtMs = now();
    },
  };
}
