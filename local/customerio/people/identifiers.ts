/** The ways to name a person, and when two names are the same one: what merging and look-ups agree on. */
import { isObject } from '../../json.ts';

export const IDENTIFIER_KINDS = ['id', 'email', 'phone', 'cio_id'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** One way to name a person. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** As `data.identifiers` of a reporting webhook has them. */
export interface Identifiers {
  readonly id: string | null;
  readonly email: string | null;
  readonly cio_id?: string;
}

/** What an identifier is found by. E-mail addresses are one whatever their letters' case. */
export function identifierKey({ kind, value }: Identifier): string {
  return `${kind}:${kind === 'email' ? value.toLowerCase() : value}`;
}

/** The only identifier in an object such as `{"email": "a@example.com"}`, or what is wrong with it. */
export function oneIdentifier(
  value: unknown,
  kinds: readonly IdentifierKind[] = IDENTIFIER_KINDS,
): Identifier | string {
  const allowed = `exactly one of ${kinds.join(', ')}`;
  if (!isObject(value)) return `must be an object with ${allowed}`;
  const given = kinds.filter((kind) => value[kind] !== undefined && value[kind] !== null);
  const [kind] = given;
  if (kind === undefined || given.length > 1) return `must have ${allowed}`;
  const text = value[kind];
  if (typeof text !== 'string') return `${kind} must be a string`;
  if (text.trim() === '') return `${kind} must not be blank`;
  if (Buffer.byteLength(text) > 150) return `${kind} must not be longer than 150 bytes`;
  return { kind, value: text };
}

/** The identifier in a path of the Track v1 API: an id, an e-mail address, or `cio_` and a cio_id. */
export function pathIdentifier(text: string): Identifier {
  if (text.startsWith('cio_')) return { kind: 'cio_id', value: text.slice(4) };
  return { kind: text.includes('@') ? 'email' : 'id', value: text };
}
