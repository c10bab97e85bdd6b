/** Holds the schemas to what publishers in any language rely on, and everything derived from them to the schemas. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { generate } from '../../schemas/generate/outputs.ts';
import {
  isSchema,
  propertiesOf,
  readSchemas,
  resolve,
  type Schema,
} from '../../schemas/generate/schema-files.ts';
import { parseAnyCommand } from '../../shared/contract/all-commands.ts';
import { EMAIL, ID, LINE, PHONE, PHONE_OR_LIQUID } from '../../shared/contract/command/identifiers.ts';
import { COMMAND_LIMITS } from '../../shared/contract/command/limits.ts';
import { explainPattern } from '../../shared/contract/command/schema-errors.ts';
import { OPERATIONS } from '../../shared/contract/operations.ts';
import { commandFixtures } from '../fixtures/commands/load.ts';

const ROOT = new URL('../../', import.meta.url);
const SCHEMAS = readSchemas(new URL('schemas/commands/', ROOT));
const NOW_MS = Date.parse('2026-11-21T12:00:00Z');

/** Every schema in the files, with the pointer to it, such as `track.schema.json#/properties/name`. */
function* allSchemas(): Generator<[pointer: string, path: string, schema: Schema]> {
  for (const [path, schema] of SCHEMAS) yield* schemasIn(`${path}#`, path, schema);
}

function* schemasIn(pointer: string, path: string, schema: Schema): Generator<[string, string, Schema]> {
  yield [pointer, path, schema];
  for (const place of ['properties', '$defs']) {
    const inner = schema[place];
    for (const [key, value] of Object.entries(isSchema(inner) ? inner : {})) {
      if (isSchema(value)) yield* schemasIn(`${pointer}/${place}/${key}`, path, value);
    }
  }
  for (const key of ['items', 'then', 'else']) {
    const inner = schema[key];
    if (isSchema(inner)) yield* schemasIn(`${pointer}/${key}`, path, inner);
  }
}

/** Pointers of the properties that a value uses, following the schema that fits it. */
function* usedProperties(pointer: string, path: string, schema: Schema, value: unknown): Generator<string> {
  if (typeof schema.$ref === 'string') {
    const target = resolve(SCHEMAS, path, schema.$ref);
    yield* usedProperties(pointerOf(path, schema.$ref), target.path, target.schema, value);
    return;
  }
  if (Array.isArray(value) && isSchema(schema.items)) {
    for (const item of value) yield* usedProperties(`${pointer}/items`, path, schema.items, item);
  }
  if (!isSchema(value)) return;
  for (const [key, property] of Object.entries(propertiesOf(schema))) {
    if (!Object.hasOwn(value, key) || !isSchema(property)) continue;
    yield `${pointer}/properties/${key}`;
    yield* usedProperties(`${pointer}/properties/${key}`, path, property, value[key]);
  }
  if (isSchema(schema.else)) yield* usedProperties(`${pointer}/else`, path, schema.else, value);
  yield* usedInBranch(path, schema, value);
}

/** Of a choice by a discriminator, only the branch that the value names counts. */
function* usedInBranch(path: string, schema: Schema, value: Schema): Generator<string> {
  if (!isSchema(schema.discriminator) || !Array.isArray(schema.oneOf)) return;
  const tag = String(schema.discriminator.propertyName);
  for (const { $ref } of schema.oneOf) {
    const branch = resolve(SCHEMAS, path, $ref);
    const named = propertiesOf(branch.schema)[tag];
    if (isSchema(named) && named.const === value[tag]) {
      yield* usedProperties(pointerOf(path, $ref), branch.path, branch.schema, value);
    }
  }
}

function pointerOf(path: string, ref: string): string {
  const { pathname, hash } = new URL(ref, `file:///${path}`);
  return `${pathname.slice(1)}${hash || '#'}`;
}

function definitionOf(path: string, name: string): Schema {
  return resolve(SCHEMAS, path, `#/$defs/${name}`).schema;
}

/** A validator that knows nothing of ours, as a publisher in another language has it. */
function standardValidator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const schema of SCHEMAS.values()) ajv.addSchema(schema);
  return ajv;
}

describe('the command schemas', () => {
  test('exist for every operation and are valid JSON Schema 2020-12', () => {
    const ajv = standardValidator();
    for (const operation of OPERATIONS) {
      const schema = SCHEMAS.get(`${operation}.schema.json`);
      assert.equal(schema?.$schema, 'https://json-schema.org/draft/2020-12/schema', operation);
      assert.equal(ajv.validateSchema(schema), true, operation);
    }
  });

  test('are named by their path', () => {
    for (const [path, schema] of SCHEMAS)
      assert.equal(schema.$id, `https://relay.example/schemas/commands/${path}`);
  });

  test('close every object that is ours', () => {
    for (const [pointer, , schema] of allSchemas()) {
      if (schema.properties === undefined || schema.discriminator !== undefined) continue;
      if (pointer.endsWith('/if')) continue;
      assert.equal(schema.additionalProperties, false, pointer);
    }
  });

  test('describe every property, and every command by title, description and an example', () => {
    for (const [pointer, path, schema] of allSchemas()) {
      if (!/\/properties\/[^/]+$/.test(pointer) || schema.const !== undefined || schema.enum !== undefined)
        continue;
      const target = typeof schema.$ref === 'string' ? resolve(SCHEMAS, path, schema.$ref).schema : schema;
      assert.equal(
        typeof (schema.description ?? target.description),
        'string',
        `${pointer} has no description`,
      );
    }
    for (const operation of OPERATIONS) {
      const schema = SCHEMAS.get(`${operation}.schema.json`);
      assert.ok(typeof schema?.title === 'string' && typeof schema.description === 'string', operation);
      assert.ok(Array.isArray(schema.examples) && schema.examples.length > 0, operation);
    }
  });

  test('give examples that are valid commands', () => {
    for (const operation of OPERATIONS) {
      const examples = SCHEMAS.get(`${operation}.schema.json`)?.examples;
      for (const example of Array.isArray(examples) ? examples : []) {
        assert.equal(parseAnyCommand(operation, example, NOW_MS).ok, true, operation);
      }
    }
  });

  test('use the expressions of shared/contract/command/identifiers.ts', () => {
    for (const [name, form] of Object.entries({ id: ID, email: EMAIL, phone: PHONE, command_id: LINE })) {
      assert.equal(definitionOf('common.schema.json', name).pattern, form.source, name);
    }
    const numbers = definitionOf('channels/common.schema.json', 'phone_or_liquid');
    assert.equal(numbers.pattern, PHONE_OR_LIQUID.source);
  });

  test('give a command_id the length that it has as an attribute', () => {
    const { minLength, maxLength } = definitionOf('common.schema.json', 'command_id');
    assert.deepEqual([minLength, maxLength], [1, COMMAND_LIMITS.commandIdCharacters]);
  });

  test('use no expression that a refusal has no words for', () => {
    const patterns = [...allSchemas()].flatMap(([, , { pattern }]) =>
      pattern === undefined ? [] : [pattern],
    );
    assert.ok(patterns.length > 5);
    for (const pattern of patterns) assert.doesNotThrow(() => explainPattern(pattern));
  });

  test('require a command_id where a repetition would be felt, and nowhere else', () => {
    for (const [pointer, , schema] of allSchemas()) {
      if (propertiesOf(schema).command_id === undefined) continue;
      const isSend = /^(channels\/|broadcast)/.test(pointer);
      assert.equal(Array.isArray(schema.required) && schema.required.includes('command_id'), isSend, pointer);
    }
  });
});

describe('the fixtures', () => {
  test('are accepted by a validator that knows nothing of ours', () => {
    const ajv = standardValidator();
    for (const { name, operation, json } of commandFixtures()) {
      const id = `https://relay.example/schemas/commands/${operation}.schema.json`;
      assert.equal(ajv.validate(id, json), true, `${name}: ${ajv.errorsText()}`);
    }
  });

  test('named full use every property of every schema', () => {
    const used = new Set<string>();
    for (const { name, operation, json } of commandFixtures()) {
      if (!name.endsWith('-full')) continue;
      const path = `${operation}.schema.json`;
      for (const pointer of usedProperties(`${path}#`, path, SCHEMAS.get(path) ?? {}, json))
        used.add(pointer);
    }
    const declared = [...allSchemas()]
      .map(([pointer]) => pointer)
      .filter((pointer) => /\/properties\/[^/]+$/.test(pointer));
    const forgotten = declared.filter((pointer) => !used.has(pointer));
    assert.deepEqual(forgotten, []);
  });

  test('named minimal are refused as soon as any key is taken away', () => {
    for (const { name, operation, json } of commandFixtures()) {
      if (!name.endsWith('-minimal')) continue;
      for (const key of Object.keys(json)) {
        const { [key]: _taken, ...rest } = json;
        assert.equal(parseAnyCommand(operation, rest, NOW_MS).ok, false, `${name} without ${key}`);
      }
    }
  });
});

describe('what is derived from the schemas', () => {
  test('is up to date', async () => {
    const outputs = await generate(ROOT, 'shared/contract/generated/');
    for (const [path, content] of outputs) {
      assert.equal(
        readFileSync(new URL(path, ROOT), 'utf8'),
        content,
        `${path} is out of date: run npm run schemas`,
      );
    }
  });

  test('comes out the same every time', async () => {
    const [one, other] = [await generate(ROOT, ''), await generate(ROOT, '')];
    assert.deepEqual(one, other);
  });

  test('imports nothing at run time, so that a function loads its own operation alone', () => {
    for (const operation of OPERATIONS) {
      const code = readFileSync(new URL(`shared/contract/generated/${operation}.ts`, ROOT), 'utf8');
      const imports = code.split('\n').filter((line) => /^import\b|\brequire\(|\bimport\(/.test(line));
      assert.deepEqual(imports, ["import type { GeneratedValidator } from '../commands.ts';"]);
      assert.ok(!/new Function|eval\(/.test(code));
    }
  });

  test('is checked by the command that CI runs', () => {
    const report = execFileSync(process.execPath, ['schemas/compile.ts', '--check'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.match(report, /up to date/);
  });
});
