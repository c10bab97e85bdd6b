/** A profile as a value, and the pure changes to it. */
import { isObject, type JsonObject } from '../../json.ts';
import type { Identifiers } from './identifiers.ts';

/** A value and when it was given. A removed attribute stays, as null, to outrank older values. */
export interface Stamped {
  readonly value: unknown;
  readonly atSeconds: number;
}

export interface Device {
  readonly id: string;
  readonly platform: string;
  readonly last_used: number;
  readonly attributes: JsonObject;
}

export interface Person {
  readonly cioId: string;
  readonly createdAtSeconds: number;
  /** Identifiers are attributes too. */
  readonly attributes: Readonly<Record<string, Stamped>>;
  readonly devices: Readonly<Record<string, Device>>;
  readonly segments: readonly string[];
  /** Attribute updates that the vendor would list as failures in the activity log; the last ones. */
  readonly failures: readonly string[];
}

/** A profile without attributes. */
export function newPerson(cioId: string, createdAtSeconds: number): Person {
  return { cioId, createdAtSeconds, attributes: {}, devices: {}, segments: [], failures: [] };
}

/** The person after an update: an older value never wins, among equally old ones the last to arrive does. */
export function withAttributes(person: Person, values: JsonObject, atSeconds: number): Person {
  const fresh: Record<string, Stamped> = { ...person.attributes };
  for (const [name, value] of Object.entries(values)) {
    const known = Object.hasOwn(person.attributes, name) ? person.attributes[name] : undefined;
    if (known !== undefined && known.atSeconds > atSeconds) continue;
    // Assigning `__proto__` would change the prototype instead of adding a property.
    Object.defineProperty(fresh, name, { value: { value, atSeconds }, enumerable: true, configurable: true });
  }
  return { ...person, attributes: fresh };
}

const PREFERENCES = 'cio_subscription_preferences';

/** Attributes as stored: each subscription topic by itself, since topics change one by one. */
export function flattened(attributes: JsonObject): JsonObject {
  const preferences = attributes[PREFERENCES];
  if (!isObject(preferences) || !isObject(preferences.topics)) return attributes;
  const { [PREFERENCES]: _, ...rest } = attributes;
  const topics = Object.entries(preferences.topics);
  return {
    ...rest,
    ...Object.fromEntries(topics.map(([topic, value]) => [`${PREFERENCES}.topics.${topic}`, value])),
  };
}

/** Topics by name with whether the person wants them. */
export function topicsOf(person: Person): JsonObject {
  const prefix = `${PREFERENCES}.topics.`;
  return Object.fromEntries(
    Object.entries(person.attributes)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, { value }]) => [name.slice(prefix.length), value]),
  );
}

/** The attributes that exist now. */
export function attributesOf(person: Person): JsonObject {
  const values: JsonObject = Object.fromEntries(
    Object.entries(person.attributes)
      .filter(([name, { value }]) => value !== null && !name.startsWith(`${PREFERENCES}.`))
      .map(([name, { value }]) => [name, value]),
  );
  const topics = topicsOf(person);
  return Object.keys(topics).length === 0 ? values : { ...values, [PREFERENCES]: { topics } };
}

/** When each attribute was last given a value, in Unix seconds. */
export function timestampsOf(person: Person): Record<string, number> {
  return Object.fromEntries(
    Object.entries(person.attributes).map(([name, { atSeconds }]) => [name, atSeconds]),
  );
}

/** The value of an attribute as text; undefined where there is none, or a removed one. */
export function attributeText(person: Person, name: string): string | undefined {
  const value = person.attributes[name]?.value;
  return value === undefined || value === null ? undefined : String(value);
}

/** The person's identifiers as reporting webhooks name them. */
export function identifiersOf(person: Person): Identifiers {
  return {
    id: attributeText(person, 'id') ?? null,
    email: attributeText(person, 'email') ?? null,
    cio_id: person.cioId,
  };
}

/** True where the person wants no messages at all. */
export function isUnsubscribed(person: Person): boolean {
  return attributeText(person, 'unsubscribed') === 'true';
}

/** The person with a device more, or with a newer state of one. */
export function withDevice(person: Person, device: Device): Person {
  return { ...person, devices: { ...person.devices, [device.id]: device } };
}

/** The person without the device of that id, if there was one. */
export function withoutDevice(person: Person, id: string): Person {
  const { [id]: _, ...devices } = person.devices;
  return { ...person, devices };
}

/** The person in a manual segment, or out of it. */
export function withSegment(person: Person, segment: string, add: boolean): Person {
  const others = person.segments.filter((name) => name !== segment);
  return { ...person, segments: add ? [...others, segment] : others };
}

/** One profile out of two: the primary's values stay, the secondary fills the gaps. */
export function merged(primary: Person, secondary: Person): Person {
  const known = Object.entries(primary.attributes).filter(([, { value }]) => value !== null);
  return {
    ...primary,
    createdAtSeconds: Math.min(primary.createdAtSeconds, secondary.createdAtSeconds),
    attributes: { ...primary.attributes, ...secondary.attributes, ...Object.fromEntries(known) },
    devices: { ...secondary.devices, ...primary.devices },
    segments: [...new Set([...primary.segments, ...secondary.segments])],
  };
}
