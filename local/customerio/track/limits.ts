/** The vendor's limits (Track API reference, "Limits") and the texts for what exceeds them. */
import { isObject, type JsonObject } from '../../json.ts';
import { byteLength, isText } from '../json.ts';

/** Of one item of a v2 batch, or the body of a v2 entity call. */
export const MAX_ITEM_BYTES = 32 * 1024;
/** Of the body of a v2 batch. */
export const MAX_BATCH_BYTES = 500 * 1024;
/** Of the attributes of an object. */
export const MAX_OBJECT_BYTES = 100 * 1024;
/** People that one call adds to a segment or removes from it. */
export const MAX_SEGMENT_IDS = 1000;
const MAX_EVENT_DATA_BYTES = 100_000;
const MAX_ATTRIBUTES = 300;
const MAX_ATTRIBUTE_NAME_BYTES = 150;
const MAX_ATTRIBUTE_VALUE_BYTES = 1000;
const MAX_EVENT_NAME_BYTES = 100;
const RESERVED = new Set(['cio_relationships', '_update', '_timestamp']);

/** A refused field, in the terms of the Track v2 API. */
export interface Problem {
  readonly reason: 'required' | 'invalid';
  readonly field: string;
  readonly message: string;
}

/** A call or an item that the vendor refuses because of one field. */
export class InvalidFieldError extends Error {
  override readonly name = 'InvalidFieldError';
  readonly problem: Problem;
  constructor(field: string, message: string, reason: Problem['reason'] = 'invalid') {
    super(message);
    this.problem = { reason, field, message };
  }
}

/** The attributes, checked. An absent value is `{}`. */
export function checkedAttributes(value: unknown, field = 'attributes'): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new InvalidFieldError(field, `${field} must be an object`);
  const names = Object.keys(value).filter((name) => !RESERVED.has(name));
  if (names.length > MAX_ATTRIBUTES) {
    throw new InvalidFieldError(field, `cannot have more than ${MAX_ATTRIBUTES} attributes`);
  }
  for (const name of names) {
    if (name.length * 3 > MAX_ATTRIBUTE_NAME_BYTES && Buffer.byteLength(name) > MAX_ATTRIBUTE_NAME_BYTES) {
      const message = `attribute name must not be longer than ${MAX_ATTRIBUTE_NAME_BYTES} bytes`;
      throw new InvalidFieldError(field, message);
    }
    if (tooLong(value[name])) {
      const message = `attribute value must not be longer than ${MAX_ATTRIBUTE_VALUE_BYTES} bytes`;
      throw new InvalidFieldError(`${field}.${name}`, message);
    }
  }
  return value;
}

function tooLong(value: unknown): boolean {
  if (typeof value !== 'string') {
    return typeof value === 'object' && value !== null && byteLength(value) > MAX_ATTRIBUTE_VALUE_BYTES;
  }
  // A UTF-16 unit takes at most three bytes: short strings need no counting.
  return value.length * 3 > MAX_ATTRIBUTE_VALUE_BYTES && byteLength(value) > MAX_ATTRIBUTE_VALUE_BYTES;
}

/** The name, checked. @throws {InvalidFieldError} */
export function checkedEventName(value: unknown): string {
  if (!isText(value) || value.trim() === '') {
    throw new InvalidFieldError('name', 'event name must be present and not blank', 'required');
  }
  if (Buffer.byteLength(value) > MAX_EVENT_NAME_BYTES) {
    throw new InvalidFieldError('name', `event name must not be longer than ${MAX_EVENT_NAME_BYTES} bytes`);
  }
  return value;
}

/** The data of an event, checked. An absent value is `{}`. @throws {InvalidFieldError} */
export function checkedEventData(value: unknown, field: string): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new InvalidFieldError(field, 'event data must be a hash');
  if (byteLength(value) > MAX_EVENT_DATA_BYTES) {
    throw new InvalidFieldError(field, `event data must not be longer than ${MAX_EVENT_DATA_BYTES} bytes`);
  }
  return value;
}

/** Unix seconds; `nowSeconds` when absent. Fractions are cut off. */
export function checkedTimestamp(value: unknown, nowSeconds: number, field = 'timestamp'): number {
  if (value === undefined || value === null) return nowSeconds;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new InvalidFieldError(field, `${field} must be a unix timestamp in seconds`);
  }
  return Math.floor(value);
}
