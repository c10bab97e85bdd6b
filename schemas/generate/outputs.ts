/** All files that are derived from the schemas, as path → content. */
import { dump } from 'js-yaml';
import { asyncApi } from './asyncapi.ts';
import { propertiesOf, readJsonList, readJsonObject, readSchemas, type SchemaFiles } from './schema-files.ts';
import { compileTypes } from './types.ts';
import { compileValidator } from './validators.ts';

/** Lines are not folded, so that a change of a word shows as such. */
const YAML = { lineWidth: -1, noRefs: true, quoteStyle: 'double' } as const;
const NOTE = 'Made by schemas/compile.ts. Do not edit.';

/** Paths are relative to `root`, which is the repository; `folder` takes the TypeScript files. */
export async function generate(root: URL, folder: string): Promise<Map<string, string>> {
  const catalogue = readJsonObject(new URL('schemas/operations.json', root));
  const operations = Object.keys(propertiesOf({ properties: catalogue.operations }));
  const schemas = readSchemas(new URL('schemas/commands/', root));
  const document = asyncApi({
    catalogue,
    outcomes: readJsonList(new URL('schemas/tables/command_outcomes.json', root)),
    deliveryEvents: readJsonList(new URL('schemas/tables/delivery_events.json', root)),
  });

  const outputs = new Map<string, string>();
  outputs.set('schemas/asyncapi.yaml', `# ${NOTE}\n${dump(document, YAML)}`);
  outputs.set(`${folder}types.ts`, `/** ${NOTE} */\n${await compileTypes(schemas, operations)}`);
  for (const operation of operations) {
    outputs.set(`${folder}${operation}.ts`, validatorModule(schemas, operation));
  }
  return outputs;
}

/** ajv's code with its exports replaced by one that has a type. */
function validatorModule(schemas: SchemaFiles, operation: string): string {
  const code = compileValidator(schemas, `${operation}.schema.json`)
    .replace('"use strict";', '')
    .replace('export const validate = ', `export const validate: GeneratedValidator<'${operation}'> = `)
    .replace(/^export default .*$/m, '');
  return [
    '// @ts-nocheck',
    `// ${NOTE}`,
    "import type { GeneratedValidator } from '../commands.ts';",
    code.trim(),
    '',
  ].join('\n');
}
