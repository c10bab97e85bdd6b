/** DuckDB speaks of its own SQL; whoever wrote GoogleSQL has to read about that. */
import { QueryError } from '../query-error.ts';
import type { Statement } from '../sql/translate.ts';

const UNKNOWN_COLUMN = /Referenced column "([^"]+)" (?:was )?not found/;
const UNKNOWN_FIELD = /Could not find key "([^"]+)" in struct/;
const ARGUMENTS = /(?:Macro|Function) "?([\w.]+)"?\(?\)? (?:does not support|requires)/i;
const NO_SIGNATURE = /No function matches the given name and argument types '(\w+)(\([^']*\))'/;
/** What the macros of conversions fail with. */
const BAD_VALUE = /Could not convert string '(Bad \w+ value: [\s\S]*)' to \w+/;
const PREFIX = /^(?:Failed to extract statements: )?(?:\w+ )*(?:Error|Exception): /;

/** DuckDB's refusal of a statement as BigQuery's `invalidQuery`, with the place in the original text if known. */
export function queryFailure(error: unknown, statement: Statement): QueryError {
  if (error instanceof QueryError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('Out of Memory Error')) {
    const text =
      'Resources exceeded during query execution: the local warehouse has too little memory for it';
    return new QueryError('resourcesExceeded', text, { cause: error });
  }
  const column = UNKNOWN_COLUMN.exec(message)?.[1];
  if (column !== undefined) {
    return invalid(`Unrecognized name: ${column}${statement.whereIs(column)}`, error);
  }
  const field = UNKNOWN_FIELD.exec(message)?.[1];
  if (field !== undefined) return invalid(`Field name ${field} does not exist in STRUCT`, error);
  const name = ARGUMENTS.exec(message)?.[1];
  if (name !== undefined) {
    return invalid(
      `No matching signature for function ${name.replace('googlesql.', '').toUpperCase()}`,
      error,
    );
  }
  const signature = NO_SIGNATURE.exec(message);
  if (signature !== null) {
    const [, called = '', types = ''] = signature;
    return invalid(`No matching signature for function ${called.toUpperCase()}${types}`, error);
  }
  const bad = BAD_VALUE.exec(message)?.[1];
  if (bad !== undefined) return invalid(bad, error);
  const [summary = message] = message.split('\n');
  return invalid(summary.replace(PREFIX, ''), error);
}

function invalid(message: string, cause: unknown): QueryError {
  return new QueryError('invalidQuery', message, { cause });
}
