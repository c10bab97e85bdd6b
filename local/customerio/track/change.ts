/** What the Track API can be asked to change, through either of its versions. */
import type { JsonObject } from '../../json.ts';
import type { PersonEvent } from '../people/events.ts';
import type { Identifier } from '../people/identifiers.ts';
import type { ObjectIdentifier } from '../people/objects.ts';
import type { Device } from '../people/person.ts';

/** A person, or a visitor known by an anonymous_id only. */
export type Visitor = Identifier | { readonly anonymousId: string };

export interface ObjectRelation {
  readonly object: ObjectIdentifier;
  readonly attributes: JsonObject;
}

export interface PersonRelation {
  readonly visitor: Visitor;
  readonly attributes: JsonObject;
}

/** One change that a call or an item of a batch asks for. */
export type TrackChange =
  | {
      readonly action: 'identify';
      readonly person: Identifier;
      readonly attributes: JsonObject;
      readonly atSeconds: number;
      readonly updateOnly: boolean;
      readonly relate: readonly ObjectRelation[];
      readonly unrelate: readonly ObjectRelation[];
    }
  | { readonly action: 'delete' | 'suppress' | 'unsuppress'; readonly person: Identifier }
  | { readonly action: 'event'; readonly visitor: Visitor; readonly event: PersonEvent }
  | {
      readonly action: 'add_relationships' | 'delete_relationships';
      readonly person: Identifier;
      readonly relations: readonly ObjectRelation[];
      readonly atSeconds: number;
    }
  | { readonly action: 'add_device'; readonly person: Identifier; readonly device: Device }
  | { readonly action: 'delete_device'; readonly person: Identifier; readonly token: string }
  | { readonly action: 'merge'; readonly primary: Identifier; readonly secondary: Identifier }
  | {
      readonly action: 'object_identify' | 'object_add_relationships' | 'object_delete_relationships';
      readonly object: ObjectIdentifier;
      readonly attributes: JsonObject;
      readonly relations: readonly PersonRelation[];
      readonly atSeconds: number;
    }
  | { readonly action: 'object_delete'; readonly object: ObjectIdentifier }
  | {
      readonly action: 'delivery_event';
      readonly deliveryId: string;
      readonly metric: string;
      readonly atSeconds: number;
      readonly details: JsonObject;
    };
