/** Typed messages from bytes and from JSON, and back. */
import protobuf from 'protobufjs';
import { isObject } from '../../json.ts';
import { fromJson, type JsonObject, toJson } from './json.ts';
import { messageType, type Subscription, type Topic } from './schema.ts';
import { invalidArgument } from './status.ts';

/** The message, known to be of that type. `T` must be the type that the descriptor generates for it. */
export function typed<T>(type: protobuf.Type, message: unknown): T {
  if (!isInstance<T>(type, message)) throw new TypeError(`The message is not a ${type.name}.`);
  return message;
}

function isInstance<T>(type: protobuf.Type, message: unknown): message is T {
  return message instanceof type.ctor;
}

interface ConfigTypes {
  Topic: Topic;
  Subscription: Subscription;
}

/** A topic's or subscription's configuration from the text that `formatConfig` made. */
export function parseConfig<N extends keyof ConfigTypes>(name: N, text: string): ConfigTypes[N] {
  const type = messageType(name);
  return typed<ConfigTypes[N]>(type, fromJson(type, JSON.parse(text)));
}

/** The configuration as text, fields at their default left out. */
export function formatConfig<N extends keyof ConfigTypes>(name: N, config: ConfigTypes[N]): string {
  return JSON.stringify(toJson(messageType(name), config));
}

const UNCHANGEABLE = new Set(['name', 'topic', 'filter', 'enableMessageOrdering', 'detached', 'state']);

/**
 * A copy of `current` in which the fields named by `paths` (`snake_case` in gRPC, `camelCase` in REST, dots for
 * nested ones) are those of `changes`. Throws INVALID_ARGUMENT for a path that doesn't exist or that may not change.
 */
export function applyMask<N extends keyof ConfigTypes>(
  name: N,
  current: ConfigTypes[N],
  changes: object,
  paths: readonly string[],
): ConfigTypes[N] {
  if (paths.length === 0) throw invalidArgument('The update_mask is empty; it must name at least one field.');
  const refused = paths.find((path) => UNCHANGEABLE.has(fieldOf(path)));
  if (refused !== undefined) throw invalidArgument(`Invalid update_mask: "${refused}" cannot be changed.`);
  const type = messageType(name);
  const merged = toJson(type, current);
  const source = toJson(type, changes);
  for (const path of paths) copyPath(type, merged, source, path);
  return typed<ConfigTypes[N]>(type, fromJson(type, merged));
}

/** The field that a path begins with, as the descriptor calls it. */
function fieldOf(path: string): string {
  return protobuf.util.camelCase(path.split('.', 1)[0] ?? '');
}

function copyPath(type: protobuf.Type, target: JsonObject, source: JsonObject, path: string): void {
  const [first = '', ...rest] = path.split('.');
  const field = type.fields[fieldOf(path)];
  if (!field) throw invalidArgument(`Invalid update_mask: ${type.name} has no field "${first}".`);
  const inner = rest.length > 0 && !field.map ? field.resolvedType : null;
  if (inner instanceof protobuf.Type) {
    const [into, from] = [target[field.name], source[field.name]];
    const copy = isObject(into) ? into : {};
    copyPath(inner, copy, isObject(from) ? from : {}, rest.join('.'));
    target[field.name] = copy;
    return;
  }
  const value = source[field.name];
  if (value === undefined) delete target[field.name];
  else target[field.name] = value;
}
