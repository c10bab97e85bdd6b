/**
 * The filter language of subscriptions (https://cloud.google.com/pubsub/docs/subscription-message-filter):
 * `attributes:k`, `attributes.k = "v"`, `attributes.k != "v"`, `hasPrefix(attributes.k, "v")`, NOT or `-`, AND, OR,
 * parentheses. AND and OR may only be mixed with parentheses.
 */
import { invalidArgument } from '../protocol/status.ts';

export type Filter = (attributes: Readonly<Record<string, string>>) => boolean;

const MAX_BYTES = 256;
const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([A-Za-z_][A-Za-z0-9_-]*)|(!=|[=:.(),-]))/y;

interface Tokens {
  /** The next token, if it is that one; it is then behind us. */
  skip(token: string): boolean;
  expect(token: string): void;
  /** An attribute key: a word or a quoted string. */
  key(): string;
  value(): string;
  atEnd(): boolean;
  fail(expected: string): never;
}

/** Compiles a filter; the empty one is undefined. Throws INVALID_ARGUMENT with the place of a syntax error. */
export function parseFilter(source: string): Filter | undefined {
  if (Buffer.byteLength(source) > MAX_BYTES)
    throw invalidArgument(
      `Invalid filter: ${Buffer.byteLength(source)} bytes, at most ${MAX_BYTES} are allowed`,
    );
  if (source.trim() === '') return undefined;
  const tokens = tokenize(source);
  const filter = expression(tokens);
  if (!tokens.atEnd()) tokens.fail('the end (AND and OR mix only with parentheses)');
  return filter;
}

function expression(tokens: Tokens): Filter {
  const terms = [term(tokens)];
  for (const operator of ['AND', 'OR']) {
    while (tokens.skip(operator)) terms.push(term(tokens));
    if (terms.length === 1) continue;
    return operator === 'AND'
      ? (attributes) => terms.every((each) => each(attributes))
      : (attributes) => terms.some((each) => each(attributes));
  }
  return (attributes) => terms.every((each) => each(attributes));
}

function term(tokens: Tokens): Filter {
  if (tokens.skip('NOT') || tokens.skip('-')) {
    const negated = term(tokens);
    return (attributes) => !negated(attributes);
  }
  if (tokens.skip('(')) {
    const inner = expression(tokens);
    tokens.expect(')');
    return inner;
  }
  if (tokens.skip('hasPrefix')) return prefix(tokens);
  tokens.expect('attributes');
  if (tokens.skip(':')) {
    const key = tokens.key();
    return (attributes) => Object.hasOwn(attributes, key);
  }
  tokens.expect('.');
  return comparison(tokens, tokens.key());
}

function prefix(tokens: Tokens): Filter {
  tokens.expect('(');
  tokens.expect('attributes');
  tokens.expect('.');
  const key = tokens.key();
  tokens.expect(',');
  const start = tokens.value();
  tokens.expect(')');
  return (attributes) => Object.hasOwn(attributes, key) && attributes[key]?.startsWith(start) === true;
}

function comparison(tokens: Tokens, key: string): Filter {
  if (tokens.skip('=')) {
    const value = tokens.value();
    return (attributes) => Object.hasOwn(attributes, key) && attributes[key] === value;
  }
  if (!tokens.skip('!=')) tokens.fail('= or !=');
  const value = tokens.value();
  return (attributes) => !Object.hasOwn(attributes, key) || attributes[key] !== value;
}

function tokenize(source: string): Tokens {
  const found: { text: string; at: number }[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw invalidArgument(`Invalid filter: cannot read ${quote(source.slice(at).trim())}`);
    found.push({ text: match[0].trim(), at });
  }
  let next = 0;
  const fail = (expected: string): never => {
    const token = found[next];
    const received = token ? `${quote(token.text)} at character ${token.at + 1}` : 'the end';
    throw invalidArgument(`Invalid filter: expected ${expected}, received ${received}`);
  };
  const take = (expected: string, fits: (text: string) => boolean): string => {
    const text = found[next]?.text;
    if (text === undefined || !fits(text)) return fail(expected);
    next += 1;
    return text.startsWith('"') ? unquote(text) : text;
  };
  return {
    fail,
    skip: (token) => found[next]?.text === token && ++next > 0,
    expect: (token) => void take(token, (text) => text === token),
    key: () => take('an attribute key', (text) => /^["A-Za-z_]/.test(text)),
    value: () => take('a quoted value', (text) => text.startsWith('"')),
    atEnd: () => next === found.length,
  };
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{3})|(.))/g;
const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

function unquote(text: string): string {
  return text.slice(1, -1).replace(ESCAPE, (_, unicode, hex, octal, character) => {
    if (character !== undefined) return CONTROL[character] ?? character;
    const digits = unicode ?? hex ?? octal;
    return String.fromCharCode(Number.parseInt(digits, digits === octal ? 8 : 16));
  });
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
