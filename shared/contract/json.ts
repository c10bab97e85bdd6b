/**
 * JSON, and what a parsed value no longer knows of it: how deep it was, how a number was spelled, which bytes a
 * member took. The functions that read text, but for `extentOf` and `parseOrUndefined`, expect text that `JSON.parse`
 * accepts.
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const SPACE = 0x20;

/** Deeper JSON than this is refused everywhere: nobody means it, and recursive readers fail on it. */
export const MAX_DEPTH = 64;

/**
 * JSON with more marks (see `Extent`) than this is refused everywhere, before it is parsed: a megabyte of brackets
 * becomes a hundred of objects, and the process dies with everything that is under way in it. There is room for a
 * thousand packed people with the 300 attributes that each may have (607 000), and for the longest send, 2 MiB, if it
 * were nothing but numbers of one digit.
 */
export const MAX_MARKS = 2 ** 20;

/** How far JSON goes, as counted before anything is made of it. */
export interface Extent {
  /** How deep objects and arrays nest: 0 for a scalar, 1 for `{}`, 2 for `[{}]`. */
  depth: number;
  /** Commas, colons and opening brackets outside strings: each stands for a value or a key that takes memory. */
  marks: number;
}

/** Bytes as JSON holds them: base64 of the standard alphabet, of any length. */
export const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The text's value, or undefined where it is no JSON. Never throws. */
export function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** True for an object that is no array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text without the byte order mark that some editors and languages begin UTF-8 with. */
export function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** One step of a JSON pointer, escaped as RFC 6901 demands: `a/b` → `/a~1b`. */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** True for a whole number beyond 2^53, which may have lost digits when it was parsed. */
export function isInexact(value: unknown): value is number {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** How far the text goes, in one pass that keeps nothing. Never throws, whatever the text. */
export function extentOf(text: string): Extent {
  let depth = 0;
  let deepest = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) - 1;
    else if (code === COMMA || code === COLON) marks++;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      marks++;
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
  }
  return { depth: deepest, marks };
}

/** True for text whose first letter opens an array. */
export function isListText(text: string): boolean {
  return text.charCodeAt(skipSpace(text, 0)) === OPEN_BRACKET;
}

/**
 * The text with the value of every `outer.inner` member replaced, everything else untouched to the letter:
 * number spelling, key order, duplicate keys, white space.
 */
export function replaceMember(text: string, outer: string, inner: string, replacement: string): string {
  let result = '';
  let kept = 0;
  for (const [name, start] of members(text, skipSpace(text, 0))) {
    if (name !== outer || text.charCodeAt(start) !== OPEN_BRACE) continue;
    for (const [innerName, innerStart, innerEnd] of members(text, start)) {
      if (innerName !== inner) continue;
      result += text.slice(kept, innerStart) + replacement;
      kept = innerEnd;
    }
  }
  return result + text.slice(kept);
}

/** The source text of each element of a JSON array. */
export function elementTexts(text: string): string[] {
  const texts: string[] = [];
  let at = skipSpace(text, skipSpace(text, 0) + 1);
  while (text.charCodeAt(at) !== CLOSE_BRACKET) {
    const end = endOfValue(text, at);
    texts.push(text.slice(at, end));
    at = skipSpace(text, end);
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
  }
  return texts;
}

/**
 * An object with its own whole numbers beyond 2^53 as the digits that were sent. The text is read again only where
 * there are any; a reviver would be called for every value of every document.
 *
 * @param text what the whole document was parsed from.
 * @param path names that lead from the document to the object.
 */
export function withExactNumbers(
  object: Readonly<Record<string, unknown>>,
  text: string,
  ...path: string[]
): Readonly<Record<string, unknown>> {
  if (!Object.values(object).some(isInexact)) return object;
  const digits = new Map<string, string>();
  for (const [name, start, end] of members(text, startOf(text, path))) {
    if (isInexact(object[name])) digits.set(name, text.slice(start, end));
  }
  return { ...object, ...Object.fromEntries(digits) };
}

/** Where the value begins that `path` leads to; of members with one name the last counts, as for `JSON.parse`. */
function startOf(text: string, path: readonly string[]): number {
  return path.reduce(
    (at, key) => {
      let found = at;
      for (const [name, start] of members(text, at)) if (name === key) found = start;
      return found;
    },
    skipSpace(text, 0),
  );
}

/** An object or array that is open where the reading has come to. */
interface Level {
  /** The keys so far of an object; nothing for an array. */
  keys: Set<string> | undefined;
  isKeyNext: boolean;
  /** Key or index of the member that is being read. */
  at: string | number;
}

/**
 * JSON pointer to the first key that an object has twice, or undefined. Parsing keeps the last one without a word;
 * another reader may keep the first. One pass; it remembers only the keys of objects that are open.
 */
export function repeatedKey(text: string): string | undefined {
  const open: Level[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const level = open.at(-1);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (level?.keys !== undefined && level.isKeyNext) {
        level.isKeyNext = false;
        level.at = keyIn(text, at, end);
        if (level.keys.has(level.at)) return open.map(({ at: step }) => pointerStep(step)).join('');
        level.keys.add(level.at);
      }
      at = end - 1;
    } else if (code === OPEN_BRACE) open.push({ keys: new Set(), isKeyNext: true, at: '' });
    else if (code === OPEN_BRACKET) open.push({ keys: undefined, isKeyNext: false, at: 0 });
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) open.pop();
    else if (code === COMMA && level !== undefined) {
      if (typeof level.at === 'number') level.at++;
      else level.isKeyNext = true;
    }
  }
  return undefined;
}

function keyIn(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? String(JSON.parse(text.slice(start, end))) : inner;
}

/** Name, start and end of each member's value, in order, of the object that starts at `start`. */
function* members(text: string, start: number): Generator<[name: string, start: number, end: number]> {
  if (text.charCodeAt(start) !== OPEN_BRACE) return;
  let at = skipSpace(text, start + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const endOfName = endOfString(text, at);
    const name: unknown = JSON.parse(text.slice(at, endOfName));
    const valueStart = skipSpace(text, skipSpace(text, endOfName) + 1);
    const valueEnd = endOfValue(text, valueStart);
    yield [String(name), valueStart, valueEnd];
    at = skipSpace(text, valueEnd);
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= SPACE) at++;
  return at;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at + 1;
  }
  return text.length;
}

function endOfValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return endOfString(text, start);
  if (first === OPEN_BRACE || first === OPEN_BRACKET) return endOfNesting(text, start);
  let at = start;
  while (at < text.length && !isScalarEnd(text.charCodeAt(at))) at++;
  return at;
}

function endOfNesting(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) - 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
    else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && --depth === 0) return at + 1;
  }
  return text.length;
}

function isScalarEnd(code: number): boolean {
  return code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || code <= SPACE;
}
