/** The one place where operations change the workspace, so that v1 and v2 cannot differ in what they do. */
import type { Deliveries } from '../deliveries/deliveries.ts';
import { isText } from '../json.ts';
import { anonymousOwner, type Events } from '../people/events.ts';
import type { Objects } from '../people/objects.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { ObjectRelation, Operation, PersonRelation, Visitor } from './operation.ts';

export interface WorkspaceState {
  readonly people: People;
  readonly objects: Objects;
  readonly events: Events;
  readonly deliveries: Deliveries;
}

export type Perform = (operation: Operation) => void;

/** Carries operations out. What the vendor drops in silence (suppressed, unknown cio_id) is dropped here too. */
export function createPerform({ people, objects, events, deliveries }: WorkspaceState): Perform {
  function identify(operation: Extract<Operation, { action: 'identify' }>): void {
    const person = people.identify(operation.person, operation);
    if (person === undefined) return;
    const { anonymous_id: anonymousId } = operation.attributes;
    if (isText(anonymousId)) {
      events.identify(anonymousId, person.cioId);
      objects.move(anonymousOwner(anonymousId), person.cioId);
    }
    for (const { object, attributes } of operation.relate) objects.relate(person.cioId, object, attributes);
    for (const { object } of operation.unrelate) objects.unrelate(person.cioId, object);
  }

  function owner(visitor: Visitor, at: number): string | undefined {
    if ('anonymousId' in visitor) return anonymousOwner(visitor.anonymousId);
    return people.findOrCreate(visitor, at)?.cioId;
  }

  function relateObject(operation: Extract<Operation, { relations: readonly PersonRelation[] }>): void {
    const { object, action, at } = operation;
    if (action === 'object_identify') objects.identify(object, operation.attributes, at);
    for (const { visitor, attributes } of operation.relations) {
      const person = owner(visitor, at);
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

  function merge(operation: Extract<Operation, { action: 'merge' }>): void {
    const merged = people.merge(operation.primary, operation.secondary);
    if (merged === undefined) return;
    events.move(merged.secondary.cioId, merged.primary.cioId);
    objects.move(merged.secondary.cioId, merged.primary.cioId);
  }

  return (operation) => {
    switch (operation.action) {
      case 'identify':
        return identify(operation);
      case 'delete':
        return forget(people.delete(operation.person));
      case 'suppress':
        return forget(people.suppress(operation.person));
      case 'unsuppress':
        return people.unsuppress(operation.person);
      case 'event': {
        const by = owner(operation.visitor, operation.event.at);
        if (by !== undefined) events.record(by, operation.event);
        return;
      }
      case 'add_relationships':
      case 'delete_relationships': {
        const person = people.findOrCreate(operation.person, operation.at);
        const add = operation.action === 'add_relationships';
        if (person !== undefined) relatePerson(person, operation.relations, add);
        return;
      }
      case 'add_device':
        return people.addDevice(operation.person, operation.device);
      case 'delete_device':
        return people.deleteDevice(operation.person, operation.token);
      case 'merge':
        return merge(operation);
      case 'object_identify':
      case 'object_add_relationships':
      case 'object_delete_relationships':
        return relateObject(operation);
      case 'object_delete':
        return objects.delete(operation.object);
      case 'delivery_event':
        return deliveries.report(operation.deliveryId, operation.metric, operation.at, operation.details);
    }
  };
}
