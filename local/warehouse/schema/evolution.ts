/**
 * A folder outlives changes of the schema files; only those that BigQuery itself would take are made to it.
 */
import { type Column, SchemaError } from './column.ts';

/**
 * The columns to add so that a stored table becomes the wanted one. Only what BigQuery allows without a
 * rewrite is allowed: new top-level columns that aren't REQUIRED, and new descriptions. Anything else
 * (a column gone, another type, mode or nested field) throws SchemaError with both sides named.
 * https://docs.cloud.google.com/bigquery/docs/managing-table-schemas
 */
export function additions(table: string, stored: readonly Column[], wanted: readonly Column[]): Column[] {
  const wantedByName = new Map(wanted.map((column) => [column.name, column]));
  for (const column of stored) {
    const now = wantedByName.get(column.name);
    if (now === undefined) {
      throw new SchemaError(`${table}: column ${column.name} is stored and can't be dropped; ${HOW}`);
    }
    if (shape(column) !== shape(now)) {
      throw new SchemaError(
        `${table}: column ${column.name} is stored as ${shape(column)}, not ${shape(now)}; ${HOW}`,
      );
    }
  }
  const storedNames = new Set(stored.map((column) => column.name));
  const added = wanted.filter((column) => !storedNames.has(column.name));
  const required = added.find((column) => column.mode === 'REQUIRED');
  if (required !== undefined) {
    throw new SchemaError(
      `${table}: new column ${required.name} must be NULLABLE or REPEATED, got REQUIRED; ${HOW}`,
    );
  }
  return added;
}

const HOW = 'only new NULLABLE or REPEATED columns can be added to a table with rows';

/** `STRING REQUIRED`, `RECORD<a INTEGER NULLABLE> REPEATED`: what must stay as it is. */
function shape(column: Column): string {
  const inner = column.fields?.map((field) => `${field.name} ${shape(field)}`).join(', ');
  return `${column.type}${inner === undefined ? '' : `<${inner}>`} ${column.mode}`;
}
