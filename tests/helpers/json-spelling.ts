/** JSON in every spelling: white space between tokens, letters of strings as `\u` escapes. */
import fc from 'fast-check';

const SPACES = ['', ' ', '\n\t', '\r\n '];

/** How to spell: one style a token, over and over. */
export type Styles = readonly number[];

export const styles = (): fc.Arbitrary<Styles> => fc.array(fc.nat(7), { minLength: 1, maxLength: 20 });

/** The JSON text of a value, spelled as the styles say. */
export function spell(value: unknown, spelling: Styles): string {
  let token = 0;
  const style = () => spelling[token++ % spelling.length] ?? 0;

  function pad(text: string): string {
    const space = SPACES[style() % 4] ?? '';
    return space + text + space;
  }

  function spellString(text: string): string {
    const isEscaped = style() >= 4;
    const letters = [...text].map((letter) =>
      isEscaped && /[A-Za-z]/.test(letter)
        ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
        : JSON.stringify(letter).slice(1, -1),
    );
    return pad(`"${letters.join('')}"`);
  }

  function spellValue(part: unknown): string {
    if (typeof part === 'string') return spellString(part);
    if (Array.isArray(part)) return pad(`[${part.map(spellValue).join(',')}]`);
    if (typeof part !== 'object' || part === null) return pad(JSON.stringify(part));
    const members = Object.entries(part).map(([key, member]) => `${spellString(key)}:${spellValue(member)}`);
    return pad(`{${members.join(',')}}`);
  }

  return spellValue(value);
}

/** Any JSON value together with some spelling of it. */
export const spelledJson = (): fc.Arbitrary<{ value: unknown; text: string }> =>
  fc.tuple(fc.jsonValue(), styles()).map(([value, spelling]) => ({ value, text: spell(value, spelling) }));
