/** Checks of the parts that several commands have in common. */
import type { Attributes } from '../generated/types.ts';
import { toInstant } from '../instant.ts';
import { COMMAND_LIMITS } from './limits.ts';
import { type CommandProblem, isMilliseconds, join, millisecondsProblem, problem } from './problems.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

/** Whether an item as it will travel in a v2 batch is larger than Customer.io takes. */
export function checkItem(item: object): CommandProblem | undefined {
  return checkBytes(item, COMMAND_LIMITS.itemBytes, '');
}

/** The first attribute whose value is too long or a time in milliseconds. `path` leads to the attributes. */
export function checkAttributes(
  attributes: Attributes | undefined,
  path: string,
): CommandProblem | undefined {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (isTimeName(name) && isMilliseconds(value)) return millisecondsProblem(join(path, name), value);
    const bytes = typeof value === 'string' ? Buffer.byteLength(value) : jsonBytes(value);
    if (bytes > COMMAND_LIMITS.attributeValueBytes) {
      const allowed = `${COMMAND_LIMITS.attributeValueBytes} bytes for an attribute's value`;
      return problem('too_long', join(path, name), `a value of ${bytes} bytes`, allowed);
    }
  }
  return undefined;
}

/** Names whose numbers Customer.io reads as points in time. */
function isTimeName(name: string): boolean {
  return name.endsWith('_at') || name === 'last_used' || name === 'timestamp';
}

/** The schema has seen to the form; whether the month has that day, and the year, is left. */
export function checkTime(time: string | undefined, path: string): CommandProblem | undefined {
  if (time === undefined) return undefined;
  const year = Number(time.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return problem('out_of_range', path, 'a year outside 2000 to 2099', 'the years 2000 to 2099');
  }
  if (toInstant(time) !== undefined) return undefined;
  return problem('bad_format', path, 'a date that does not exist', 'a date in the calendar');
}

/** Whether a value takes more bytes than `maxBytes` as JSON in UTF-8. */
export function checkBytes(value: unknown, maxBytes: number, path: string): CommandProblem | undefined {
  const bytes = jsonBytes(value);
  if (bytes <= maxBytes) return undefined;
  return problem('too_large', path, `${bytes} bytes of JSON`, `${maxBytes} bytes`);
}

function jsonBytes(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}
