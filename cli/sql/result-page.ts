/** What the warehouse answers, page by page, read from what Google's client hands on. */

export interface Field {
  readonly name: string;
  /** BigQuery's name of the type, such as `INTEGER` or `RECORD`. */
  readonly type: string;
  readonly isRepeated: boolean;
  /** Of a record. */
  readonly fields: readonly Field[];
}

export interface Page {
  readonly fields: readonly Field[];
  /** Values in the order of `fields`, made of what JSON knows. */
  readonly rows: readonly (readonly unknown[])[];
  /** Of the whole result. */
  readonly totalRows: number;
  /** False while the statement is still running. */
  readonly isComplete: boolean;
  /** Where the next page starts, if there is one. */
  readonly pageToken: string | undefined;
  readonly job: { readonly id: string; readonly location: string | undefined };
}

type Members = ReadonlyMap<string, unknown>;

/** Reads the client's triple of rows, next request and answer. */
export function pageOf([rows, , answer]: readonly unknown[]): Page {
  const response = membersOf(answer);
  const fields = fieldsOf(response.get('schema'));
  const job = membersOf(response.get('jobReference'));
  return {
    fields,
    rows: listOf(rows).map((row) => {
      const values = membersOf(row);
      return fields.map((field) => plainValue(field, values.get(field.name)));
    }),
    totalRows: Number(response.get('totalRows') ?? 0),
    isComplete: response.get('jobComplete') !== false,
    pageToken: textOf(response.get('pageToken')),
    job: { id: textOf(job.get('jobId')) ?? '', location: textOf(job.get('location')) },
  };
}

/** A value as JSON knows it: whole numbers beyond 2^53 and decimals as text, times as ISO 8601, bytes as base64. */
export function plainValue(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (field.isRepeated) {
    const item = { ...field, isRepeated: false };
    return listOf(value).map((each) => plainValue(item, each));
  }
  switch (field.type) {
    case 'INTEGER':
    case 'INT64':
      return shortNumber(wrappedText(value));
    case 'FLOAT':
    case 'FLOAT64':
      return Number.isFinite(value) ? value : String(value);
    case 'BOOLEAN':
    case 'BOOL':
      return value;
    case 'BYTES':
      return Buffer.isBuffer(value) ? value.toString('base64') : String(value);
    case 'NUMERIC':
    case 'BIGNUMERIC':
      return String(value);
    case 'TIMESTAMP':
      // The client writes microseconds with nine digits.
      return wrappedText(value).replace(/(\.\d{6})000Z$/, '$1Z');
    case 'RECORD':
    case 'STRUCT': {
      const members = membersOf(value);
      return Object.fromEntries(
        field.fields.map((inner) => [inner.name, plainValue(inner, members.get(inner.name))]),
      );
    }
    default:
      return wrappedText(value);
  }
}

function fieldsOf(schema: unknown): Field[] {
  return listOf(membersOf(schema).get('fields')).map((each) => {
    const field = membersOf(each);
    return {
      name: textOf(field.get('name')) ?? '',
      type: textOf(field.get('type')) ?? '',
      isRepeated: field.get('mode') === 'REPEATED',
      fields: fieldsOf(each),
    };
  });
}

function shortNumber(digits: string): number | string {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : digits;
}

/** The client wraps what JavaScript has no type for in an object with a `value`. */
function wrappedText(value: unknown): string {
  const wrapped = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  return typeof wrapped === 'object' ? JSON.stringify(wrapped) : String(wrapped);
}

function membersOf(value: unknown): Members {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
