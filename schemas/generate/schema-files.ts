/** Reads the schema files, and the few questions that the generators ask of a schema. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

export type Schema = Readonly<Record<string, unknown>>;

/** Path below `schemas/commands`, such as `channels/email.schema.json` → the schema in it. */
export type SchemaFiles = ReadonlyMap<string, Schema>;

/** @throws Error for a file that holds no JSON object. */
export function readSchemas(folder: URL): SchemaFiles {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const schemas = paths.filter((path) => path.endsWith('.schema.json')).sort();
  return new Map(schemas.map((path) => [path, readJsonObject(new URL(path, folder))]));
}

/** @throws Error for a file that holds no JSON object. */
export function readJsonObject(file: URL): Schema {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isSchema(content)) throw new Error(`${file.pathname}: expected a JSON object`);
  return content;
}

/** @throws Error for a file that holds no list of JSON objects. */
export function readJsonList(file: URL): Schema[] {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(content) || !content.every(isSchema)) {
    throw new Error(`${file.pathname}: expected a list of JSON objects`);
  }
  return content;
}

/** True for a JSON object: a schema that is neither `true` nor `false`. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema that a `$ref` in `path` points to, and the file it is in. @throws Error when there is none. */
export function resolve(files: SchemaFiles, path: string, ref: string): { path: string; schema: Schema } {
  const [file = '', pointer = ''] = ref.split('#');
  const target = file === '' ? path : posix.join(posix.dirname(path), file);
  let schema: unknown = files.get(target);
  for (const name of pointer.split('/').slice(1)) schema = isSchema(schema) ? schema[name] : undefined;
  if (!isSchema(schema)) throw new Error(`${path}: ${ref} leads nowhere`);
  return { path: target, schema };
}

/** The schema's properties, or none. */
export function propertiesOf(schema: Schema): Schema {
  return isSchema(schema.properties) ? schema.properties : {};
}

/** True for a branch that only asks for keys. */
export function isRequirement(schema: unknown): boolean {
  return isSchema(schema) && Object.keys(schema).join() === 'required';
}

/** The keys that a schema asks for. */
export function requiredOf(schema: unknown): string[] {
  const required = isSchema(schema) ? schema.required : [];
  return Array.isArray(required) ? required.map(String) : [];
}

/** A copy of a schema with every schema and list of schemas inside replaced, the innermost first. */
export function mapSchema(value: unknown, change: (schema: Schema) => Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => mapSchema(item, change));
  if (!isSchema(value)) return value;
  return change(
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapSchema(item, change)])),
  );
}
