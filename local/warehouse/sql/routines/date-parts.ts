/** Date parts: BigQuery's weeks may begin on any day, DuckDB's only on Monday. */
import { isObject } from '../../../json.ts';
import { QueryError } from '../../query-error.ts';
import { dataOf } from '../tree.ts';

/** A date part: a unit of DuckDB's, or a week that begins on a day counted from Monday = 0. */
export type DatePart = { readonly unit: string } | { readonly weekStart: number };

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const SUNDAY = 6;
const UNITS = new Set([
  'MICROSECOND',
  'MILLISECOND',
  'SECOND',
  'MINUTE',
  'HOUR',
  'DAY',
  'MONTH',
  'QUARTER',
  'YEAR',
  'ISOYEAR',
]);

/** An argument that names the part which the parser keeps as `"Week"`, `{"Custom": …}` or `{"WeekWithModifier": …}`. */
export function partArgument(field: unknown): unknown {
  if (!isObject(field)) return { var: { this: String(field) } };
  const day = field.WeekWithModifier;
  if (day === undefined) return { var: { this: String(field.Custom) } };
  return { function: { name: 'WEEK', args: [{ var: { this: String(day) } }] } };
}

/** The part that an argument such as DAY or WEEK(MONDAY) names. BigQuery's WEEK begins on Sunday. */
export function datePart(argument: unknown): DatePart {
  const week = dataOf(argument, 'function');
  if (week?.name === 'WEEK' && Array.isArray(week.args)) return { weekStart: weekday(wordOf(week.args[0])) };
  const word = wordOf(argument);
  if (word === 'WEEK') return { weekStart: SUNDAY };
  if (word === 'ISOWEEK') return { weekStart: 0 };
  if (!UNITS.has(word)) {
    throw new QueryError(
      'invalidQuery',
      `A valid date part name is required but found ${word === '' ? 'none' : word}`,
    );
  }
  return { unit: word === 'ISOYEAR' ? 'isoyear' : word.toLowerCase() };
}

function weekday(word: string): number {
  const index = WEEKDAYS.indexOf(word);
  if (index < 0)
    throw new QueryError('invalidQuery', `A valid day of the week is required but found ${word}`);
  return index;
}

/** The bare word that the parser has made a variable or a column of. */
function wordOf(argument: unknown): string {
  const variable = dataOf(argument, 'var')?.this;
  if (typeof variable === 'string') return variable.toUpperCase();
  const name = dataOf(argument, 'column')?.name;
  return isObject(name) ? String(name.name).toUpperCase() : '';
}
