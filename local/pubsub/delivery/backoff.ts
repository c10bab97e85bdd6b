/** How long a message that failed waits for its next attempt. */
import type { Rules } from '../broker/rules.ts';

const PUSH_MINIMUM_MS = 100;
const PUSH_MAXIMUM_MS = 60_000;

/**
 * Milliseconds until the next attempt after `attempts` failed ones. Push has its own back-off of 100 ms to 60 s
 * (https://cloud.google.com/pubsub/docs/push#push_backoff), the retry policy counts where it is longer. A row that
 * BigQuery rejects is tried again at once where dead letters end that, like every pull without a retry policy.
 */
export function backoffMs({ target, retry, deadLetter }: Rules, attempts: number): number {
  const policyMs = retry ? exponential(retry.minimumMs, retry.maximumMs, attempts) : 0;
  if (target.kind === 'pull') return policyMs;
  if (target.kind === 'bigquery' && deadLetter) return 0;
  return Math.max(policyMs, exponential(PUSH_MINIMUM_MS, PUSH_MAXIMUM_MS, attempts));
}

/** Doubles from `minimumMs` on the first failure up to `maximumMs`. */
export function exponential(minimumMs: number, maximumMs: number, attempts: number): number {
  return Math.min(maximumMs, minimumMs * 2 ** Math.min(attempts - 1, 30));
}
