/** Derives the TypeScript type of each command from its schema. */
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import {
  isRequirement,
  isSchema,
  propertiesOf,
  requiredOf,
  resolve,
  type Schema,
  type SchemaFiles,
} from './schema-files.ts';

/** What says nothing that a TypeScript type can say. */
const UNTYPED = new Set([
  'title',
  'examples',
  'default',
  'format',
  'pattern',
  'if',
  'then',
  '$schema',
  '$id',
  '$defs',
]);
/** What json-schema-to-typescript adds to every named type. */
const REFERENCE_NOTE =
  /( \*\n)? \* This interface was referenced by `Commands`'s JSON-Schema\n \* via the `definition` ".*"\.\n/g;
const NEVER: Schema = { tsType: 'never' };

/**
 * Declarations of every command's type, and `Commands`, which maps an operation to its command. A choice that the
 * schema leaves ("exactly one of these keys") becomes a union that the compiler can narrow.
 */
export async function compileTypes(files: SchemaFiles, operations: readonly string[]): Promise<string> {
  const { follow, named } = createConverter(files);
  const commands = operations.map((operation) => [operation, follow(`${operation}.schema.json`, '#', {})]);
  const root: JSONSchema = {
    title: 'Commands',
    description: 'Operation to the command it takes.',
    type: 'object',
    properties: Object.fromEntries(commands),
    required: [...operations],
    additionalProperties: false,
    $defs: named,
  };
  const declarations = await compile(root, 'Commands', {
    bannerComment: '',
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    style: { singleQuote: true, printWidth: 110 },
  });
  return declarations.replaceAll(REFERENCE_NOTE, '').replaceAll('/**\n */\n', '');
}

/** Rewrites schemas so that json-schema-to-typescript says all that TypeScript can; `named` gathers titled ones. */
function createConverter(files: SchemaFiles) {
  const named: Record<string, Schema> = {};

  /** A titled schema becomes a named type; others are written where they are used. */
  function follow(path: string, ref: string, siblings: Schema): Schema {
    const target = resolve(files, path, ref);
    const { title } = target.schema;
    if (typeof title !== 'string') return convert(target.path, { ...target.schema, ...siblings });
    const name = toTypeName(title);
    if (named[name] === undefined) {
      // Before its inside is converted, because that may refer to it.
      named[name] = {};
      named[name] = convert(target.path, target.schema);
    }
    return { $ref: `#/$defs/${name}` };
  }

  function convert(path: string, schema: Schema): Schema {
    const { $ref, ...siblings } = schema;
    if (typeof $ref === 'string') return follow(path, $ref, siblings);
    if (schema.discriminator !== undefined) return { oneOf: convertAll(path, schema.oneOf) };
    if (schema.else !== undefined) return { anyOf: convertAll(path, [schema.then, schema.else]) };

    const typed = Object.entries(schema).filter(([key]) => !UNTYPED.has(key));
    const converted = typed.map(([key, value]) => [
      key,
      key === 'properties' ? convertEach(path, value) : convertAll(path, value),
    ]);
    return spellOutChoices(Object.fromEntries(converted));
  }

  function convertAll(path: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => convertAll(path, item));
    return isSchema(value) ? convert(path, value) : value;
  }

  function convertEach(path: string, properties: unknown): Schema {
    const entries = Object.entries(isSchema(properties) ? properties : {});
    return Object.fromEntries(
      entries.map(([key, value]) => [key, value === false ? NEVER : convertAll(path, value)]),
    );
  }

  return { follow, named };
}

/** "exactly one key", and `oneOf` or `anyOf` over required keys, as a union of objects. */
function spellOutChoices(schema: Schema): Schema {
  const properties = propertiesOf(schema);
  const { oneOf, anyOf, minProperties, maxProperties, dependentRequired: _, ...base } = schema;
  if (minProperties === 1 && maxProperties === 1) {
    return { anyOf: Object.keys(properties).map((key) => variant(base, [key], Object.keys(properties))) };
  }
  const branches = Array.isArray(oneOf) ? oneOf : anyOf;
  if (!Array.isArray(branches) || !branches.every(isRequirement)) return schema;
  const exclusive = Array.isArray(oneOf) ? branches.flatMap(requiredOf) : [];
  return { anyOf: branches.map((branch) => variant(base, requiredOf(branch), exclusive)) };
}

/** The object with some keys required, and the other keys of the choice ruled out. */
function variant(base: Schema, required: readonly string[], choice: readonly string[]): Schema {
  const ruledOut = choice.filter((key) => !required.includes(key)).map((key) => [key, NEVER]);
  return {
    ...base,
    properties: { ...propertiesOf(base), ...Object.fromEntries(ruledOut) },
    required: [...requiredOf(base), ...required],
  };
}

/** "Object relationship" → `ObjectRelationship` */
function toTypeName(title: string): string {
  const words = title.split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
