/** When a reporting webhook that failed is tried again (https://docs.customer.io/integrations/api/webhooks/). */

/** How a call ended: with a status, by giving up on a slow peer, or without any answer. */
export type Answer =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'timeout' }
  /** Refused, reset, ended early, or no trust in the certificate. */
  | { readonly kind: 'broken'; readonly code: string };

export interface Failure {
  readonly answer: Answer;
  /** How often this event has been tried, this time included. */
  readonly attempts: number;
  readonly firstFailedMs: number;
  readonly nowMs: number;
}

const PENALTY_STATUSES: ReadonlySet<number> = new Set([
  400, 401, 402, 403, 404, 405, 410, 429, 500, 502, 521,
]);

const HOUR_MS = 3_600_000;
const PATIENCE_MS = 7 * 24 * HOUR_MS;
/** The vendor calls its backoff exponential and gives no figures; these are ours. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = HOUR_MS;

/** True for any 2xx. */
export function isSuccess(answer: Answer): boolean {
  return answer.kind === 'status' && answer.status >= 200 && answer.status < 300;
}

/** Unix milliseconds of the next attempt; undefined when the event's seven days are over and it is lost. */
export function nextAttempt({ answer, attempts, firstFailedMs, nowMs }: Failure): number | undefined {
  const backoffMs = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  const atMs = nowMs + (isPenalised(answer) ? Math.max(HOUR_MS, backoffMs) : backoffMs);
  return atMs - firstFailedMs > PATIENCE_MS ? undefined : atMs;
}

function isPenalised(answer: Answer): boolean {
  return answer.kind === 'broken' || (answer.kind === 'status' && PENALTY_STATUSES.has(answer.status));
}
