import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type DeliveryEventRow,
  deliveryEventAttributes,
  deliveryEventRow,
  type UnreadableReason,
} from '../../../../shared/contract/delivery-event.ts';
import { replaceMember } from '../../../../shared/contract/json.ts';
import { NOON_MS } from '../../../helpers/clock.ts';
import { webhookBody } from '../../../helpers/webhooks.ts';

const OPTIONS = { receivedAtMs: NOON_MS, keepContent: false };
const NOON = new Date(NOON_MS).toISOString();

function rowOf(body: string | Buffer, keepContent = false): DeliveryEventRow {
  const result = deliveryEventRow(Buffer.from(body), { ...OPTIONS, keepContent });
  assert.ok(result.ok, `unreadable: ${JSON.stringify(result)}`);
  return result.row;
}

function reasonOf(body: string | Buffer): UnreadableReason | undefined {
  const result = deliveryEventRow(Buffer.from(body), OPTIONS);
  return result.ok ? undefined : result.reason;
}

const nested = (depth: number) =>
  `{"event_id":"1","metric":"sent","data":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

test('a readable event becomes a row that keeps its text', () => {
  const body = webhookBody();
  const row = rowOf(body);
  assert.equal(row.payload, body);
  assert.equal(row.received_at, NOON);
  assert.equal(row.timestamp, NOON);
  assert.equal(row.timestamp_source, 'event');
  assert.equal(row.person_id, 'user-1');
  assert.equal(row.campaign_id, '23');
});

test('a metric, an object type and fields that nobody has seen are kept', () => {
  const body = webhookBody({ metric: 'teleported', object_type: 'hologram', data: { aura: [1] }, more: {} });
  const row = rowOf(body);
  assert.equal(row.metric, 'teleported');
  assert.equal(row.object_type, 'hologram');
  assert.equal(row.payload, body);
});

test('an event needs nothing but an id and a metric', () => {
  const row = rowOf('{"metric":"sent","event_id":"1"}');
  assert.equal(row.object_type, null);
  assert.equal(row.timestamp_source, 'received_missing');
  const { event_id, metric, timestamp, timestamp_source, received_at, payload, ...rest } = row;
  assert.deepEqual(new Set(Object.values(rest)), new Set([null]));
});

test('data and identifiers of another shape than documented leave their columns empty', () => {
  for (const data of [
    null,
    'text',
    7,
    [],
    [{ delivery_id: 'x' }],
    { identifiers: 'id' },
    { identifiers: [1] },
  ]) {
    const row = rowOf(webhookBody({ data }));
    assert.equal(row.delivery_id, null);
    assert.equal(row.person_id, null);
  }
});

test('values of another type than documented leave their column empty and stay in the payload', () => {
  const data = { delivery_id: { a: 1 }, subject: ['x'], machine: 'yes', href: true, campaign_id: null };
  const body = webhookBody({ data });
  const row = rowOf(body);
  assert.deepEqual(
    [row.delivery_id, row.subject, row.machine, row.href, row.campaign_id],
    [null, null, null, null, null],
  );
  assert.equal(row.payload, body);
});

test('where identifiers lack an id or an email, the deprecated fields stand in', () => {
  const row = rowOf(webhookBody({ data: { customer_id: 'old-1', email_address: 'old@example.com' } }));
  assert.equal(row.person_id, 'old-1');
  assert.equal(row.email, 'old@example.com');
  const both = { customer_id: 'old-1', identifiers: { id: 'new-1', email: null, cio_id: 'c' } };
  assert.equal(rowOf(webhookBody({ data: both })).person_id, 'new-1');
});

test('identifiers that are blank, as those of a deleted person, leave their columns empty', () => {
  const identifiers = { id: '', email: ' ', cio_id: '' };
  for (const data of [{ customer_id: '', email_address: '' }, { identifiers }, { customer_id: ' ' }]) {
    const { person_id, email, cio_id } = rowOf(webhookBody({ data }));
    assert.deepEqual([person_id, email, cio_id], [null, null, null]);
  }
  const both = { customer_id: 'old-1', email_address: 'old@example.com', identifiers };
  const row = rowOf(webhookBody({ data: both }));
  assert.deepEqual([row.person_id, row.email], ['old-1', 'old@example.com']);
});

test('a number that is too large to be read leaves its column empty, and the payload keeps its text', () => {
  const body = '{"event_id":"1","metric":"sent","data":{"campaign_id":1e400,"action_id":-1e400,"link_id":7}}';
  const row = rowOf(body);
  assert.deepEqual([row.campaign_id, row.action_id, row.link_id], [null, null, '7']);
  assert.equal(row.payload, body);
});

for (const [what, body, reason] of [
  ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'not_utf8'],
  ['a surrogate encoded as UTF-8', Buffer.from('7b22a0eda08022', 'hex'), 'not_utf8'],
  ['UTF-16', Buffer.from(`\ufeff${webhookBody()}`, 'utf16le'), 'not_utf8'],
  ['nothing at all', '', 'not_json'],
  ['white space', ' \n ', 'not_json'],
  ['a form', 'event_id=1&metric=sent', 'not_json'],
  ['JSON that is cut short', webhookBody().slice(0, -1), 'not_json'],
  ['two JSON documents', `${webhookBody()}\n${webhookBody()}`, 'not_json'],
  ['a string', '"text"', 'not_an_object'],
  ['null', 'null', 'not_an_object'],
  ['an array of events', `[${webhookBody()}]`, 'not_an_object'],
  ['no event id', webhookBody({ event_id: undefined }), 'no_event_id'],
  ['an empty event id', webhookBody({ event_id: '' }), 'no_event_id'],
  ['a numeric event id', webhookBody({ event_id: 7 }), 'no_event_id'],
  ['a long numeric event id', '{"event_id":12345678901234567890,"metric":"sent"}', 'no_event_id'],
  ['an event id on the prototype', '{"__proto__":{"event_id":"1"},"metric":"sent"}', 'no_event_id'],
  ['no metric', webhookBody({ metric: undefined }), 'no_metric'],
  ['an empty metric', webhookBody({ metric: '' }), 'no_metric'],
  ['a metric that is an object', webhookBody({ metric: {} }), 'no_metric'],
  ['nesting of 65', nested(65), 'too_deep'],
  ['a hundred thousand brackets', '['.repeat(100_000), 'too_deep'],
] as const) {
  test(`${what} is unreadable: ${reason}`, () => {
    assert.equal(reasonOf(Buffer.from(body)), reason);
  });
}

test('nesting of 64 is read', () => {
  assert.equal(reasonOf(nested(64)), undefined);
});

test('a byte order mark is no part of the event', () => {
  const body = webhookBody();
  assert.equal(rowOf(`\ufeff${body}`).payload, body);
});

test('lone surrogates become replacement characters in columns and stay escaped in the payload', () => {
  const body = '{"event_id":"a\\ud800","metric":"m\\udc00","data":{"subject":"s\\ud800"}}';
  const row = rowOf(body);
  assert.deepEqual([row.event_id, row.metric, row.subject], ['a\ufffd', 'm\ufffd', 's\ufffd']);
  assert.equal(row.payload, body);
});

test('keys named like parts of a prototype are data like any other', () => {
  const body =
    '{"event_id":"1","metric":"sent","__proto__":{"object_type":"email"},"constructor":{"prototype":{"x":1}},' +
    '"data":{"__proto__":{"delivery_id":"d"},"campaign_id":12345678901234567890}}';
  const row = rowOf(body);
  assert.equal(row.object_type, null);
  assert.equal(row.delivery_id, null);
  assert.equal(row.payload, body);
  assert.equal(Object.hasOwn(Object.prototype, 'x'), false);
});

test('the body of a sent message is null in the payload, and nothing else of it changes', () => {
  const body =
    '{"event_id":"1", "metric":"sent",\t"data":{"n":1.0,"content":"<p>secret</p>","subject":"s","n":2e0}}';
  assert.equal(rowOf(body).payload, body.replace('"<p>secret</p>"', 'null'));
});

test('the body of a sent message stays where it is to be kept', () => {
  const body = webhookBody({ metric: 'sent', data: { content: '<p>text</p>' } });
  assert.equal(rowOf(body, true).payload, body);
});

test('the content of any other event stays: it is no message', () => {
  const body = webhookBody({
    object_type: 'customer',
    metric: 'cio_subscription_preferences_changed',
    data: { content: '{"topics":{"topic_1":true}}' },
  });
  assert.equal(rowOf(body).payload, body);
});

test('attributes name the event for filters, and object_type only where there is one', () => {
  assert.deepEqual(deliveryEventAttributes(rowOf(webhookBody())), {
    event_id: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
    metric: 'delivered',
    object_type: 'email',
  });
  assert.deepEqual(deliveryEventAttributes(rowOf('{"event_id":"1","metric":"sent"}')), {
    event_id: '1',
    metric: 'sent',
  });
});

test('any bytes are either read or told apart, without throwing', () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    fc.json().map((text) => Buffer.from(text)),
    fc.string({ unit: fc.constantFrom(...'{}[]",:\\u1e-ntf ') }).map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, fc.boolean(), (body, keepContent) => {
      const result = deliveryEventRow(Buffer.from(body), { ...OPTIONS, keepContent });
      if (!result.ok) assert.equal(typeof result.reason, 'string');
    }),
  );
});

test('any event with an id and a metric becomes a row whose payload is its text', () => {
  const event = fc.record(
    {
      event_id: fc.string({ minLength: 1 }),
      metric: fc.string({ minLength: 1 }),
      object_type: fc.jsonValue(),
      timestamp: fc.oneof(fc.jsonValue(), fc.integer()),
      data: fc.jsonValue(),
    },
    { requiredKeys: ['event_id', 'metric'] },
  );
  fc.assert(
    fc.property(event, (value) => {
      const text = JSON.stringify(value);
      const row = rowOf(text);
      const expected = value.metric === 'sent' ? replaceMember(text, 'data', 'content', 'null') : text;
      assert.equal(row.payload, expected);
      assert.equal(new Date(row.timestamp).toISOString(), row.timestamp);
      assert.doesNotThrow(() => JSON.parse(row.payload));
    }),
  );
});
