/** What JSON Schema can't say of a command: sizes as they travel, sums, times against the clock. */
import type { Attributes, Commands } from '../generated/types.ts';
import { toInstant } from '../instant.ts';
import { isInexact, isObject, MAX_DEPTH } from '../json.ts';
import type { Operation } from '../operations.ts';
import { COMMAND_LIMITS } from './limits.ts';
import { checkAttributes, checkBytes, checkItem, checkTime } from './parts.ts';
import { type CommandProblem, problem, TOO_DEEP, within } from './problems.ts';
import { checkTransactional } from './send-checks.ts';

type Checks = {
  readonly [O in Operation]: (command: Commands[O], nowMs: number) => CommandProblem | undefined;
};

/** What to look at beyond the schema, by operation. */
const CHECKS: Checks = {
  identify: ({ person, attributes, relationships }) =>
    checkAttributes(attributes, '/attributes') ??
    checkEach(relationships, '/relationships') ??
    checkItem({ person, attributes, relationships }),
  track: ({ person, anonymous_id, name, data }) =>
    anonymous_id === undefined
      ? checkItem({ person, name, data })
      : checkBytes(data, COMMAND_LIMITS.anonymousDataBytes, '/data'),
  object: (command) => {
    if (command.action === 'delete') return undefined;
    const { object, attributes, relationships } = command;
    return (
      checkAttributes(attributes, '/attributes') ??
      checkEach(relationships, '/relationships') ??
      checkItem({ object, attributes, relationships })
    );
  },
  device: ({ person, device }) =>
    checkAttributes(device.attributes, '/device/attributes') ?? checkItem({ person, device }),
  merge: ({ primary, secondary }) =>
    JSON.stringify(primary) === JSON.stringify(secondary)
      ? problem('not_allowed', '/secondary', 'the identifier of the primary person', 'another person')
      : undefined,
  transactional: checkTransactional,
  broadcast: (command) => checkTime(command.expires_at, '/expires_at'),
  suppress: () => undefined,
  unsuppress: () => undefined,
  delete: () => undefined,
};

/** The first rule that a command breaks although its schema holds. `nowMs` is Unix milliseconds. */
export function checkCommand<O extends Operation>(
  operation: O,
  command: Commands[O],
  nowMs: number,
): CommandProblem | undefined {
  return checkOccurredAt(command.occurred_at, nowMs) ?? CHECKS[operation](command, nowMs);
}

/**
 * What no reader of JSON must meet: nesting beyond 64, text that is no well-formed UTF-16, numbers too large to be
 * written again. Never throws, whatever the value.
 */
export function checkJson(value: unknown, depth = 0): CommandProblem | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : ILL_FORMED;
  if (typeof value === 'number') return checkNumber(value);
  const isList = Array.isArray(value);
  if (!isList && !isObject(value)) return undefined;
  if (depth === MAX_DEPTH) return TOO_DEEP;
  for (const [key, member] of isList ? value.entries() : Object.entries(value)) {
    const isIllFormed = typeof key === 'string' && !key.isWellFormed();
    const found = isIllFormed ? ILL_FORMED : checkJson(member, depth + 1);
    if (found !== undefined) return within(key, found);
  }
  return undefined;
}

function checkNumber(value: number): CommandProblem | undefined {
  if (!Number.isFinite(value)) return TOO_LARGE_NUMBER;
  return isInexact(value) ? INEXACT_NUMBER : undefined;
}

const INEXACT_NUMBER = problem(
  'out_of_range',
  '',
  'a whole number beyond 9007199254740991',
  'whole numbers within ±9007199254740991; send longer ids as text',
);
const ILL_FORMED = problem('ill_formed_text', '', 'a lone surrogate', 'well-formed Unicode');
const TOO_LARGE_NUMBER = problem('out_of_range', '', 'a number beyond 1.8e308', 'finite numbers');

function checkEach(
  relationships: readonly { attributes?: Attributes }[] | undefined,
  path: string,
): CommandProblem | undefined {
  for (const [index, { attributes }] of relationships?.entries() ?? []) {
    const found = checkAttributes(attributes, `${path}/${index}/attributes`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function checkOccurredAt(occurredAt: string | undefined, nowMs: number): CommandProblem | undefined {
  const invalid = checkTime(occurredAt, '/occurred_at');
  const instant = toInstant(occurredAt);
  if (invalid !== undefined || instant === undefined) return invalid;
  if (Date.parse(instant) - nowMs <= COMMAND_LIMITS.occurredAheadMs) return undefined;
  return problem('too_late', '/occurred_at', 'a time more than 24 hours ahead', 'at most 24 hours');
}
