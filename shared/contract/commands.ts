/**
 * Commands: their types and how they are read. A parser needs only the compiled schema of its own operation, so
 * that a function loads no other.
 */
import { checkCommand, checkJson } from './command/checks.ts';
import { type CommandProblem, describe, problem } from './command/problems.ts';
import { problemOf, type ValidatorError } from './command/schema-errors.ts';
import type { Commands } from './generated/types.ts';
import { isObject } from './json.ts';
import type { Operation } from './operations.ts';

export type { CommandProblem, InvalidReason } from './command/problems.ts';
export type {
  BroadcastCommand,
  DeleteCommand,
  DeviceCommand,
  IdentifyCommand,
  MergeCommand,
  ObjectCommand,
  SuppressCommand,
  TrackCommand,
  TransactionalCommand,
  UnsuppressCommand,
} from './generated/types.ts';

/** A valid command of an operation. */
export type CommandOf<O extends Operation> = Commands[O];
/** A valid command of any operation. */
export type Command = CommandOf<Operation>;

/** What was read, or what is wrong with it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: CommandProblem };

/** Reads parsed JSON as a command. Never throws; `nowMs` is Unix milliseconds. */
export type CommandParser<O extends Operation> = (json: unknown, nowMs: number) => Parsed<CommandOf<O>>;

/** A compiled schema, as `generated/<operation>.ts` exports it. */
export interface GeneratedValidator<O extends Operation> {
  (json: unknown): json is CommandOf<O>;
  /** What the last call found; overwritten by the next. */
  errors?: readonly ValidatorError[] | null;
}

/**
 * A parser that reports the most useful fault of a command, always the same one: unreadable content, then another
 * operation's command, then key by key from the outside in (unknown, missing, wrong), then the vendor's limits.
 */
export function createCommandParser<O extends Operation>(
  operation: O,
  validate: GeneratedValidator<O>,
): CommandParser<O> {
  return (json, nowMs) => {
    const unreadable = checkReadable(json, operation);
    if (unreadable !== undefined) return { ok: false, problem: unreadable };
    if (!validate(json)) return { ok: false, problem: problemOf(json, validate.errors) };
    const broken = checkCommand(operation, json, nowMs);
    return broken === undefined ? { ok: true, value: json } : { ok: false, problem: broken };
  };
}

/** Faults that make every other report misleading. */
function checkReadable(json: unknown, operation: Operation): CommandProblem | undefined {
  if (!isObject(json)) return problem('not_an_object', '', describe(json), 'one JSON object');
  const named = Object.hasOwn(json, 'operation') ? json.operation : operation;
  if (named !== operation) {
    return problem('wrong_operation', '/operation', 'a command of another operation', `"${operation}"`);
  }
  return checkJson(json);
}
