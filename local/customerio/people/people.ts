/** The people of a workspace, and what calls do to them. */
import type { JsonObject } from '../../json.ts';
import type { Random } from '../../random.ts';
import { cioId } from '../random.ts';
import type { Store } from '../store.ts';
import { createDirectory, createSuppressions, NAMING_KINDS } from './directory.ts';
import type { Identifier } from './identifiers.ts';
import {
  attributeText,
  type Device,
  flattened,
  isUnsubscribed,
  merged,
  newPerson,
  type Person,
  topicsOf,
  withAttributes,
} from './person.ts';

export type SubscriptionMetric = 'subscribed' | 'unsubscribed' | 'cio_subscription_preferences_changed';

export interface PeopleOptions {
  readonly store: Store;
  readonly random: Random;
  /** Whether an identify by id may change the e-mail address, a setting of the workspace. */
  readonly emailChangesById: boolean;
  readonly onSubscription: (person: Person, metric: SubscriptionMetric) => void;
}

export interface Identify {
  readonly attributes: JsonObject;
  readonly atSeconds: number;
  readonly updateOnly: boolean;
}

export type People = ReturnType<typeof createPeople>;

const FAILURES_KEPT = 20;

export function createPeople({ store, random, emailChangesById, onSubscription }: PeopleOptions) {
  const directory = createDirectory(store);
  const suppressions = createSuppressions(store);
  const { find, save } = directory;

  /** The person, created when unknown; undefined where the vendor would drop the call in silence. */
  function findOrCreate(identifier: Identifier, atSeconds: number): Person | undefined {
    if (suppressions.has(identifier)) return undefined;
    const known = find(identifier);
    if (known !== undefined || identifier.kind === 'cio_id') return known;
    const person = newPerson(cioId(random), atSeconds);
    return save(withAttributes(person, { [identifier.kind]: identifier.value }, atSeconds));
  }

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

  function identify(by: Identifier, { attributes, atSeconds, updateOnly }: Identify): Person | undefined {
    const known = find(by) ?? adoptable(by, attributes);
    if (updateOnly && known === undefined) return undefined;
    const person = suppressions.has(by) ? undefined : (known ?? findOrCreate(by, atSeconds));
    if (person === undefined) return undefined;
    const { values, failures } = acceptable(person, flattened(attributes), by);
    const kept = [...person.failures, ...failures].slice(-FAILURES_KEPT);
    const updated = withAttributes({ ...person, failures: kept }, values, atSeconds);
    save(updated);
    report(person, updated);
    return updated;
  }

  function report(before: Person, after: Person): void {
    if (isUnsubscribed(before) !== isUnsubscribed(after)) {
      onSubscription(after, isUnsubscribed(after) ? 'unsubscribed' : 'subscribed');
    }
    if (JSON.stringify(topicsOf(before)) !== JSON.stringify(topicsOf(after))) {
      onSubscription(after, 'cio_subscription_preferences_changed');
    }
  }

  return {
    find,
    findOrCreate,
    identify,
    /** Replaces a profile with a changed one. */
    save,
    delete(by: Identifier): Person | undefined {
      const person = find(by);
      if (person !== undefined) directory.remove(person);
      return person;
    },
    /** Deletes the person and ignores every later call for any identifier of theirs. */
    suppress(by: Identifier): Person | undefined {
      const person = find(by);
      suppressions.add(by, person);
      if (person !== undefined) directory.remove(person);
      return person;
    },
    /** Frees the identifier and those suppressed with it; nothing comes back. */
    unsuppress: suppressions.remove,
    isSuppressed: suppressions.has,
    /** The surviving profile and the one that is gone; undefined when either is missing or both are one. */
    merge(
      primaryBy: Identifier,
      secondaryBy: Identifier,
    ): { primary: Person; secondary: Person } | undefined {
      const primary = find(primaryBy);
      const secondary = find(secondaryBy);
      if (primary === undefined || secondary === undefined || primary === secondary) return undefined;
      directory.remove(secondary);
      return { primary: save(merged(primary, secondary)), secondary };
    },
    addDevice(by: Identifier, device: Device): void {
      const person = findOrCreate(by, device.last_used);
      if (person !== undefined) {
        save({ ...person, devices: { ...person.devices, [device.id]: device } });
      }
    },
    deleteDevice(by: Identifier, id: string): void {
      const person = find(by);
      if (person === undefined) return;
      const { [id]: _, ...devices } = person.devices;
      save({ ...person, devices });
    },
    /** Puts somebody known into a manual segment, or takes them out. */
    changeSegment(by: Identifier, segment: string, add: boolean): void {
      const person = find(by);
      if (person === undefined) return;
      const others = person.segments.filter((name) => name !== segment);
      save({ ...person, segments: add ? [...others, segment] : others });
    },
    all: directory.all,
    count: directory.count,
    reset: directory.reset,
  };
}
