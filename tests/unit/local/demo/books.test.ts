import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Books, imbalances, type Sent, surprises } from '../../../../local/demo/books.ts';
import { printBooks } from '../../../../local/demo/print.ts';

const BOOKS: Books = {
  webhooks: { sent: 10, refused: 2, accepted: 7, quarantined: 1, rows: 8, distinct_events: 6 },
  commands: { published: 5, done: 3, skipped: 0, rejected: 1, parked: 1, queued: 0 },
  dead_letters: 1,
  customerio: { people: 1, events: 1, deliveries: 1, duplicate_effects: 0 },
  seconds: 3.2,
};
const SENT: Sent = {
  posts: 10,
  refused: 2,
  commands: 5,
  expected: { done: 3, skipped: 0, rejected: 1, parked: 1 },
};

describe('the books of a run', () => {
  it('balance where every account adds up and every command ended as it was meant to', () => {
    assert.deepEqual([...imbalances(BOOKS), ...surprises(BOOKS, SENT)], []);
    assert.match(printBooks(BOOKS, []), /\nThe books balance\. 3\.2 s\n$/);
  });

  it('do not balance where they add up but a command ended otherwise', () => {
    const expected = { ...SENT.expected, done: 4, rejected: 0 };
    const wrong = [...imbalances(BOOKS), ...surprises(BOOKS, { ...SENT, expected })];
    assert.deepEqual(wrong, ['done is 3, expected 4', 'rejected is 1, expected 0']);
    assert.match(printBooks(BOOKS, wrong), /The books do NOT balance\./);
  });

  it('do not balance where a webhook is unaccounted for', () => {
    const webhooks = { ...BOOKS.webhooks, sent: 11 };
    assert.deepEqual(imbalances({ ...BOOKS, webhooks }), [
      'sent 11 = refused 2 + accepted 7 + quarantined 1',
    ]);
  });
});
