/** Points in time as text. */

/** Years 0001 to 9999, which are all that BigQuery knows. */
const RFC_3339 = /^(?!0000)\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * An RFC 3339 text as UTC with milliseconds, or undefined for anything else, such as the 30th of February. `t` and
 * `z` may be lower-case. Source: https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function toInstant(value: unknown): string | undefined {
  if (typeof value !== 'string' || !RFC_3339.test(value)) return undefined;
  const ms = Date.parse(value.toUpperCase());
  if (Number.isNaN(ms)) return undefined;
  // Date.parse takes any month for one of 31 days.
  const day = value.slice(0, 10);
  if (!new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)) return undefined;
  const instant = new Date(ms).toISOString();
  // An offset can lead out of the years that there are.
  return RFC_3339.test(instant) ? instant : undefined;
}
