/** What clients send, read with care: every field is checked before it is used. */
import { isObject, type JsonObject } from '../../json.ts';
import type { Destination } from '../query/destination.ts';
import type { QueryRequest } from '../query/engine.ts';
import { QueryError } from '../query-error.ts';
import type { Parameter, ParameterType, ParameterValue } from '../sql/parameters.ts';
import { newName } from './resources.ts';
import type { TimestampFormat } from './wire.ts';

export type Body = JsonObject;

/** The query in the body of jobs.query, or in `configuration.query` of jobs.insert. */
export function parseQuery(body: Body): QueryRequest {
  const { query, useLegacySql, defaultDataset, queryParameters } = body;
  if (typeof query !== 'string' || query.trim() === '') {
    throw new QueryError('invalid', 'Required parameter is missing: query');
  }
  // BigQuery's own default is legacy SQL, which every client library switches off.
  if (useLegacySql === true)
    throw new QueryError('invalid', 'Legacy SQL is not supported; set useLegacySql to false');
  const dataset = isObject(defaultDataset) ? defaultDataset.datasetId : undefined;
  const destination = parseDestination(body);
  return {
    ...(destination !== undefined && { destination }),
    sql: query,
    parameters: Array.isArray(queryParameters) ? queryParameters.map(parseParameter) : [],
    defaultDataset: typeof dataset === 'string' ? dataset : undefined,
  };
}

const WRITES: Readonly<Record<string, Destination['write']>> = {
  WRITE_EMPTY: 'EMPTY',
  WRITE_TRUNCATE: 'TRUNCATE',
  WRITE_APPEND: 'APPEND',
};

function parseDestination(body: Body): Destination | undefined {
  const { destinationTable: table, writeDisposition = 'WRITE_EMPTY', createDisposition } = body;
  if (!isObject(table)) return undefined;
  const write = WRITES[String(writeDisposition)];
  if (write === undefined) {
    throw new QueryError(
      'invalid',
      `Invalid value for writeDisposition: ${JSON.stringify(writeDisposition)}`,
    );
  }
  return {
    dataset: newName(table, 'datasetId'),
    table: newName(table, 'tableId'),
    write,
    mayCreate: createDisposition !== 'CREATE_NEVER',
  };
}

function parseParameter(entry: unknown): Parameter {
  if (!isObject(entry)) throw new QueryError('invalid', 'queryParameters: expected objects');
  const type = parseType(entry.parameterType);
  const name = typeof entry.name === 'string' && entry.name !== '' ? entry.name : undefined;
  return { name, type, value: parseValue(entry.parameterValue) };
}

function parseType(value: unknown): ParameterType {
  if (!isObject(value) || typeof value.type !== 'string') {
    throw new QueryError('invalid', 'queryParameters: parameterType.type is required');
  }
  const { type, arrayType, structTypes } = value;
  if (type === 'ARRAY') return { type, arrayType: parseType(arrayType) };
  if (!Array.isArray(structTypes)) return { type };
  return {
    type,
    structTypes: structTypes.map((field: unknown) => {
      if (!isObject(field)) throw new QueryError('invalid', 'queryParameters: structTypes must be objects');
      return { name: String(field.name), type: parseType(field.type) };
    }),
  };
}

function parseValue(entry: unknown): ParameterValue {
  if (!isObject(entry)) return null;
  const { value, arrayValues, structValues } = entry;
  if (Array.isArray(arrayValues)) return arrayValues.map(parseValue);
  if (isObject(structValues)) {
    return Object.fromEntries(Object.entries(structValues).map(([name, inner]) => [name, parseValue(inner)]));
  }
  if (value === undefined || value === null) return null;
  if (typeof value === 'object')
    throw new QueryError('invalid', 'queryParameters: parameterValue.value must be text');
  return String(value);
}

/** Which rows of a result are asked for, and how. */
export interface Page {
  readonly startIndex: number;
  readonly maxRows: number;
  readonly timestamps: TimestampFormat;
  /** How long to wait for the query to end. */
  readonly timeoutMs: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** From a body (jobs.query) or the parameters of a URL (everything else). */
export function parsePage(get: (name: string) => unknown): Page {
  return {
    startIndex:
      wholeNumber('pageToken', get('pageToken')) ?? wholeNumber('startIndex', get('startIndex')) ?? 0,
    maxRows: wholeNumber('maxResults', get('maxResults')) ?? Number.POSITIVE_INFINITY,
    timestamps: timestampFormat(get),
    timeoutMs: wholeNumber('timeoutMs', get('timeoutMs')) ?? DEFAULT_TIMEOUT_MS,
  };
}

function timestampFormat(get: (name: string) => unknown): TimestampFormat {
  const output = get('formatOptions.timestampOutputFormat');
  if (output === 'INT64' || output === 'ISO8601_STRING' || output === 'FLOAT64') return output;
  // Python's client writes True into a URL.
  return /^true$/i.test(String(get('formatOptions.useInt64Timestamp'))) ? 'INT64' : 'FLOAT64';
}

function wholeNumber(name: string, value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) {
    throw new QueryError(
      'invalid',
      `Invalid value for ${name}: expected a whole number, got ${JSON.stringify(value)}`,
    );
  }
  return number;
}
