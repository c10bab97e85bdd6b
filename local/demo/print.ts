/** The books as a table for people. */
import Table from 'cli-table3';
import type { Books } from './books.ts';

/** The table and one line below it, which says whether anything is `wrong`. */
export function printBooks(books: Books, wrong: readonly string[]): string {
  const table = new Table({ head: ['account', 'entry', 'count'], style: { head: [], border: [] } });
  const { webhooks, commands, customerio } = books;
  for (const [account, entries] of Object.entries({ webhooks, commands, customerio })) {
    for (const [entry, count] of Object.entries(entries)) {
      table.push([account, entry.replaceAll('_', ' '), { content: String(count), hAlign: 'right' }]);
    }
  }
  table.push(['dead letters', '', { content: String(books.dead_letters), hAlign: 'right' }]);
  const summary = wrong.length === 0 ? 'The books balance.' : 'The books do NOT balance.';
  return `\n${table.toString()}\n${summary} ${books.seconds} s\n`;
}
