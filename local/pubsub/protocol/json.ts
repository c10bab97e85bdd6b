/** Proto3 JSON (https://protobuf.dev/programming-guides/json/) by reflection: what Google's REST surface reads and writes. */
import protobuf from 'protobufjs';
import { isObject } from '../../json.ts';
import { invalidArgument } from './status.ts';
import { formatDuration, formatTimestamp, parseDuration, parseTimestamp } from './time.ts';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

/**
 * A message of that type from its JSON. Both `camelCase` and `snake_case` names are read.
 * Throws INVALID_ARGUMENT with the path for an unknown name or a value of the wrong type.
 */
export function fromJson(type: protobuf.Type, json: unknown, path = ''): protobuf.Message {
  if (!isObject(json)) throw wrongType(path, type.name, json);
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(json)) {
    const field = type.fields[name] ?? type.fields[protobuf.util.camelCase(name)];
    const at = path === '' ? name : `${path}.${name}`;
    if (!field) throw invalidArgument(`Invalid JSON payload received. Unknown name "${name}" at "${at}".`);
    if (value !== null) properties[field.name] = readField(field, value, at);
  }
  return type.create(properties);
}

function readField(field: protobuf.Field, value: unknown, at: string): unknown {
  if (field.map) {
    if (!isObject(value)) throw wrongType(at, 'map', value);
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, readValue(field, each, `${at}.${key}`)]),
    );
  }
  if (!field.repeated) return readValue(field, value, at);
  if (!Array.isArray(value)) throw wrongType(at, 'list', value);
  return value.map((each, index) => readValue(field, each, `${at}[${index}]`));
}

function readValue(field: protobuf.Field, value: unknown, at: string): unknown {
  const resolved = field.resolvedType;
  if (resolved instanceof protobuf.Type) return readMessage(resolved, value, at);
  if (resolved instanceof protobuf.Enum) return readEnum(resolved, value, at);
  if (field.type === 'bytes') return readBytes(value, at);
  if (field.type === 'string' || field.type === 'bool') {
    if (typeof value !== (field.type === 'bool' ? 'boolean' : 'string'))
      throw wrongType(at, field.type, value);
    return value;
  }
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const whole = field.type !== 'double' && field.type !== 'float';
  if (typeof number !== 'number' || !Number.isFinite(number) || (whole && !Number.isSafeInteger(number)))
    throw wrongType(at, field.type, value);
  return number;
}

function readMessage(type: protobuf.Type, value: unknown, at: string): unknown {
  const wellKnown = WELL_KNOWN[type.fullName];
  if (!wellKnown) return fromJson(type, value, at);
  const read = typeof value === 'string' ? wellKnown.read(value) : undefined;
  if (read === undefined) throw wrongType(at, type.name, value);
  return type.create(read);
}

function readEnum(type: protobuf.Enum, value: unknown, at: string): number {
  const number = typeof value === 'string' ? type.values[value] : value;
  if (typeof number !== 'number') throw wrongType(at, type.name, value);
  return number;
}

function readBytes(value: unknown, at: string): Buffer {
  if (typeof value !== 'string') throw wrongType(at, 'bytes', value);
  const bytes = Buffer.from(value, 'base64');
  // Buffer skips what isn't base64, so damage shows as fewer bytes than the text stands for.
  const digits = value.endsWith('=') ? value.indexOf('=') : value.length;
  if (digits % 4 === 1 || bytes.length !== Math.floor((digits * 3) / 4)) throw wrongType(at, 'base64', value);
  return bytes;
}

/** The JSON of a message (or of a plain object of the same shape); fields at their default are left out. */
export function toJson(type: protobuf.Type, message: object): JsonObject {
  const json: JsonObject = {};
  for (const [name, value] of Object.entries(message)) {
    const field = type.fields[name];
    if (!field || value === null || value === undefined) continue;
    const written = writeField(field, value);
    if (written !== undefined) json[name] = written;
  }
  return json;
}

function writeField(field: protobuf.Field, value: unknown): Json | undefined {
  if (field.map) {
    const entries = Object.entries(value ?? {}).map(([key, each]) => [key, writeValue(field, each)]);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.map((each) => writeValue(field, each));
  const isDefault = value === '' || value === 0 || value === false;
  return isDefault ? undefined : writeValue(field, value);
}

function writeValue(field: protobuf.Field, value: unknown): Json {
  const resolved = field.resolvedType;
  if (resolved instanceof protobuf.Enum) return resolved.valuesById[Number(value)] ?? Number(value);
  if (resolved instanceof protobuf.Type) {
    const wellKnown = WELL_KNOWN[resolved.fullName];
    const message = typeof value === 'object' && value !== null ? value : {};
    return wellKnown ? wellKnown.write(message) : toJson(resolved, message);
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return typeof value === 'boolean' || typeof value === 'number' ? value : String(value);
}

interface WellKnown {
  read(text: string): Record<string, unknown> | undefined;
  write(message: { seconds?: unknown; nanos?: unknown; paths?: unknown }): Json;
}

const WELL_KNOWN: Record<string, WellKnown> = {
  '.google.protobuf.Duration': { read: parseDuration, write: formatDuration },
  '.google.protobuf.Timestamp': { read: parseTimestamp, write: formatTimestamp },
  '.google.protobuf.FieldMask': {
    read: (text) => ({ paths: text === '' ? [] : text.split(',') }),
    write: ({ paths }) => (Array.isArray(paths) ? paths.join(',') : ''),
  },
};

function wrongType(at: string, expected: string, value: unknown) {
  const received = JSON.stringify(value)?.slice(0, 60) ?? String(value);
  return invalidArgument(
    `Invalid value at '${at || 'the document'}': expected ${expected}, received ${received}`,
  );
}
