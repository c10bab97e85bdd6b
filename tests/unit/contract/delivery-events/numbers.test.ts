/** Numbers that JavaScript has no room for, and more of them than anybody means. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DeliveryEventRow, deliveryEventRow } from '../../../../shared/contract/delivery-event.ts';
import { MAX_MARKS } from '../../../../shared/contract/json.ts';
import { NOON_MS } from '../../../helpers/clock.ts';

const read = (body: string) =>
  deliveryEventRow(Buffer.from(body), { receivedAtMs: NOON_MS, keepContent: false });

function rowOf(body: string): DeliveryEventRow {
  const result = read(body);
  assert.ok(result.ok, `unreadable: ${JSON.stringify(result)}`);
  return result.row;
}

/** An event with that many marks, of which its frame has eleven. */
const withMarks = (marks: number) =>
  `{"event_id":"1","metric":"sent","data":{"trigger_id":12345678901234567890,"list":[${'1,'.repeat(marks - 11)}1]}}`;

test('ids that are numbers beyond 2^53 keep every digit', () => {
  const row = rowOf(
    '{"event_id":"1","metric":"sent","data":{"campaign_id":9007199254740993,"action_id":12345678901234567890}}',
  );
  assert.equal(row.campaign_id, '9007199254740993');
  assert.equal(row.action_id, '12345678901234567890');
  const { object_type, person_id } = rowOf(
    '{"event_id":"1","metric":"sent","object_type":9007199254740993,"data":{"identifiers":{"id":12345678901234567890}}}',
  );
  assert.deepEqual([object_type, person_id], ['9007199254740993', '12345678901234567890']);
});

test('a time of more digits than JavaScript has room for is malformed', () => {
  const row = rowOf('{"event_id":"1","metric":"sent","timestamp":12345678901234567890}');
  assert.equal(row.timestamp_source, 'received_malformed');
});

test('as many marks as are allowed are read, and a long number among them keeps its digits', () => {
  assert.equal(rowOf(withMarks(MAX_MARKS)).trigger_id, '12345678901234567890');
});

test('an event with more marks than are allowed is unreadable', () => {
  assert.deepEqual(read(withMarks(MAX_MARKS + 1)), { ok: false, reason: 'too_many' });
});
