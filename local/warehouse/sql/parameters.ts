/** Query parameters are bound, never pasted into the SQL: here they become DuckDB's. */
import { QueryError } from '../query-error.ts';
import { columnTypeNamed } from '../schema/column.ts';
import { duckDbType } from '../schema/duckdb-type.ts';
import { build } from './tree.ts';

/** The type of a query parameter, as the REST API spells it. */
export interface ParameterType {
  readonly type: string;
  readonly arrayType?: ParameterType;
  readonly structTypes?: readonly { readonly name: string; readonly type: ParameterType }[];
}

/** A query parameter: its name unless it is positional, and its value as text, a list or a struct. */
export interface Parameter {
  readonly name: string | undefined;
  readonly type: ParameterType;
  readonly value: ParameterValue;
}

export type ParameterValue =
  | string
  | null
  | readonly ParameterValue[]
  | { readonly [field: string]: ParameterValue };

/** Names of struct fields go into SQL, so they are only what BigQuery allows in column names. */
const FIELD = /^[A-Za-z_]\w*$/;

/**
 * The expression that takes the place of a parameter: DuckDB's own parameter `$index`, which is always bound as
 * text, converted to the parameter's type. Only DuckDB's names of types reach the SQL, never a value.
 */
export function parameterTree(parameter: Parameter, index: number): unknown {
  const { type } = parameter.type;
  if (type === 'BYTES') return build(`from_base64($${index})`);
  if (type === 'ARRAY' || type === 'STRUCT' || type === 'RECORD') {
    return build(`CAST(CAST($${index} AS JSON) AS ${typeName(parameter.type)})`);
  }
  return build(`CAST($${index} AS ${typeName(parameter.type)})`);
}

/** The text to bind: the value itself, or a list or struct as JSON. */
export function parameterText({ value }: Parameter): string | null {
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}

function typeName({ type, arrayType, structTypes }: ParameterType): string {
  if (type === 'ARRAY' && arrayType !== undefined) return `${typeName(arrayType)}[]`;
  if ((type === 'STRUCT' || type === 'RECORD') && structTypes !== undefined) {
    return `STRUCT(${structTypes.map((field) => `${fieldName(field.name)} ${typeName(field.type)}`).join(', ')})`;
  }
  const scalar = columnTypeNamed(type);
  // Inside a list or struct, bytes would come out of JSON as their base64 text.
  if (scalar === undefined || scalar === 'RECORD' || scalar === 'BYTES')
    throw new QueryError('invalid', `Query parameters of type ${type} aren't supported here`);
  return duckDbType({ type: scalar, mode: 'NULLABLE' });
}

function fieldName(name: string): string {
  if (!FIELD.test(name))
    throw new QueryError('invalid', `Invalid field name ${JSON.stringify(name)} in a parameter`);
  return `"${name}"`;
}
