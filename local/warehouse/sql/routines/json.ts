/** JSON functions: DuckDB spells the paths otherwise, and lacks some of the forms that BigQuery takes. */
import { unsupported } from '../../query-error.ts';
import { build, dataOf, text, textOf } from '../tree.ts';
import { macro, type Rewrite, type Rewrites, withDefaults } from './rewrite.ts';

const STEP = /\.([A-Za-z_][\w-]*)|\."((?:[^"\\]|\\.)*)"|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/y;

/** A BigQuery JSONPath in DuckDB's spelling, which has no `['key']`: `$['a b'][0]` becomes `$."a b"[0]`. */
function duckDbPath(path: string): string {
  let result = '$';
  STEP.lastIndex = 1;
  while (STEP.lastIndex < path.length) {
    const match = STEP.exec(path);
    if (match === null) throw unsupported(`JSONPath ${JSON.stringify(path)}`);
    const [, plain, dotQuoted, index, quoted, doubleQuoted] = match;
    const key = plain ?? dotQuoted ?? quoted ?? doubleQuoted ?? '';
    result += index === undefined ? `."${key.replaceAll('"', '\\"')}"` : `[${index}]`;
  }
  return result;
}

/** The path argument translated where it is a literal; a query parameter goes through as it is. */
function pathArgument(argument: unknown): unknown {
  const path = textOf(argument);
  return path === undefined ? argument : text(duckDbPath(path));
}

function atPath(name: string): Rewrite {
  return withDefaults(2, '$', ([json, path]) => macro(name)([json, pathArgument(path)]));
}

function elementsAtPath(name: string): Rewrite {
  return withDefaults(2, '$', ([json, path]) => {
    const translated = pathArgument(path);
    return macro(name)([json, translated, build("__1 || '[*]'", translated)]);
  });
}

/** By upper-case name. */
export const JSON_FUNCTIONS: Rewrites = {
  JSON_VALUE: atPath('json_value'),
  JSON_EXTRACT_SCALAR: atPath('json_value'),
  JSON_QUERY: atPath('json_query'),
  JSON_EXTRACT: atPath('json_query'),
  JSON_VALUE_ARRAY: elementsAtPath('json_value_array'),
  JSON_EXTRACT_STRING_ARRAY: elementsAtPath('json_value_array'),
  JSON_QUERY_ARRAY: elementsAtPath('json_query_array'),
  JSON_EXTRACT_ARRAY: elementsAtPath('json_query_array'),
  JSON_TYPE: macro('json_type'),
  JSON_KEYS: ([json]) => build('json_keys(__1)', json),
  PARSE_JSON: ([json]) => macro('parse_json')([json]),
  TO_JSON: ([value]) => build('to_json(__1)', value),
  TO_JSON_STRING: ([value, pretty]) => {
    if (pretty !== undefined && dataOf(pretty, 'boolean')?.value !== false)
      throw unsupported('Pretty-printed JSON');
    return macro('to_json_string')([value]);
  },
  STRING: (args) => (args.length > 1 ? macro('instant_text') : macro('json_or_time_text'))(args),
  LAX_STRING: ([json]) => build("json_extract_string(__1, '$')", json),
  INT64: ([json]) => build('CAST(__1 AS BIGINT)', json),
  LAX_INT64: ([json]) => build("TRY_CAST(json_extract_string(__1, '$') AS BIGINT)", json),
  FLOAT64: ([json]) => build('CAST(__1 AS DOUBLE)', json),
  LAX_FLOAT64: ([json]) => build("TRY_CAST(json_extract_string(__1, '$') AS DOUBLE)", json),
  BOOL: ([json]) => build('CAST(__1 AS BOOLEAN)', json),
  LAX_BOOL: ([json]) => build("TRY_CAST(json_extract_string(__1, '$') AS BOOLEAN)", json),
};
