/**
 * Compiles each command's schema ahead of time into a module that imports nothing at run time.
 *
 * Three keywords are Relay's own. `maxBytes` bounds a string in UTF-8. Two stand in for what the schemas say with
 * standard ones, so that an error can name the keys it is about: `knownKeys` for `additionalProperties: false`,
 * `exactlyOne` for a choice between keys.
 */

import { _, type CodeKeywordDefinition, stringify } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import {
  isRequirement,
  isSchema,
  mapSchema,
  propertiesOf,
  requiredOf,
  type Schema,
  type SchemaFiles,
} from './schema-files.ts';

const ANNOTATIONS = new Set(['title', 'description', 'default', 'examples']);

const MAX_BYTES: CodeKeywordDefinition = {
  keyword: 'maxBytes',
  type: 'string',
  schemaType: 'number',
  error: { message: 'is too long', params: ({ schema }) => _`{limit: ${schema}}` },
  code: (cxt) => cxt.fail(_`Buffer.byteLength(${cxt.data}) > ${cxt.schemaCode}`),
};

/**
 * ajv's own counts UTF-16 units, or else needs a helper at run time. A text has at least half as many characters as
 * units: a long one is refused without being taken apart.
 */
const MAX_LENGTH: CodeKeywordDefinition = {
  keyword: 'maxLength',
  type: 'string',
  schemaType: 'number',
  before: 'pattern',
  error: { message: 'is too long', params: ({ schema }) => _`{limit: ${schema}}` },
  code(cxt) {
    const { data, schemaCode: limit } = cxt;
    const characters = _`(${data}.length > 2 * ${limit} ? Infinity : Array.from(${data}).length)`;
    cxt.fail(_`${data}.length > ${limit} && ${characters} > ${limit}`);
  },
};

const KNOWN_KEYS: CodeKeywordDefinition = {
  keyword: 'knownKeys',
  type: 'object',
  schemaType: 'array',
  before: 'maxProperties',
  error: {
    message: 'has an unknown key',
    params: ({ params }) => _`{unknownKey: ${params.unknownKey}, knownKeys: ${params.knownKeys}}`,
  },
  code(cxt) {
    const knownKeys = cxt.gen.scopeValue('schema', { ref: cxt.schema, code: stringify(cxt.schema) });
    const unknownKey = cxt.gen.const(
      'unknownKey',
      _`Object.keys(${cxt.data}).find((key) => !${knownKeys}.includes(key))`,
    );
    cxt.setParams({ knownKeys, unknownKey });
    cxt.fail(_`${unknownKey} !== undefined`);
  },
};

const EXACTLY_ONE: CodeKeywordDefinition = {
  keyword: 'exactlyOne',
  type: 'object',
  schemaType: 'array',
  before: 'maxProperties',
  error: {
    message: 'has not one of the keys',
    params: ({ params }) => _`{keys: ${params.keys}, given: ${params.given}}`,
  },
  code(cxt) {
    const keys = cxt.gen.scopeValue('schema', { ref: cxt.schema, code: stringify(cxt.schema) });
    const given = cxt.gen.const('given', _`${keys}.filter((key) => ${cxt.data}[key] !== undefined).length`);
    cxt.setParams({ keys, given });
    cxt.fail(_`${given} !== 1`);
  },
};

/** The validator of one schema as JavaScript that exports `validate` and imports nothing. */
export function compileValidator(files: SchemaFiles, path: string): string {
  const ajv = createAjv();
  for (const schema of files.values()) ajv.addSchema(Object(mapSchema(schema, prepare)));
  // Keywords without a type (oneOf, anyOf, if) come last: a wrong key says more than "no branch fits".
  // Only now, because ajv's own meta-schema, compiled by now, relies on the usual order.
  const { rules } = ajv.RULES;
  rules.push(...rules.splice(0, 1));

  const validate = ajv.getSchema(String(files.get(path)?.$id));
  if (validate === undefined) throw new Error(`${path}: there is no such schema`);
  const code = standalone.default(ajv, validate);
  if (code.includes('require(')) throw new Error(`${path}: its validator needs a module at run time`);
  return code;
}

/** Validation stops at the first fault, so that its order decides what is reported, and its cost stays bounded. */
function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true },
    discriminator: true,
    strictTypes: false,
    strictRequired: false,
    validateFormats: false,
    messages: false,
    // For `minLength`, which is 1 throughout: then units and characters are the same.
    unicode: false,
    logger: false,
  });
  ajv.removeKeyword('maxLength');
  ajv.addKeyword(MAX_LENGTH);
  ajv.addKeyword(MAX_BYTES);
  ajv.addKeyword(KNOWN_KEYS);
  ajv.addKeyword(EXACTLY_ONE);
  return ajv;
}

/** Leaves out what only people read, and puts our keywords in the place of standard ones. */
function prepare(schema: Schema): Schema {
  const checked = Object.entries(schema).filter(([key, value]) => isSchema(value) || !ANNOTATIONS.has(key));
  return nameChoice(nameKnownKeys(Object.fromEntries(checked)));
}

/** A property whose schema is `false` is there only to be ruled out. */
function nameKnownKeys(schema: Schema): Schema {
  if (schema.additionalProperties !== false) return schema;
  const { additionalProperties: _closed, ...rest } = schema;
  const allowed = Object.entries(propertiesOf(schema)).filter(([, property]) => property !== false);
  return { ...rest, knownKeys: allowed.map(([key]) => key) };
}

function nameChoice(schema: Schema): Schema {
  const { oneOf, minProperties, maxProperties, ...rest } = schema;
  if (minProperties === 1 && maxProperties === 1) return { ...rest, exactlyOne: rest.knownKeys };
  if (!Array.isArray(oneOf) || !oneOf.every(isRequirement)) return schema;
  return { ...rest, exactlyOne: oneOf.flatMap(requiredOf) };
}
