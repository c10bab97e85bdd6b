/** Errors name a place in the text that the user wrote, which the translated SQL no longer knows. */
import { isObject } from '../../../json.ts';

/** Where things are in the text of a query, as BigQuery's messages say it. */
export interface Positions {
  /** ` at [line:column]`, both from 1, for an offset in characters; empty when there is none. */
  at(offset: number | undefined): string;
  /** The same for the first call of a function. */
  atCall(name: string): string;
}

/** Strings, quoted names and comments: what looks like SQL in them isn't. */
export const QUOTED =
  /"""(?:[^\\]|\\[\s\S])*?"""|'''(?:[^\\]|\\[\s\S])*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//;

/** Looks for places in this text. */
export function positionsIn(sql: string): Positions {
  const characters = Array.from(sql);

  function at(offset: number | undefined): string {
    if (offset === undefined) return '';
    const before = characters.slice(0, offset).join('');
    const line = before.split('\n').length;
    return ` at [${line}:${Array.from(before.slice(before.lastIndexOf('\n') + 1)).length + 1}]`;
  }

  return {
    at,
    atCall(name) {
      const code = sql.replace(new RegExp(QUOTED, 'g'), (quoted) => ' '.repeat(quoted.length));
      const index = code.search(new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\s*\\(`, 'i'));
      return index < 0 ? '' : at(Array.from(sql.slice(0, index)).length);
    },
  };
}

/** The offset at which the parser found a piece of the tree, where it kept it. */
export function offsetOf(tree: unknown): number | undefined {
  const span = isObject(tree) ? tree.span : undefined;
  return isObject(span) && typeof span.start === 'number' ? span.start : undefined;
}
