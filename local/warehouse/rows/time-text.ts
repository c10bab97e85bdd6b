/**
 * BigQuery's text forms of dates and times, turned into numbers.
 * https://docs.cloud.google.com/bigquery/docs/reference/standard-sql/data-types#timestamp_type
 */

const MICROS_PER_SECOND = 1_000_000n;
const MICROS_PER_MINUTE = 60n * MICROS_PER_SECOND;
const MICROS_PER_DAY = 86_400n * MICROS_PER_SECOND;
const MS_PER_DAY = 86_400_000;

const DATE = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const CLOCK = String.raw`(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,6}))?`;
const OFFSET = String.raw`(?: ?([Zz]|UTC)| ?([+-])(\d{1,2})(?::(\d{2}))?)?`;
const DATE_ONLY = new RegExp(`^${DATE}$`);
const CLOCK_ONLY = new RegExp(`^${CLOCK}$`);
const CIVIL = new RegExp(`^${DATE}(?:[ Tt]${CLOCK})?$`);
const INSTANT = new RegExp(`^${DATE}(?:[ Tt]${CLOCK})?${OFFSET}$`);

/** 0001-01-01 and 9999-12-31 in days since 1970. */
export const FIRST_DAY = -719_162;
export const LAST_DAY = 2_932_896;
/** 0001-01-01 00:00:00 and 9999-12-31 23:59:59.999999 in microseconds since 1970. */
export const FIRST_MICRO = BigInt(FIRST_DAY) * MICROS_PER_DAY;
export const LAST_MICRO = BigInt(LAST_DAY + 1) * MICROS_PER_DAY - 1n;

/** Days since 1970-01-01; undefined when it isn't a date from 0001 to 9999. */
export function parseDate(text: string): bigint | undefined {
  const match = DATE_ONLY.exec(text);
  return match === null ? undefined : daysOf(match[1], match[2], match[3]);
}

/** Microseconds since midnight; undefined when it isn't a time of day. */
export function parseTime(text: string): bigint | undefined {
  const match = CLOCK_ONLY.exec(text);
  return match === null ? undefined : microsOf(match[1], match[2], match[3], match[4]);
}

/** Microseconds since 1970-01-01 00:00:00 on the same clock; undefined when it isn't a date with or without time. */
export function parseDatetime(text: string): bigint | undefined {
  const match = CIVIL.exec(text);
  return match === null ? undefined : civilMicros(match);
}

/**
 * Microseconds since 1970-01-01 00:00:00 UTC; text without an offset is UTC. Undefined when it isn't BigQuery's
 * canonical form (which RFC 3339 with at most six fractional digits is) or lies outside the years 0001 to 9999.
 */
export function parseTimestamp(text: string): bigint | undefined {
  const match = INSTANT.exec(text);
  const civil = match === null ? undefined : civilMicros(match);
  if (match === null || civil === undefined) return undefined;
  const [hours, minutes] = [Number(match[10] ?? 0), Number(match[11] ?? 0)];
  if (hours > 14 || minutes > 59) return undefined;
  const offset = BigInt(hours * 60 + minutes) * MICROS_PER_MINUTE;
  const micros = match[9] === '-' ? civil + offset : civil - offset;
  return micros < FIRST_MICRO || micros > LAST_MICRO ? undefined : micros;
}

function civilMicros(match: RegExpExecArray): bigint | undefined {
  const days = daysOf(match[1], match[2], match[3]);
  const micros = match[4] === undefined ? 0n : microsOf(match[4], match[5], match[6], match[7]);
  return days === undefined || micros === undefined ? undefined : days * MICROS_PER_DAY + micros;
}

function daysOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): bigint | undefined {
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists && Number(year) > 0 ? BigInt(date.getTime() / MS_PER_DAY) : undefined;
}

function microsOf(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction = '',
): bigint | undefined {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || m > 59 || s > 59) return undefined;
  return BigInt((h * 60 + m) * 60 + s) * MICROS_PER_SECOND + BigInt(fraction.padEnd(6, '0'));
}
