/** Objects (companies, courses, …), and how people relate to them. */
import type { JsonObject } from '../../json.ts';
import type { Random } from '../../random.ts';
import { cioId } from '../random.ts';
import type { Store } from '../store.ts';
import type { Person, Stamped } from './person.ts';
import { createRelationships } from './relationships.ts';

export interface CioObject {
  readonly cioObjectId: string;
  readonly objectTypeId: string;
  readonly objectId: string;
  readonly attributes: Readonly<Record<string, Stamped>>;
}

export type ObjectIdentifier =
  | { readonly objectTypeId: string; readonly objectId: string }
  | { readonly cioObjectId: string };

export type Objects = ReturnType<typeof createObjects>;

/** The objects and relationships in the store. Unknown objects are made where a call relates to them. */
export function createObjects({ store, random }: { store: Store; random: Random }) {
  const objects = store.table<CioObject>('objects');
  const relationships = createRelationships(store);

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
      relationships.deleteOfObject(objectKey(object));
      objects.delete(objectKey(object));
    },
    relate(person: string, by: ObjectIdentifier, attributes: JsonObject): void {
      const object = findOrCreate(by);
      if (object !== undefined) relationships.set(person, objectKey(object), attributes);
    },
    unrelate(person: string, by: ObjectIdentifier): void {
      const object = find(by);
      if (object !== undefined) relationships.delete(person, objectKey(object));
    },
    forget: (person: Person) => relationships.deleteOfPerson(person.cioId),
    move: relationships.move,
    ofPerson: relationships.ofPerson,
    all: () => [...objects.values()],
    byKey: (key: string) => objects.get(key),
  };
}

function objectKey({ objectTypeId, objectId }: { objectTypeId: string; objectId: string }): string {
  return `${objectTypeId}/${objectId}`;
}
