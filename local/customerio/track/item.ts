/** Reads one item of the Track v2 API. */
import { isObject, type JsonObject } from '../../json.ts';
import { byteLength, isText } from '../json.ts';
import {
  IDENTIFIER_KINDS,
  type Identifier,
  type IdentifierKind,
  oneIdentifier,
} from '../people/identifiers.ts';
import type { ObjectIdentifier } from '../people/objects.ts';
import type { Device } from '../people/person.ts';
import type { ObjectRelation, PersonRelation, TrackChange, Visitor } from './change.ts';
import {
  checkedAttributes,
  checkedEventData,
  checkedEventName,
  checkedTimestamp,
  InvalidFieldError,
  MAX_OBJECT_BYTES,
} from './limits.ts';

const MERGE_KINDS = ['id', 'email', 'cio_id'] as const;
const PERSON_ACTIONS =
  'identify, delete, event, page, screen, add_relationships, delete_relationships, add_device, delete_device, merge, suppress, unsuppress';
const OBJECT_ACTIONS = 'identify, identify_anonymous, delete, add_relationships, delete_relationships';
const DELIVERY_METRICS = ['opened', 'converted', 'delivered'];

/**
 * The change that an item asks for. `nowSeconds` is for items without a timestamp.
 * @throws {InvalidFieldError}
 */
export function readItem(item: unknown, nowSeconds: number): TrackChange {
  if (!isObject(item)) throw new InvalidFieldError('', 'an item must be an object');
  switch (item.type) {
    case 'person':
      return personItem(item, nowSeconds);
    case 'object':
      return objectItem(item, nowSeconds);
    case 'delivery':
      return deliveryItem(item, nowSeconds);
    default:
      throw new InvalidFieldError('type', 'type must be one of person, object, delivery', missing(item.type));
  }
}

function personItem(item: JsonObject, nowSeconds: number): TrackChange {
  const { action } = item;
  const atSeconds = checkedTimestamp(item.timestamp, nowSeconds);
  switch (action) {
    case 'identify': {
      const attributes = checkedAttributes(item.attributes);
      const { _update: update, ...values } = attributes;
      const relate = objectRelations(item.cio_relationships);
      return {
        action,
        person: person(item),
        attributes: values,
        atSeconds,
        updateOnly: update === true,
        relate,
        unrelate: [],
      };
    }
    case 'delete':
    case 'suppress':
    case 'unsuppress':
      return { action, person: person(item) };
    case 'event':
    case 'page':
    case 'screen': {
      const name = checkedEventName(item.name);
      const data = checkedEventData(item.attributes, 'attributes');
      return {
        action: 'event',
        visitor: visitor(item),
        event: { id: item.id, name, type: action, data, atSeconds },
      };
    }
    case 'add_relationships':
    case 'delete_relationships':
      return {
        action,
        person: person(item),
        relations: objectRelations(item.cio_relationships, true),
        atSeconds,
      };
    case 'add_device':
      return { action, person: person(item), device: readDevice(item.device, 'token', nowSeconds) };
    case 'delete_device':
      return { action, person: person(item), token: token(item.device, 'token') };
    case 'merge': {
      const primary = identifier(item.primary, 'primary', MERGE_KINDS);
      return { action, primary, secondary: identifier(item.secondary, 'secondary', MERGE_KINDS) };
    }
    default:
      throw new InvalidFieldError('action', `action must be one of ${PERSON_ACTIONS}`, missing(action));
  }
}

function objectItem(item: JsonObject, nowSeconds: number): TrackChange {
  const { action } = item;
  const atSeconds = checkedTimestamp(item.timestamp, nowSeconds);
  if (byteLength(item.attributes) > MAX_OBJECT_BYTES) {
    throw new InvalidFieldError('attributes', `an object must not be larger than ${MAX_OBJECT_BYTES} bytes`);
  }
  switch (action) {
    case 'identify':
    case 'identify_anonymous':
    case 'add_relationships':
    case 'delete_relationships': {
      const identifies = action === 'identify' || action === 'identify_anonymous';
      return {
        action: identifies ? 'object_identify' : `object_${action}`,
        object: object(item.identifiers, 'identifiers'),
        attributes: identifies ? checkedAttributes(item.attributes) : {},
        relations: personRelations(item.cio_relationships, !identifies),
        atSeconds,
      };
    }
    case 'delete':
      return { action: 'object_delete', object: object(item.identifiers, 'identifiers') };
    default:
      throw new InvalidFieldError('action', `action must be one of ${OBJECT_ACTIONS}`, missing(action));
  }
}

function deliveryItem(item: JsonObject, nowSeconds: number): TrackChange {
  const { action, identifiers, name } = item;
  if (action !== 'event') throw new InvalidFieldError('action', 'action must be event', missing(action));
  if (!isObject(identifiers) || !isText(identifiers.id)) {
    throw new InvalidFieldError('identifiers', 'identifiers must have the id of a delivery', 'required');
  }
  if (!isText(name) || !DELIVERY_METRICS.includes(name)) {
    throw new InvalidFieldError('name', `name must be one of ${DELIVERY_METRICS.join(', ')}`, missing(name));
  }
  const atSeconds = checkedTimestamp(item.timestamp, nowSeconds);
  return { action: 'delivery_event', deliveryId: identifiers.id, metric: name, atSeconds, details: {} };
}

/**
 * A device whose token is called `token` (v2) or `id` (v1).
 * @throws {InvalidFieldError}
 */
export function readDevice(device: unknown, tokenField: 'token' | 'id', nowSeconds: number): Device {
  const id = token(device, tokenField);
  if (!isObject(device)) throw new InvalidFieldError('device', 'device must be an object', 'required');
  const { platform } = device;
  if (platform !== 'ios' && platform !== 'android') {
    throw new InvalidFieldError('device.platform', 'platform must be one of ios, android', missing(platform));
  }
  const last_used = checkedTimestamp(device.last_used, nowSeconds, 'device.last_used');
  return { id, platform, last_used, attributes: checkedAttributes(device.attributes, 'device.attributes') };
}

function token(device: unknown, field: 'token' | 'id'): string {
  const value = isObject(device) ? device[field] : undefined;
  if (!isText(value))
    throw new InvalidFieldError(`device.${field}`, `device.${field} is required`, 'required');
  return value;
}

/** @throws {InvalidFieldError} */
export function identifier(
  value: unknown,
  field: string,
  kinds: readonly IdentifierKind[] = IDENTIFIER_KINDS,
): Identifier {
  const found = oneIdentifier(value, kinds);
  if (typeof found === 'string') throw new InvalidFieldError(field, `${field} ${found}`, missing(value));
  return found;
}

function person(item: JsonObject): Identifier {
  return identifier(item.identifiers, 'identifiers');
}

function visitor({ identifiers }: JsonObject): Visitor {
  if (isObject(identifiers) && isText(identifiers.anonymous_id) && Object.keys(identifiers).length === 1) {
    return { anonymousId: identifiers.anonymous_id };
  }
  return identifier(identifiers, 'identifiers');
}

function object(value: unknown, field: string): ObjectIdentifier {
  if (isObject(value)) {
    const { object_type_id: objectTypeId, object_id: objectId, cio_object_id: cioObjectId } = value;
    if (isText(cioObjectId) && objectId === undefined) return { cioObjectId };
    const typed = isText(objectTypeId) || typeof objectTypeId === 'number';
    if (typed && isText(objectId) && cioObjectId === undefined && Buffer.byteLength(objectId) <= 150) {
      return { objectTypeId: String(objectTypeId), objectId };
    }
  }
  const allowed = 'object_type_id with object_id (at most 150 bytes), or cio_object_id';
  throw new InvalidFieldError(field, `${field} must have ${allowed}`, missing(value));
}

function relations(value: unknown, required: boolean): JsonObject[] {
  if (value === undefined && !required) return [];
  if (!Array.isArray(value) || !value.every(isObject)) {
    throw new InvalidFieldError('cio_relationships', 'cio_relationships must be an array', missing(value));
  }
  return value;
}

/** @throws {InvalidFieldError} */
export function objectRelations(value: unknown, required = false): ObjectRelation[] {
  return relations(value, required).map(({ identifiers, relationship_attributes: attributes }) => ({
    object: object(identifiers, 'cio_relationships.identifiers'),
    attributes: checkedAttributes(attributes, 'cio_relationships.relationship_attributes'),
  }));
}

function personRelations(value: unknown, required: boolean): PersonRelation[] {
  return relations(value, required).map((relation) => ({
    visitor: visitor(relation),
    attributes: checkedAttributes(
      relation.relationship_attributes,
      'cio_relationships.relationship_attributes',
    ),
  }));
}

function missing(value: unknown): 'required' | 'invalid' {
  return value === undefined ? 'required' : 'invalid';
}
