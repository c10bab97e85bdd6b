/** The one place where calls change the workspace, so that v1 and v2 cannot differ in what they do. */
import type { Deliveries } from '../deliveries/deliveries.ts';
import { isText } from '../json.ts';
import { anonymousOwner, type Events } from '../people/events.ts';
import type { Objects } from '../people/objects.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { ObjectRelation, PersonRelation, TrackChange, Visitor } from './change.ts';

export interface WorkspaceState {
  readonly people: People;
  readonly objects: Objects;
  readonly events: Events;
  readonly deliveries: Deliveries;
}

export type Perform = (change: TrackChange) => void;

/** Carries changes out. What the vendor drops in silence (suppressed, unknown cio_id) is dropped here too. */
export function createPerform({ people, objects, events, deliveries }: WorkspaceState): Perform {
  function identify(change: Extract<TrackChange, { action: 'identify' }>): void {
    const person = people.identify(change.person, change);
    if (person === undefined) return;
    const { anonymous_id: anonymousId } = change.attributes;
    if (isText(anonymousId)) {
      events.identify(anonymousId, person.cioId);
      objects.move(anonymousOwner(anonymousId), person.cioId);
    }
    for (const { object, attributes } of change.relate) objects.relate(person.cioId, object, attributes);
    for (const { object } of change.unrelate) objects.unrelate(person.cioId, object);
  }

  function owner(visitor: Visitor, atSeconds: number): string | undefined {
    if ('anonymousId' in visitor) return anonymousOwner(visitor.anonymousId);
    return people.findOrCreate(visitor, atSeconds)?.cioId;
  }

  function relateObject(change: Extract<TrackChange, { relations: readonly PersonRelation[] }>): void {
    const { object, action, atSeconds } = change;
    if (action === 'object_identify') objects.identify(object, change.attributes, atSeconds);
    for (const { visitor, attributes } of change.relations) {
      const person = owner(visitor, atSeconds);
      if (person === undefined) continue;
      if (action === 'object_delete_relationships') objects.unrelate(person, object);
      else objects.relate(person, object, attributes);
    }
  }

  function relatePerson(person: Person, relations: readonly ObjectRelation[], add: boolean): void {
    for (const { object, attributes } of relations) {
      if (add) objects.relate(person.cioId, object, attributes);
      else objects.unrelate(person.cioId, object);
    }
  }

  function forget(person: Person | undefined): void {
    if (person !== undefined) objects.forget(person);
  }

  function merge(change: Extract<TrackChange, { action: 'merge' }>): void {
    const merged = people.merge(change.primary, change.secondary);
    if (merged === undefined) return;
    events.move(merged.secondary.cioId, merged.primary.cioId);
    objects.move(merged.secondary.cioId, merged.primary.cioId);
  }

  return (change) => {
    switch (change.action) {
      case 'identify':
        return identify(change);
      case 'delete':
        return forget(people.delete(change.person));
      case 'suppress':
        return forget(people.suppress(change.person));
      case 'unsuppress':
        return people.unsuppress(change.person);
      case 'event': {
        const by = owner(change.visitor, change.event.atSeconds);
        if (by !== undefined) events.record(by, change.event);
        return;
      }
      case 'add_relationships':
      case 'delete_relationships': {
        const person = people.findOrCreate(change.person, change.atSeconds);
        const add = change.action === 'add_relationships';
        if (person !== undefined) relatePerson(person, change.relations, add);
        return;
      }
      case 'add_device':
        return people.addDevice(change.person, change.device);
      case 'delete_device':
        return people.deleteDevice(change.person, change.token);
      case 'merge':
        return merge(change);
      case 'object_identify':
      case 'object_add_relationships':
      case 'object_delete_relationships':
        return relateObject(change);
      case 'object_delete':
        return objects.delete(change.object);
      case 'delivery_event':
        return deliveries.report(change.deliveryId, change.metric, change.atSeconds, change.details);
    }
  };
}
