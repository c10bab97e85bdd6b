/** Profiles by each of their identifiers, and the identifiers that are suppressed. */
import type { Store } from '../store.ts';
import { type Identifier, identifierKey } from './identifiers.ts';
import { attributeText, type Person } from './person.ts';

/** The kinds of identifiers that are attributes too; a cio_id is not. */
export const NAMING_KINDS = ['id', 'email', 'phone'] as const;

export type Directory = ReturnType<typeof createDirectory>;

/** The profiles in the store, found by any of their identifiers. */
export function createDirectory(store: Store) {
  const profiles = store.table<Person>('people');
  const index = new Map<string, string>();
  for (const person of profiles.values()) enter(person);

  function enter(person: Person): void {
    for (const key of keysOf(person)) index.set(key, person.cioId);
  }

  function strike(person: Person): void {
    for (const key of keysOf(person)) index.delete(key);
  }

  return {
    find(by: Identifier): Person | undefined {
      const cioId = by.kind === 'cio_id' ? by.value : index.get(identifierKey(by));
      return cioId === undefined ? undefined : profiles.get(cioId);
    },
    /** Adds a profile, or replaces the one with its cio_id. */
    save(person: Person): Person {
      const before = profiles.get(person.cioId);
      if (before !== undefined) strike(before);
      enter(person);
      profiles.set(person.cioId, person);
      return person;
    },
    remove(person: Person): void {
      strike(person);
      profiles.delete(person.cioId);
    },
    all: () => profiles.values(),
    count: () => profiles.size,
    /** Forgets the index; the table is cleared with the store. */
    reset: () => index.clear(),
  };
}

/** The suppressed identifiers in the store. */
export function createSuppressions(store: Store) {
  /** Every suppressed identifier, with those that were suppressed together with it. */
  const suppressed = store.table<readonly string[]>('suppressed');
  return {
    has: (by: Identifier) => suppressed.has(identifierKey(by)),
    add(by: Identifier, person: Person | undefined): void {
      const known = person === undefined ? [] : [...keysOf(person), `cio_id:${person.cioId}`];
      const keys = [...new Set([identifierKey(by), ...known])];
      for (const key of keys) suppressed.set(key, keys);
    },
    /** Frees the identifier and those suppressed with it. */
    remove(by: Identifier): void {
      for (const key of suppressed.get(identifierKey(by)) ?? []) suppressed.delete(key);
    },
  };
}

function keysOf(person: Person): string[] {
  return NAMING_KINDS.flatMap((kind) => {
    const value = attributeText(person, kind);
    return value === undefined ? [] : [identifierKey({ kind, value })];
  });
}
