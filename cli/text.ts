/** Text as a terminal sees it. */
import { stripVTControlCharacters } from 'node:util';

/** Characters that take two places: CJK, Hangul, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;
const ZERO_WIDTH = /\p{Mark}|\u200d/gu;
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

/** How many places of a terminal a text takes. */
export function widthOf(text: string): number {
  const plain = stripVTControlCharacters(text).replaceAll(ZERO_WIDTH, '');
  return [...plain].length + (plain.match(WIDE)?.length ?? 0);
}
