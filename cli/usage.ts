/** How the command is called, and the parts of calling it that its commands share. */
import { InvalidArgumentError } from 'commander';
import { isInexact } from '../shared/contract/json.ts';

/** What one types before the arguments. */
export const RELAY = 'npx relay';

/** The examples under a command's help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line.replace(/\brelay /, `${RELAY} `)}\n`).join('')}`;
}

export type Pair = readonly [name: string, value: string];

/** For an option that may be repeated: `name=value`. */
export function pairs(text: string, previous: readonly Pair[] = []): readonly Pair[] {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Allowed: name=value.');
  return [...previous, [text.slice(0, at), text.slice(at + 1)]];
}

/**
 * The value that an argument stands for: JSON where it is JSON (`42`, `true`, `["a"]`, `"42"`), otherwise the text
 * itself. A whole number beyond 2^53 stays text, because its digits would change.
 */
export function parseValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isInexact(value) ? text : value;
  } catch {
    return text;
  }
}
