/**
 * What identifies a person. The expressions are those of `schemas/commands/common.schema.json`, where a contract
 * test holds them. They say nothing of length: an identifier has 1 to 150 bytes in UTF-8.
 *
 * Source: https://docs.customer.io/integrations/api/track/ (limits), https://docs.customer.io/journeys/identifying-people/
 */

/** One line: no control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
export const LINE = /^[^\u0000-\u001f\u007f-\u009f]+$/u;

/**
 * Neither `.` nor `..`, which the vendor's client would turn into another route; not blank, which it would leave
 * out without a word; no control characters.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
export const ID = /^(?!\.{1,2}$)(?=\s*\S)[^\u0000-\u001f\u007f-\u009f]+$/u;

/** Shaped like one email address: the vendor decides whether it exists. */
export const EMAIL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
  /^[^\s@,;:<>()"\u0000-\u001f\u007f-\u009f]+@[^\s@,;:<>()".\u0000-\u001f\u007f-\u009f]+(?:\.[^\s@,;:<>()".\u0000-\u001f\u007f-\u009f]+)*$/u;

/** E.164: `+`, country code, number. */
export const PHONE = /^\+[1-9]\d{1,14}$/u;

/**
 * E.164, or one line with Liquid in it, which Customer.io fills with what it knows of the person. Written so that
 * the time it takes grows with the length alone.
 */
export const PHONE_OR_LIQUID =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
  /^(?:\+[1-9]\d{1,14}|[^{\u0000-\u001f\u007f-\u009f]*\{[{%][^\u0000-\u001f\u007f-\u009f]*[%}]\}[^{}\u0000-\u001f\u007f-\u009f]*)$/u;

/**
 * The bare addresses of a comma-separated list such as `Ann <ann@example.com>, "Lee, Bo" <bo@example.com>`, or
 * undefined when an entry holds none.
 */
export function addressesIn(list: string): string[] | undefined {
  const addresses: string[] = [];
  for (const entry of entriesOf(list)) {
    const address = /<([^<>]*)>$/.exec(entry)?.[1] ?? entry;
    if (!EMAIL.test(address)) return undefined;
    addresses.push(address);
  }
  return addresses;
}

/** What stands between the commas, except those inside double quotes. */
function entriesOf(list: string): string[] {
  const entries: string[] = [];
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < list.length; at++) {
    const character = list[at];
    if (character === '\\' && isQuoted) at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === ',' && !isQuoted) {
      entries.push(list.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...entries, list.slice(start).trim()];
}
