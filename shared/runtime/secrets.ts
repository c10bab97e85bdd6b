/** A secret that can be read but not printed: every way of turning it into text gives `[redacted]`. */
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import type { Now } from './clock.ts';

/** A mounted secret is read again once it is older than this: a rotation needs no deploy. */
const MAX_AGE_MS = 60_000;

/** A secret's text, within reach but out of sight. */
export interface Secret {
  /**
   * The secret's text without surrounding white space.
   *
   * @param maxAgeMs how old it may be: a minute, or less where it has just been found not to fit.
   */
  value(maxAgeMs?: number): string;
  toString(): string;
  toJSON(): string;
}

/** A secret that was given in the environment: read once. */
export function fixedSecret(text: string): Secret {
  const trimmed = text.trim();
  return { value: () => trimmed, ...redacted };
}

/**
 * A secret in a mounted file, read now and again whenever it is over a minute old. A file that can't be read
 * later on leaves the last known value in force.
 *
 * @throws what `readFileSync` throws, if the file can't be read now.
 */
export function mountedSecret(path: string, now: Now): Secret {
  let text = readFileSync(path, 'utf8').trim();
  let readAtMs = now();
  return {
    value(maxAgeMs = MAX_AGE_MS) {
      if (now() - readAtMs > maxAgeMs) {
        readAtMs = now();
        try {
          text = readFileSync(path, 'utf8').trim() || text;
        } catch {
          // The volume is being rewritten or unmounted: the last known value is the best there is.
        }
      }
      return text;
    },
    ...redacted,
  };
}

const redacted = {
  toString: () => '[redacted]',
  toJSON: () => '[redacted]',
  [inspect.custom]: () => '[redacted]',
};
