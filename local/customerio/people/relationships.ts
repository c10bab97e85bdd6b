/** The relationships of people with objects. */
import type { JsonObject } from '../../json.ts';
import type { Store } from '../store.ts';

interface Relationship {
  /** A cio_id, or `anonymous:` and an anonymous_id. */
  readonly person: string;
  /** The object's key. */
  readonly object: string;
  readonly attributes: JsonObject;
}

/** The relationships in the store, at most one of a person with an object. */
export function createRelationships(store: Store) {
  const relationships = store.table<Relationship>('relationships');

  function deleteAll(matches: (relationship: Relationship) => boolean): void {
    for (const [key, relationship] of relationships.entries()) {
      if (matches(relationship)) relationships.delete(key);
    }
  }

  return {
    /** Makes one, or adds these attributes to it. */
    set(person: string, object: string, attributes: JsonObject): void {
      const key = keyOf(person, object);
      const known = relationships.get(key)?.attributes;
      relationships.set(key, { person, object, attributes: { ...known, ...attributes } });
    },
    delete: (person: string, object: string) => relationships.delete(keyOf(person, object)),
    deleteOfPerson: (person: string) => deleteAll((one) => one.person === person),
    deleteOfObject: (object: string) => deleteAll((one) => one.object === object),
    /** Moves what belongs to one person (or anonymous visitor) to another; what that one has already stays. */
    move(from: string, to: string): void {
      for (const [key, relationship] of [...relationships.entries()]) {
        if (relationship.person !== from) continue;
        relationships.delete(key);
        const target = keyOf(to, relationship.object);
        if (!relationships.has(target)) relationships.set(target, { ...relationship, person: to });
      }
    },
    ofPerson: (person: string) => [...relationships.values()].filter((one) => one.person === person),
  };
}

function keyOf(person: string, object: string): string {
  return `${person} ${object}`;
}
