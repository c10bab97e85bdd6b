/** Deliberate trouble: what the real service may do at any time, and this one only when told to. */

import { isObject } from '../json.ts';
import { seededRandom } from '../random.ts';
import { invalidArgument } from './protocol/status.ts';

/** Chances are from 0 to 1 and default to 0. */
export interface Disturbance {
  /** Chance that a message is delivered once more, at the same time or up to 100 ms later. */
  readonly duplicate?: number;
  /** Chance that a message is held for up to 50 ms, so that those behind it overtake. */
  readonly reorder?: number;
  /** Chance that a message is held for up to `delayMs` (default 1000). */
  readonly delay?: number;
  readonly delayMs?: number;
  /** Makes the choices repeatable; default 1. */
  readonly seed?: number;
}

export interface Trouble {
  /** How long to hold a message before its first delivery, in milliseconds; 0 = not at all. */
  holdMs(): number;
  /** How long after its delivery to deliver it once more; undefined = never. */
  duplicateAfterMs(): number | undefined;
}

const FIELDS: readonly (keyof Disturbance)[] = ['duplicate', 'reorder', 'delay', 'delayMs', 'seed'];

/** The disturbance in a parsed JSON document. Throws INVALID_ARGUMENT with the field and what it may hold. */
export function readDisturbance(value: unknown): Disturbance {
  if (!isObject(value))
    throw invalidArgument(`A disturbance must be a JSON object with any of ${FIELDS.join(', ')}.`);
  for (const [name, number] of Object.entries(value)) {
    if (!FIELDS.some((field) => field === name))
      throw invalidArgument(`Unknown disturbance "${name}"; known are ${FIELDS.join(', ')}.`);
    const most = name === 'delayMs' || name === 'seed' ? Number.MAX_SAFE_INTEGER : 1;
    if (typeof number !== 'number' || !(number >= 0 && number <= most))
      throw invalidArgument(`${name} is ${JSON.stringify(number)}; a number from 0 to ${most} is allowed.`);
  }
  return value;
}

/** Turns chances into choices, the same ones for the same seed. */
export function createTrouble(disturbance: Disturbance): Trouble {
  const { duplicate = 0, reorder = 0, delay = 0, delayMs = 1000, seed = 1 } = disturbance;
  const random = seededRandom(seed);
  return {
    holdMs() {
      if (delay > 0 && random() < delay) return random() * delayMs;
      return reorder > 0 && random() < reorder ? random() * 50 : 0;
    },
    duplicateAfterMs() {
      if (duplicate === 0 || random() >= duplicate) return undefined;
      return random() < 0.5 ? 0 : random() * 100;
    },
  };
}
