/** The text of a query as the parser's statements. */
import { QueryError } from '../../query-error.ts';
import { Dialect, parse } from './parser.ts';
import { type Positions, positionsIn, QUOTED } from './positions.ts';

export interface Script {
  readonly statements: readonly unknown[];
  readonly positions: Positions;
  /** What follows the first AS of a statement, as it was written: the query of a CREATE VIEW. */
  queryAfterAs(index: number): string;
}

/** What the names of positional parameters begin with; their index follows. */
export const POSITIONAL = 'positional_';

/** Throws QueryError with the place of what can't be parsed. */
export function parseScript(sql: string): Script {
  const named = numberPositional(sql);
  const positions = positionsIn(named);
  const result = parse(named, Dialect.BigQuery);
  if (!result.success) {
    const found = Array.from(named).slice(result.errorStart, result.errorEnd).join('');
    const what = found.trim() === '' ? 'Unexpected end of statement' : `Unexpected ${JSON.stringify(found)}`;
    throw new QueryError('invalidQuery', `Syntax error: ${what}${positions.at(result.errorStart)}`);
  }
  return { statements: result.ast, positions, queryAfterAs: (index) => queryAfterAs(named, index) };
}

/**
 * The tree has no order to number `?` by, so they get names in the text before it is parsed.
 * Messages about what follows one on its line point that much too far right.
 */
function numberPositional(sql: string): string {
  let index = 0;
  return sql.replace(QUOTED_OR_PARAMETER, (found) => (found === '?' ? `@${POSITIONAL}${index++}` : found));
}

const QUOTED_OR_PARAMETER = new RegExp(`${QUOTED.source}|\\?`, 'g');

function queryAfterAs(sql: string, index: number): string {
  // The same length as the text, with nothing in it that only looks like SQL.
  const code = sql.replace(new RegExp(QUOTED, 'g'), (quoted) => ' '.repeat(quoted.length));
  let start = 0;
  const spans = code.split(';').map((part) => {
    const span = { start, end: start + part.length, isBlank: part.trim() === '' };
    start = span.end + 1;
    return span;
  });
  const span = spans.filter(({ isBlank }) => !isBlank)[index] ?? { start: 0, end: sql.length };
  let depth = 0;
  for (const { 0: token, index: at } of code.slice(span.start, span.end).matchAll(/[()]|\bAS\b/gi)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (depth === 0) return sql.slice(span.start + at + token.length, span.end).trim();
  }
  throw new QueryError('invalidQuery', 'Syntax error: Expected keyword AS');
}
