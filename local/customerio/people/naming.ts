/** Whose identifiers may become what: an identifier names one person, and most don't change. */
import type { JsonObject } from '../../json.ts';
import { type Directory, NAMING_KINDS } from './directory.ts';
import type { Identifier } from './identifiers.ts';
import { attributeText, type Person } from './person.ts';

/** `emailChangesById`: whether an identify by id may change the e-mail address. */
export function createNaming({ find }: Pick<Directory, 'find'>, emailChangesById: boolean) {
  /** Somebody known by another identifier in the attributes, who has none of this kind yet. */
  function adoptable(by: Identifier, attributes: JsonObject): Person | undefined {
    for (const kind of NAMING_KINDS) {
      const value = attributes[kind];
      if (kind === by.kind || value === undefined || value === null || by.kind === 'cio_id') continue;
      const person = find({ kind, value: String(value) });
      if (person !== undefined && attributeText(person, by.kind) === undefined) return person;
    }
    return undefined;
  }

  /** Why this value can't become one of the person's identifiers, if so. */
  function conflict(person: Person, kind: (typeof NAMING_KINDS)[number], value: string, by: Identifier) {
    const current = attributeText(person, kind);
    if (current === value) return undefined;
    if (by.kind === kind) return `${kind} "${value}" differs from the ${kind} that the call is addressed to`;
    const owner = find({ kind, value });
    if (owner !== undefined && owner.cioId !== person.cioId)
      return `${kind} "${value}" belongs to another person`;
    const fixed = kind === 'id' || !emailChangesById;
    const refused = current !== undefined && fixed && by.kind !== 'cio_id';
    return refused ? `${kind} can only be changed by cio_id` : undefined;
  }

  /** The values that may be set, and why others may not. */
  function acceptable(person: Person, attributes: JsonObject, by: Identifier) {
    const values = { ...attributes, ...(by.kind !== 'cio_id' && { [by.kind]: by.value }) };
    const failures: string[] = [];
    for (const kind of NAMING_KINDS) {
      const value = attributes[kind];
      if (value === undefined || value === null) continue;
      const reason = conflict(person, kind, String(value), by);
      if (reason !== undefined) failures.push(reason);
      if (by.kind === kind) continue;
      if (reason === undefined) values[kind] = String(value);
      else delete values[kind];
    }
    return { values, failures };
  }

  return { adoptable, acceptable };
}
