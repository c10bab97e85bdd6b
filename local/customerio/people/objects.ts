/** Objects (companies, courses, …) and the relationships of people with them. */
import type { JsonObject } from '../../json.ts';
import type { Random } from '../../random.ts';
import { cioId } from '../random.ts';
import type { Store } from '../store.ts';
import type { Person, Stamped } from './person.ts';

export interface CioObject {
  readonly cioObjectId: string;
  readonly objectTypeId: string;
  readonly objectId: string;
  readonly attributes: Readonly<Record<string, Stamped>>;
}

export type ObjectIdentifier =
  | { readonly objectTypeId: string; readonly objectId: string }
  | { readonly cioObjectId: string };

interface Relationship {
  /** A cio_id, or `anonymous:` and an anonymous_id. */
  readonly person: string;
  readonly object: string;
  readonly attributes: JsonObject;
}

export type Objects = ReturnType<typeof createObjects>;

/** The objects and relationships in the store. Unknown objects are made where a call relates to them. */
export function createObjects({ store, random }: { store: Store; random: Random }) {
  const objects = store.table<CioObject>('objects');
  const relationships = store.table<Relationship>('relationships');

  function find(by: ObjectIdentifier): CioObject | undefined {
    if ('objectId' in by) return objects.get(objectKey(by));
    return [...objects.values()].find(({ cioObjectId }) => cioObjectId === by.cioObjectId);
  }

  function findOrCreate(by: ObjectIdentifier): CioObject | undefined {
    const known = find(by);
    if (known !== undefined || !('objectId' in by)) return known;
    const { objectTypeId, objectId } = by;
    const object = { cioObjectId: `ob${cioId(random)}`, objectTypeId, objectId, attributes: {} };
    objects.set(objectKey(object), object);
    return object;
  }

  function unrelateAll(matches: (relationship: Relationship) => boolean): void {
    for (const [key, relationship] of relationships.entries()) {
      if (matches(relationship)) relationships.delete(key);
    }
  }

  return {
    find,
    identify(by: ObjectIdentifier, attributes: JsonObject, atSeconds: number): CioObject | undefined {
      const object = findOrCreate(by);
      if (object === undefined) return undefined;
      const newer = Object.entries(attributes).filter(
        ([name]) =>
          !Object.hasOwn(object.attributes, name) || (object.attributes[name]?.atSeconds ?? 0) <= atSeconds,
      );
      const stamped = Object.fromEntries(newer.map(([name, value]) => [name, { value, atSeconds }]));
      const updated = { ...object, attributes: { ...object.attributes, ...stamped } };
      objects.set(objectKey(object), updated);
      return updated;
    },
    delete(by: ObjectIdentifier): void {
      const object = find(by);
      if (object === undefined) return;
      unrelateAll((relationship) => relationship.object === objectKey(object));
      objects.delete(objectKey(object));
    },
    relate(person: string, by: ObjectIdentifier, attributes: JsonObject): void {
      const object = findOrCreate(by);
      if (object === undefined) return;
      const key = `${person} ${objectKey(object)}`;
      const known = relationships.get(key)?.attributes;
      relationships.set(key, { person, object: objectKey(object), attributes: { ...known, ...attributes } });
    },
    unrelate(person: string, by: ObjectIdentifier): void {
      const object = find(by);
      if (object !== undefined) relationships.delete(`${person} ${objectKey(object)}`);
    },
    forget: ({ cioId: person }: Person) => unrelateAll((relationship) => relationship.person === person),
    /** Moves what belongs to one person (or anonymous visitor) to another. */
    move(from: string, to: string): void {
      for (const [key, relationship] of [...relationships.entries()]) {
        if (relationship.person !== from) continue;
        relationships.delete(key);
        const target = `${to} ${relationship.object}`;
        if (!relationships.has(target)) relationships.set(target, { ...relationship, person: to });
      }
    },
    ofPerson: (person: string) => [...relationships.values()].filter((one) => one.person === person),
    all: () => [...objects.values()],
    byKey: (key: string) => objects.get(key),
  };
}

function objectKey({ objectTypeId, objectId }: { objectTypeId: string; objectId: string }): string {
  return `${objectTypeId}/${objectId}`;
}
