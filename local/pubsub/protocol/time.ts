/** Protobuf's Duration and Timestamp beside milliseconds and text. */

/** Seconds may come as a Long (an object that `Number` understands), a number or text. */
export interface SecondsAndNanos {
  seconds?: unknown;
  nanos?: unknown;
}

/** Milliseconds, or undefined where nothing was given. */
export function toMs(time: SecondsAndNanos | null | undefined): number | undefined {
  if (!time) return undefined;
  return Number(time.seconds ?? 0) * 1000 + Number(time.nanos ?? 0) / 1e6;
}

/** The protobuf pair for a number of milliseconds. */
export function fromMs(ms: number): { seconds: number; nanos: number } {
  const seconds = Math.floor(ms / 1000);
  return { seconds, nanos: Math.round((ms - seconds * 1000) * 1e6) };
}

/** `"2.5s"` → seconds and nanos; undefined if it isn't one. */
export function parseDuration(text: string): Record<string, number> | undefined {
  const match = /^(-?\d{1,12})(?:\.(\d{1,9}))?s$/.exec(text);
  if (!match) return undefined;
  const nanos = Number((match[2] ?? '').padEnd(9, '0'));
  return { seconds: Number(match[1]), nanos: text.startsWith('-') ? -nanos : nanos };
}

/** Seconds and nanos → `"2.5s"`. */
export function formatDuration({ seconds, nanos }: SecondsAndNanos): string {
  const fraction = Number(nanos ?? 0);
  const digits = fraction === 0 ? '' : `.${String(Math.abs(fraction)).padStart(9, '0').replace(/0+$/, '')}`;
  return `${Number(seconds ?? 0)}${digits}s`;
}

/** RFC 3339 → seconds and nanos, to the millisecond; undefined if it isn't one. */
export function parseTimestamp(text: string): Record<string, number> | undefined {
  const ms = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : fromMs(ms);
}

/** Seconds and nanos → RFC 3339 in UTC, to the millisecond. */
export function formatTimestamp(time: SecondsAndNanos): string {
  return new Date(toMs(time) ?? 0).toISOString();
}
