/** Text that is safe to show on a terminal. */

/** Would break the table, or drive the terminal. Bidirectional controls would reorder what is beside them. */
const UNSAFE = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;
const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text with nothing in it that a terminal would act on. */
export function printable(text: string): string {
  return text.replaceAll(
    UNSAFE,
    (character) => SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
