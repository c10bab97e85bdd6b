/** What is wrong with a command, in words. Values are never repeated. */
import { MAX_DEPTH, pointerStep } from '../json.ts';

/** Every `InvalidReason`. */
export const INVALID_REASONS = [
  'not_an_object',
  'wrong_operation',
  'unknown_key',
  'missing_key',
  'wrong_type',
  'not_allowed',
  'too_short',
  'too_long',
  'too_many',
  'too_large',
  'too_deep',
  'too_late',
  'out_of_range',
  'milliseconds',
  'bad_format',
  'bad_identifier',
  'identifier_count',
  'empty_audience',
  'reserved_key',
  'ill_formed_text',
] as const;

/** Stable codes: why a command is invalid. */
export type InvalidReason = (typeof INVALID_REASONS)[number];

/** What is wrong with what was received. */
export interface Problem<Reason extends string> {
  readonly reason: Reason;
  /** JSON pointer to the culprit, the empty string for the command itself. Long keys are cut short. */
  readonly path: string;
  /** What was received (type, length, count, never the value) and what is allowed. */
  readonly detail: string;
}

/** What is wrong with a command whose JSON could be read. */
export type CommandProblem = Problem<InvalidReason>;

const MAX_SEGMENT_CHARACTERS = 60;
const MAX_PATH_CHARACTERS = 300;
/** As seconds it is the year 5138, as milliseconds 1973: nobody means the former. */
const FIRST_MILLISECONDS = 100_000_000_000;

/** A problem whose detail says `received …; allowed: …`; neither part may repeat a value. */
export function problem<Reason extends string>(
  reason: Reason,
  path: string,
  received: string,
  allowed: string,
): Problem<Reason> {
  return { reason, path: clip(path), detail: `received ${received}; allowed: ${allowed}` };
}

/** The problem of JSON that nests deeper than is read. */
export const TOO_DEEP = problem('too_deep', '', `more than ${MAX_DEPTH} levels of nesting`, `${MAX_DEPTH}`);

/** A JSON pointer one step further down. */
export function join(path: string, key: string | number): string {
  return path + pointerStep(String(key).slice(0, MAX_SEGMENT_CHARACTERS).toWellFormed());
}

/** A problem of a member, seen from the object or list that holds it. */
export function within(key: string | number, { reason, path, detail }: CommandProblem): CommandProblem {
  return { reason, path: clip(join('', key) + path), detail };
}

function clip(path: string): string {
  return path.slice(0, MAX_PATH_CHARACTERS).toWellFormed();
}

/** A value's type and extent, never the value. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `a string of ${count(Buffer.byteLength(value), 'byte')}`;
  if (typeof value === 'number')
    return Number.isInteger(value) ? 'a whole number' : 'a number with a fraction';
  if (typeof value === 'boolean') return 'a boolean';
  if (Array.isArray(value)) return `a list of ${count(value.length, 'item')}`;
  return `an object of ${count(Object.keys(value).length, 'key')}`;
}

/** True for a number, or digits, that can only be milliseconds where seconds are due. */
export function isMilliseconds(value: unknown): boolean {
  if (typeof value === 'string') return /^\d{12,}$/.test(value);
  return typeof value === 'number' && value >= FIRST_MILLISECONDS;
}

/** The problem of a value for which `isMilliseconds` holds. */
export function millisecondsProblem(path: string, value: unknown): CommandProblem {
  return problem(
    'milliseconds',
    path,
    `${describe(value)} that looks like milliseconds`,
    'whole seconds since 1970',
  );
}

/** Characters as JSON Schema counts them. */
export function codePointsIn(text: string): number {
  let characters = 0;
  for (const _character of text) characters++;
  return characters;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
