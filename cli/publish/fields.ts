/** A command made of flags. The flags only set fields; whether they make sense is the contract's to say. */
import type { Operation } from '../../shared/contract/operations.ts';
import { UsageError } from '../errors.ts';
import { type Pair, parseValue } from '../usage.ts';

export interface FieldOptions {
  person?: readonly Pair[];
  attribute?: readonly Pair[];
  name?: string;
  set?: readonly Pair[];
}

type Fields = { [name: string]: unknown };

/** True where one of the flags was given. */
export function hasFields({ person, attribute, name, set }: FieldOptions): boolean {
  return [person, attribute, name, set].some((given) => given !== undefined);
}

/** @throws UsageError where two flags set the same field, or one sets a field inside another's value. */
export function commandOf(operation: Operation, { person, attribute, name, set }: FieldOptions): Fields {
  const command = emptyFields();
  // Sends name their person as Customer.io does.
  const personField = operation === 'transactional' ? 'identifiers' : 'person';
  // Identifiers are text, even where they look like numbers.
  for (const [key, value] of person ?? []) setField(command, [personField, key], value);
  // An attribute's name may have dots in it.
  for (const [key, value] of attribute ?? []) setField(command, ['attributes', key], parseValue(value));
  if (name !== undefined) setField(command, ['name'], name);
  for (const [path, value] of set ?? []) setField(command, path.split('.'), parseValue(value));
  return command;
}

function setField(fields: Fields, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined || name === '') {
    throw new UsageError(
      '--set was given an empty part of a path; allowed: a path such as message_data.code',
    );
  }
  if (rest.length === 0) {
    if (name in fields) throw new UsageError(`the field ${name} was given twice`);
    fields[name] = value;
    return;
  }
  if (!(name in fields)) fields[name] = emptyFields();
  const inner = fields[name];
  if (!isFields(inner))
    throw new UsageError(`the field ${name} was given twice, once with fields of its own`);
  setField(inner, rest, value);
}

/** Without a prototype every name is a field like any other. */
function emptyFields(): Fields {
  return Object.create(null);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;
}
