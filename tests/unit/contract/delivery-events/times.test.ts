import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DeliveryEventRow, deliveryEventRow } from '../../../../shared/contract/delivery-event.ts';
import { NOON_MS } from '../../../helpers/clock.ts';
import { NOON_SECONDS, webhookBody } from '../../../helpers/webhooks.ts';

const NOON = new Date(NOON_MS).toISOString();

function rowOf(body: string): DeliveryEventRow {
  const result = deliveryEventRow(Buffer.from(body), { receivedAtMs: NOON_MS, keepContent: false });
  assert.ok(result.ok);
  return result.row;
}

const FIVE_YEARS = 5 * 365.25 * 86_400;
const ONE_YEAR = 365.25 * 86_400;

for (const [what, timestamp, source] of [
  ['missing', undefined, 'received_missing'],
  ['null', null, 'received_missing'],
  ['text', String(NOON_SECONDS), 'received_malformed'],
  ['a fraction', NOON_SECONDS + 0.5, 'received_malformed'],
  ['an object', {}, 'received_malformed'],
  ['true', true, 'received_malformed'],
  ['in milliseconds', NOON_MS, 'received_out_of_range'],
  ['in microseconds', NOON_MS * 1000, 'received_out_of_range'],
  ['zero', 0, 'received_out_of_range'],
  ['negative', -NOON_SECONDS, 'received_out_of_range'],
  ['a second more than five years ago', NOON_SECONDS - FIVE_YEARS - 1, 'received_out_of_range'],
  ['a second more than a year ahead', NOON_SECONDS + ONE_YEAR + 1, 'received_out_of_range'],
] as const) {
  test(`a time that is ${what} becomes the time of receipt, flagged ${source}`, () => {
    const row = rowOf(webhookBody({ timestamp }));
    assert.equal(row.timestamp, NOON);
    assert.equal(row.timestamp_source, source);
  });
}

test('times up to five years back and a year ahead are taken, to the second', () => {
  for (const timestamp of [NOON_SECONDS - FIVE_YEARS, NOON_SECONDS - 1, NOON_SECONDS + ONE_YEAR]) {
    const row = rowOf(webhookBody({ timestamp }));
    assert.equal(row.timestamp, new Date(timestamp * 1000).toISOString());
    assert.equal(row.timestamp_source, 'event');
  }
});

test('a time spelled as a whole number with a fraction or an exponent is taken', () => {
  for (const spelling of [`${NOON_SECONDS}.0`, `${NOON_SECONDS / 100}e2`]) {
    const row = rowOf(`{"event_id":"1","metric":"sent","timestamp":${spelling}}`);
    assert.equal(row.timestamp, NOON);
  }
});

test('a number that overflows is a malformed time', () => {
  const row = rowOf('{"event_id":"1","metric":"sent","timestamp":1e400}');
  assert.equal(row.timestamp_source, 'received_malformed');
});
