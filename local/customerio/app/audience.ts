/** Who an API-triggered broadcast goes to. */
import { isObject, type JsonObject } from '../../json.ts';
import { isText } from '../json.ts';
import type { Identifier } from '../people/identifiers.ts';
import type { People } from '../people/people.ts';
import { attributesOf, type Person } from '../people/person.ts';

/** Most members of an audience that names people, where the API reference has a limit: it has none for `emails`. */
const MAX_MEMBERS: Readonly<Record<string, number>> = { ids: 10_000, per_user_data: 10_000 };

/** The people that were found, or what is wrong with the request (422), or with single people in it. */
export type Audience =
  | { readonly people: readonly Person[]; readonly missing: readonly string[] }
  | { readonly refusal: string; readonly pointer: string };

const SHAPES = ['recipients', 'ids', 'emails', 'per_user_data', 'data_file_url'] as const;

/** Reads whichever way the body names its audience; without any, that is everybody. */
export function readAudience(body: JsonObject, people: People): Audience {
  const given = SHAPES.filter((name) => body[name] !== undefined);
  const [shape] = given;
  if (given.length > 1) return refusal(`only one of ${SHAPES.join(', ')} is allowed`, `/${given[1]}`);
  if (shape === undefined) return { people: [...people.all()], missing: [] };
  const value = body[shape];
  if (shape === 'data_file_url') {
    if (!isText(value) || !URL.canParse(value)) return refusal('must be a URL', '/data_file_url');
    return { people: [], missing: [] };
  }
  if (shape === 'recipients') return byFilter(value, people);
  if (!Array.isArray(value) || value.length === 0)
    return refusal('must be an array and not empty', `/${shape}`);
  const maxMembers = MAX_MEMBERS[shape] ?? Number.POSITIVE_INFINITY;
  if (value.length > maxMembers) return refusal(`must not have more than ${maxMembers} items`, `/${shape}`);
  return byIdentifiers(shape, value, body, people);
}

function byIdentifiers(shape: string, items: unknown[], body: JsonObject, people: People): Audience {
  const found = new Map<string, Person>();
  const missing: string[] = [];
  for (const [index, item] of items.entries()) {
    const identifier = identifierOf(shape, item);
    if (identifier === undefined) return refusal('is no identifier', `/${shape}/${index}`);
    const person = people.find(identifier);
    if (person !== undefined) found.set(person.cioId, person);
    else if (body[`${identifier.kind}_ignore_missing`] !== true) {
      missing.push(`line ${index + 1}: no person with ${identifier.kind} "${identifier.value}"`);
    }
  }
  return { people: [...found.values()], missing };
}

function identifierOf(shape: string, item: unknown): Identifier | undefined {
  if (shape === 'emails') return isText(item) ? { kind: 'email', value: item } : undefined;
  if (shape === 'ids') return isText(item) ? { kind: 'id', value: item } : undefined;
  if (!isObject(item)) return undefined;
  if (isText(item.id)) return { kind: 'id', value: item.id };
  return isText(item.email) ? { kind: 'email', value: item.email } : undefined;
}

type Predicate = (person: Person) => boolean;

function byFilter(filter: unknown, people: People): Audience {
  const predicate = compiled(filter);
  if (predicate === undefined) return refusal('is no audience filter', '/recipients');
  return { people: [...people.all()].filter(predicate), missing: [] };
}

/** A filter of the App API: and, or, not, segment, attribute. */
function compiled(filter: unknown): Predicate | undefined {
  if (!isObject(filter)) return undefined;
  const entries = Object.entries(filter);
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return undefined;
  const [operator, operand] = entry;
  switch (operator) {
    case 'and':
    case 'or': {
      if (!Array.isArray(operand) || operand.length === 0) return undefined;
      const parts = operand.map(compiled).filter((part) => part !== undefined);
      if (parts.length < operand.length) return undefined;
      return (person) => (operator === 'and' ? parts.every((p) => p(person)) : parts.some((p) => p(person)));
    }
    case 'not': {
      const inner = compiled(operand);
      return inner && ((person) => !inner(person));
    }
    case 'segment':
      return isObject(operand) ? (person) => person.segments.includes(String(operand.id)) : undefined;
    case 'attribute':
      return isObject(operand) ? attributeFilter(operand) : undefined;
    default:
      return undefined;
  }
}

function attributeFilter({ field, operator, value }: JsonObject): Predicate | undefined {
  if (!isText(field)) return undefined;
  if (operator === 'exists') return (person) => attributesOf(person)[field] !== undefined;
  return operator === 'eq' ? (person) => String(attributesOf(person)[field]) === String(value) : undefined;
}

function refusal(reason: string, pointer: string): Audience {
  return { refusal: reason, pointer };
}
