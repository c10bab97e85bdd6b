/** The books as a table for people. */
import Table from 'cli-table3';
import { type Books, imbalances } from './books.ts';

export function printBooks(books: Books): string {
  const table = new Table({ head: ['account', 'entry', 'count'], style: { head: [], border: [] } });
  const { webhooks, commands, customerio } = books;
  for (const [account, entries] of Object.entries({ webhooks, commands, customerio })) {
    for (const [entry, count] of Object.entries(entries)) {
      table.push([account, entry.replaceAll('_', ' '), { content: String(count), hAlign: 'right' }]);
    }
  }
  table.push(['dead letters', '', { content: String(books.dead_letters), hAlign: 'right' }]);
  const verdict = imbalances(books).length === 0 ? 'The books balance.' : 'The books do NOT balance.';
  return `\n${table.toString()}\n${verdict} ${books.seconds} s\n`;
}
