/** What is refused by its measure, before anything is parsed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_MARKS } from '../../../shared/contract/json.ts';
import type { Operation } from '../../../shared/contract/operations.ts';
import { receiveCommands } from '../../../shared/pubsub/command-message.ts';
import { parseEnvelope } from '../../../shared/pubsub/envelope.ts';
import { pushBody } from '../../helpers/envelopes.ts';

/** Reasons of the commands in a message, `ok` where there is none. */
function reasonsIn(data: string, operation: Operation = 'identify'): string[] {
  const envelope = parseEnvelope(pushBody({ data }));
  assert.ok(envelope.ok);
  return receiveCommands(envelope.value, operation).map(({ content }) =>
    content.ok ? 'ok' : content.problem.reason,
  );
}

// None of these texts is JSON: whoever parsed first would say so.
for (const [what, data, operation, reason] of [
  ['an object nested deeper than 64', '{"x":'.repeat(65), 'identify', 'too_deep'],
  ['a list nested deeper than 64 where nothing is packed', '['.repeat(65), 'broadcast', 'too_deep'],
  ['a list of five million brackets', '['.repeat(5_000_000), 'identify', 'too_many'],
  ['an object with more marks than are allowed', `{${'"x":'.repeat(MAX_MARKS)}`, 'transactional', 'too_many'],
  ['a pack with more marks than are allowed', `[${'{},'.repeat(MAX_MARKS / 2)}`, 'identify', 'too_many'],
] as const) {
  test(`${what} is refused before it is parsed: ${reason}`, () => {
    assert.deepEqual(reasonsIn(data, operation), [reason]);
  });
}

test('marks inside strings do not count', () => {
  assert.deepEqual(reasonsIn(`{"x":"${'[,:'.repeat(MAX_MARKS)}"}`), ['ok']);
});

test('a command with as many marks as are allowed is parsed', () => {
  assert.deepEqual(reasonsIn(`{"x":[${'1,'.repeat(MAX_MARKS - 3)}1]}`), ['ok']);
  assert.deepEqual(reasonsIn(`{"x":[${'1,'.repeat(MAX_MARKS - 2)}1]}`), ['too_many']);
});

test('a command nested a hundred thousand levels deep is refused alone, the others of its pack are not', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  assert.deepEqual(reasonsIn(`[{}, ${deep}, {}]`), ['ok', 'too_deep', 'ok']);
});
