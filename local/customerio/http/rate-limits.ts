/** The vendor's rate limits (App API reference, "Rate limits"), for whoever wants to meet them. */
import type { Clock } from '../clock.ts';
import { jsonReply, type Reply } from './reply.ts';
import type { Route } from './router.ts';

export interface RateLimits {
  /** Requests a second over everything of the App API that has no limit of its own; more are answered 429. */
  readonly appPerSecond?: number;
  /** Seconds that lie between two broadcast triggers; earlier ones are answered 429. */
  readonly broadcastEverySeconds?: number;
  /** Requests a second over the Track API and sends; more are answered as successes and dropped. */
  readonly trackPerSecond?: number;
}

/** What the vendor documents. The Track limit is soft there: excess may be dropped. */
export const VENDOR_RATE_LIMITS = {
  appPerSecond: 10,
  broadcastEverySeconds: 10,
  trackPerSecond: 1000,
} as const satisfies RateLimits;

/** What a limit makes of a call: nothing, a refusal, or silence behind a success. */
export type Limited = Reply | 'drop' | undefined;

/** A function that counts a call to a route and says what the limits make of it. */
export function createRateLimits(limits: RateLimits, clock: Clock): (route: Route) => Limited {
  const { appPerSecond, broadcastEverySeconds, trackPerSecond } = limits;
  const app = createWindow(appPerSecond, 1, clock);
  const broadcast = createWindow(broadcastEverySeconds && 1, broadcastEverySeconds ?? 1, clock);
  const track = createWindow(trackPerSecond, 1, clock);
  return ({ access, action }) => {
    if (access === 'open') return undefined;
    if (access === 'track' || action.startsWith('send_')) return track() === undefined ? undefined : 'drop';
    if (action === 'trigger_broadcast') return refused(broadcast(), '1 request', broadcastEverySeconds);
    return refused(app(), `${appPerSecond} requests`, 1);
  };
}

/** Takes a place in a sliding window; returns in how many milliseconds one is free, where none is now. */
function createWindow(places: number | undefined, seconds: number, clock: Clock): () => number | undefined {
  const taken: number[] = [];
  return () => {
    if (places === undefined) return undefined;
    const nowMs = clock.now();
    const since = nowMs - seconds * 1000;
    while (taken.length > 0 && (taken[0] ?? nowMs) <= since) taken.shift();
    const [oldest] = taken;
    if (taken.length >= places && oldest !== undefined) return oldest - since;
    taken.push(nowMs);
    return undefined;
  };
}

function refused(waitMs: number | undefined, what: string, seconds = 1): Reply | undefined {
  if (waitMs === undefined) return undefined;
  const detail = `rate limited to ${what} per ${seconds}s`;
  const headers = { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))) };
  return jsonReply(429, { errors: [{ detail, status: '429' }] }, headers);
}
