/** The people of a workspace, and what calls do to them. */
import type { JsonObject } from '../../json.ts';
import type { Random } from '../../random.ts';
import { cioId } from '../random.ts';
import type { Store } from '../store.ts';
import { createDirectory, createSuppressions } from './directory.ts';
import type { Identifier } from './identifiers.ts';
import { createNaming } from './naming.ts';
import {
  type Device,
  flattened,
  isUnsubscribed,
  merged,
  newPerson,
  type Person,
  topicsOf,
  withAttributes,
  withDevice,
  withoutDevice,
  withSegment,
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

/** The profiles in the store. `onSubscription` hears of every change in what a person wants to receive. */
export function createPeople({ store, random, emailChangesById, onSubscription }: PeopleOptions) {
  const directory = createDirectory(store);
  const suppressions = createSuppressions(store);
  const { adoptable, acceptable } = createNaming(directory, emailChangesById);
  const { find, save } = directory;

  /** The person, created when unknown; undefined where the vendor would drop the call in silence. */
  function findOrCreate(identifier: Identifier, atSeconds: number): Person | undefined {
    if (suppressions.has(identifier)) return undefined;
    const known = find(identifier);
    if (known !== undefined || identifier.kind === 'cio_id') return known;
    const person = newPerson(cioId(random), atSeconds);
    return save(withAttributes(person, { [identifier.kind]: identifier.value }, atSeconds));
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
    for (const metric of subscriptionChanges(person, updated)) onSubscription(updated, metric);
    return updated;
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
      if (person !== undefined) save(withDevice(person, device));
    },
    deleteDevice(by: Identifier, id: string): void {
      const person = find(by);
      if (person !== undefined) save(withoutDevice(person, id));
    },
    /** Puts somebody known into a manual segment, or takes them out. */
    changeSegment(by: Identifier, segment: string, add: boolean): void {
      const person = find(by);
      if (person !== undefined) save(withSegment(person, segment, add));
    },
    all: directory.all,
    count: directory.count,
    reset: directory.reset,
  };
}

/** What an update changed in what the person wants to receive, as the vendor reports it. */
function subscriptionChanges(before: Person, after: Person): SubscriptionMetric[] {
  const metrics: SubscriptionMetric[] = [];
  if (isUnsubscribed(before) !== isUnsubscribed(after)) {
    metrics.push(isUnsubscribed(after) ? 'unsubscribed' : 'subscribed');
  }
  if (JSON.stringify(topicsOf(before)) !== JSON.stringify(topicsOf(after))) {
    metrics.push('cio_subscription_preferences_changed');
  }
  return metrics;
}
