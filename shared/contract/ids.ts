/** Ids that are derived, so that every attempt at a command and every copy of it comes to the same ones. */
import { createHash } from 'node:crypto';
import { isObject } from './json.ts';

/** What a command without an id of its own is known by: all of it survives redelivery, republishing and redriving. */
export interface CommandSource {
  /** `canonicalJson` of the command, or other text that stands for bytes which are no JSON. */
  content: string;
  /** RFC 3339, as it was given. */
  firstPublishedAt: string;
  firstMessageId: string;
  /** Place in the message's array of commands; 0 where it held one command. */
  index: number;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID_CHARACTERS = 26;

/** The default id of a command: 64 hex digits of a SHA-256. */
export function commandIdOf({ content, firstPublishedAt, firstMessageId, index }: CommandSource): string {
  return sha256(JSON.stringify([content, firstPublishedAt, firstMessageId, index])).toString('hex');
}

/**
 * The ULID that an event is sent under: 26 characters of Crockford's base 32, the same for the same command.
 * Customer.io ignores an event whose id it has seen. Source: https://docs.customer.io/integrations/api/track/
 */
export function eventUlid(commandId: string): string {
  let rest = BigInt(`0x${sha256(`track|${commandId}`).toString('hex', 0, 16)}`);
  let ulid = '';
  // 128 bits fill 25 characters and 3 bits of the first, which therefore never exceeds 7.
  for (let at = 0; at < ULID_CHARACTERS; at++) {
    ulid = CROCKFORD.charAt(Number(rest & 31n)) + ulid;
    rest >>= 5n;
  }
  return ulid;
}

/**
 * JSON with the keys of every object sorted and no white space: equal values give equal text. Never throws, whatever
 * the JSON value: it keeps a list of its own instead of calling itself, so that depth is no matter.
 */
export function canonicalJson(value: unknown): string {
  let text = '';
  const pending: Piece[] = [{ value }];
  for (let piece = pending.pop(); piece !== undefined; piece = pending.pop()) {
    if (typeof piece === 'string') text += piece;
    else for (const part of partsOf(piece.value).reverse()) pending.push(part);
  }
  return text;
}

/** Finished text, or a value still to be written. */
type Piece = string | { value: unknown };

function partsOf(value: unknown): Piece[] {
  if (Array.isArray(value)) {
    return ['[', ...value.flatMap((item, index): Piece[] => [index === 0 ? '' : ',', { value: item }]), ']'];
  }
  if (!isObject(value)) return [JSON.stringify(value) ?? 'null'];
  const keys = Object.keys(value).sort();
  const members = keys.flatMap((key, index): Piece[] => [
    `${index === 0 ? '' : ','}${JSON.stringify(key)}:`,
    { value: value[key] },
  ]);
  return ['{', ...members, '}'];
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
