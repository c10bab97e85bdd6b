/** Holds the AsyncAPI document to the attributes that the code reads and writes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { isSchema, propertiesOf, requiredOf, type Schema } from '../../schemas/generate/schema-files.ts';
import { type DeadLetterReason, deadLetterAttributes } from '../../shared/contract/dead-letter.ts';
import { deliveryEventAttributes, deliveryEventRow } from '../../shared/contract/delivery-event.ts';
import { MAX_PACKED_COMMANDS, OPERATIONS } from '../../shared/contract/operations.ts';
import { outcomeAttributes } from '../../shared/contract/outcome.ts';
import { keptHead } from '../../shared/contract/quarantine.ts';
import { originAttributes } from '../../shared/pubsub/command-message.ts';
import { NOON_MS } from '../helpers/clock.ts';
import { webhookBody } from '../helpers/webhooks.ts';
import { startWebhook } from '../unit/ingress/webhook-set-up.ts';

const DOCUMENT = load(readFileSync(new URL('../../schemas/asyncapi.yaml', import.meta.url), 'utf8'));
const TRACING = { correlation_id: 'c', traceparent: 't' };
const ORIGIN = {
  firstPublishedAt: '2026-06-01T11:59:00.000Z',
  firstMessageId: '7001',
  commandId: undefined,
  occurredAt: undefined,
};
const IDENTITY = { commandId: 'order-1', occurredAt: '2026-06-01T11:58:00.000Z', occurredAtSeconds: 0 };
const WHY: DeadLetterReason = {
  ...ORIGIN,
  ...IDENTITY,
  reason: 'unknown_key',
  detail: 'x',
  operation: 'identify',
  httpStatus: 400,
  dataKept: 'head',
};

/** What a path of keys leads to in the document, references followed. */
function at(...path: string[]): Schema {
  let found: unknown = DOCUMENT;
  for (const key of path) found = isSchema(found) ? followed(found[key]) : undefined;
  assert.ok(isSchema(found), path.join('/'));
  return found;
}

function followed(value: unknown): unknown {
  if (!isSchema(value) || typeof value.$ref !== 'string' || !value.$ref.startsWith('#/')) return value;
  return at(...value.$ref.slice(2).split('/'));
}

const headersOf = (channel: string, message = channel) =>
  at('channels', channel, 'messages', message, 'headers');
const payloadOf = (channel: string, message = channel) =>
  at('channels', channel, 'messages', message, 'payload', 'schema');

/** Names that the channel does not describe. */
function undescribed(channel: string, attributes: Readonly<Record<string, string>>): string[] {
  const headers = headersOf(channel);
  const described = propertiesOf(headers);
  const patterns = Object.keys(isSchema(headers.patternProperties) ? headers.patternProperties : {});
  return Object.keys(attributes).filter(
    (name) => !Object.hasOwn(described, name) && !patterns.some((pattern) => new RegExp(pattern).test(name)),
  );
}

describe('the AsyncAPI document', () => {
  test('describes every topic for publishers and listeners', () => {
    const channels = Object.values(at('channels'));
    const addresses = channels.map((channel) => isSchema(channel) && channel.address);
    const expected = [
      ...OPERATIONS.map((operation) => `{prefix}-${operation}`),
      ...OPERATIONS.map((operation) => `{prefix}-${operation}-dead-letter`),
      ...['processed', 'delivery-events', 'quarantine'].map((topic) => `{prefix}-${topic}`),
    ];
    assert.deepEqual(addresses, expected);
  });

  test('describes every attribute of a dead letter, and that its data may be a head', () => {
    const many = Object.fromEntries(Array.from({ length: 90 }, (_unused, index) => [`own-${index}`, '1']));
    const publishers = { operation: 'track', reason: 'x', http_status: '200', data_kept: 'all' };
    const attributes = deadLetterAttributes({ ...TRACING, ...publishers, ...many }, WHY);
    const ours = Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.startsWith('own-')));
    assert.ok('attributes_dropped' in ours && 'original_http_status' in ours && 'traceparent' in ours);
    for (const operation of OPERATIONS) {
      const channel = `${operation}_dead_letter`;
      assert.deepEqual(undescribed(channel, ours), []);
      const head = payloadOf(channel, `${channel}_head`);
      assert.deepEqual(requiredOf(head), Object.keys(keptHead(Buffer.from('x'), 1, 'ab')));
    }
  });

  test('describes every attribute of an outcome', () => {
    const outcome = { operation: 'identify', outcome: 'done' } as Parameters<typeof outcomeAttributes>[0];
    const attributes = outcomeAttributes(outcome, TRACING);
    assert.deepEqual(Object.keys(propertiesOf(headersOf('processed'))), Object.keys(attributes));
  });

  test('describes every attribute of a delivery event', () => {
    const result = deliveryEventRow(Buffer.from(webhookBody()), {
      receivedAtMs: NOON_MS,
      keepContent: false,
    });
    assert.ok(result.ok);
    const attributes = deliveryEventAttributes(result.row);
    assert.deepEqual(Object.keys(propertiesOf(headersOf('delivery_events'))), Object.keys(attributes));
  });

  test('describes every attribute and member of what is quarantined', async (t) => {
    const { post, published } = await startWebhook(t);
    await post('unreadable');
    const { message } = published[0] ?? assert.fail('nothing was published');
    assert.deepEqual(
      Object.keys(propertiesOf(headersOf('quarantine'))),
      Object.keys(message.attributes ?? {}),
    );
    const parts = payloadOf('quarantine').allOf;
    const described = (Array.isArray(parts) ? parts : []).flatMap((part) =>
      Object.keys(propertiesOf(Object(followed(part)))),
    );
    assert.deepEqual(described.sort(), Object.keys(JSON.parse(message.data)).sort());
  });

  test('describes what is read of a command’s attributes, and what it is published again with', () => {
    const read = ['operation', 'original_operation', 'CloudPubSubDeadLetterSourceTopicPublishTime'];
    const attributes = {
      ...Object.fromEntries(read.map((name) => [name, ''])),
      ...originAttributes(ORIGIN, IDENTITY),
      ...TRACING,
    };
    for (const operation of OPERATIONS) assert.deepEqual(undescribed(operation, attributes), []);
  });

  test('says how many commands may be packed', () => {
    const { oneOf } = payloadOf('identify');
    assert.equal(Array.isArray(oneOf) && oneOf[1].maxItems, MAX_PACKED_COMMANDS);
  });
});
