/** Ids and choices drawn in the vendor's manner. */
import type { Random } from '../random.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** An integer from `least` to `most`, both included. */
export function integerBetween(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** One of the items; the list must not be empty. */
export function pick<T>(random: Random, items: readonly [T, ...T[]]): T {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** A ULID: 10 characters of time, 16 drawn. */
export function ulid(timeMs: number, random: Random): string {
  let time = '';
  for (let rest = Math.floor(timeMs); time.length < 10; rest = Math.floor(rest / 32)) {
    time = CROCKFORD.charAt(rest % 32) + time;
  }
  return time + letters(random, CROCKFORD, 16);
}

/** A delivery id in the vendor's manner: URL-safe base64 with its padding. */
export function deliveryId(random: Random): string {
  return `${letters(random, BASE64_URL, 26)}==`;
}

/** A `cio_id` in the vendor's manner: lower-case hexadecimal. */
export function cioId(random: Random): string {
  return letters(random, '0123456789abcdef', 16);
}

function letters(random: Random, alphabet: string, count: number): string {
  let text = '';
  while (text.length < count) text += alphabet.charAt(Math.floor(random() * alphabet.length));
  return text;
}
