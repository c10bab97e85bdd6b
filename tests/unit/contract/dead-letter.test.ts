import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DeadLetterReason, deadLetterAttributes } from '../../../shared/contract/dead-letter.ts';
import { fitsPubSub } from '../../../shared/contract/message-limits.ts';

const WHY: DeadLetterReason = {
  reason: 'unknown_key',
  detail: '/surprise: received a key that is not known',
  operation: 'identify',
  commandId: 'order-1',
  firstPublishedAt: '2026-06-01T11:59:00.000Z',
  firstMessageId: '7001',
  occurredAt: '2026-06-01T11:58:00.000Z',
};

const OURS = {
  reason: 'unknown_key',
  detail: '/surprise: received a key that is not known',
  operation: 'identify',
  command_id: 'order-1',
  first_published_at: '2026-06-01T11:59:00.000Z',
  first_message_id: '7001',
  occurred_at: '2026-06-01T11:58:00.000Z',
};

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`own-${index}`, String(index)]));

test('the reason stands beside the original attributes', () => {
  assert.deepEqual(deadLetterAttributes({ correlation_id: 'c', tenant: 't' }, WHY), {
    correlation_id: 'c',
    tenant: 't',
    ...OURS,
  });
});

test('the vendor’s status is there only where the vendor answered', () => {
  assert.equal(deadLetterAttributes({}, { ...WHY, httpStatus: 422 }).http_status, '422');
  assert.equal('http_status' in deadLetterAttributes({}, WHY), false);
});

test('what an earlier rejection left behind is replaced', () => {
  const earlier = {
    ...OURS,
    reason: 'customerio_400',
    detail: 'old',
    http_status: '400',
    attributes_dropped: '3',
  };
  assert.deepEqual(deadLetterAttributes(earlier, WHY), OURS);
});

test('what the publisher had under a name of ours is kept beside it', () => {
  const own = { operation: 'unsuppress', reason: 'because', command_id: 'order-1' };
  assert.deepEqual(deadLetterAttributes(own, WHY), {
    ...OURS,
    original_operation: 'unsuppress',
    original_reason: 'because',
  });
});

test('what the publisher had under a name that only some dead letters use is kept too', () => {
  const own = { http_status: '200', data_kept: 'all', attributes_dropped: '0' };
  const kept = {
    original_http_status: '200',
    original_data_kept: 'all',
    original_attributes_dropped: '0',
  };
  assert.deepEqual(deadLetterAttributes(own, WHY), { ...OURS, ...kept });
  const refused = deadLetterAttributes(own, { ...WHY, httpStatus: 400, dataKept: 'head' });
  assert.deepEqual(refused, { ...OURS, ...kept, http_status: '400', data_kept: 'head' });
});

test('a second rejection keeps what the publisher had, and not what the first one said', () => {
  const first = deadLetterAttributes({ http_status: '200' }, { ...WHY, httpStatus: 400 });
  assert.deepEqual(deadLetterAttributes(first, WHY), { ...OURS, original_http_status: '200' });
});

test('a command that was only published again keeps what its publisher had', () => {
  const { command_id, first_published_at, first_message_id, occurred_at } = OURS;
  const again = { command_id, first_published_at, first_message_id, occurred_at, http_status: '200' };
  assert.deepEqual(deadLetterAttributes(again, WHY), { ...OURS, original_http_status: '200' });
});

test('a letter that comes to another operation by mistake does not become a command of that one', () => {
  const first = { ...OURS, operation: 'unsuppress' };
  const second = deadLetterAttributes(first, WHY);
  assert.equal(second.original_operation, 'unsuppress');
  assert.equal(deadLetterAttributes(second, WHY).original_operation, 'unsuppress');
});

test('what the cause is traced by is the last to be left out', () => {
  const traced = { ...many(99), correlation_id: 'c', traceparent: 't' };
  const attributes = deadLetterAttributes(traced, WHY);
  assert.deepEqual([attributes.correlation_id, attributes.traceparent], ['c', 't']);
  assert.equal(Object.keys(attributes).length, 100);
});

test('original attributes that do not fit beside ours are left out and counted', () => {
  const attributes = deadLetterAttributes(many(100), WHY);
  assert.equal(Object.keys(attributes).length, 100);
  assert.equal(attributes.attributes_dropped, '8');
  assert.deepEqual(deadLetterAttributes(many(100), { ...WHY, httpStatus: 400 }).attributes_dropped, '9');
});

test('original attributes that just fit all stay', () => {
  const attributes = deadLetterAttributes(many(93), WHY);
  assert.equal(Object.keys(attributes).length, 100);
  assert.equal('attributes_dropped' in attributes, false);
});

test('a long detail is cut between letters, within what an attribute may hold', () => {
  for (const detail of ['x'.repeat(1025), 'é'.repeat(600), '🎉'.repeat(300), `${'x'.repeat(1019)}🎉🎉`]) {
    const cut = deadLetterAttributes({}, { ...WHY, detail }).detail ?? '';
    assert.ok(Buffer.byteLength(cut) <= 1024, `${Buffer.byteLength(cut)} bytes`);
    assert.ok(cut.endsWith('…'));
    assert.ok(detail.startsWith(cut.slice(0, -1)), cut.slice(-5));
  }
});

test('a lone surrogate in a detail, which no attribute can hold, is replaced', () => {
  assert.equal(deadLetterAttributes({}, { ...WHY, detail: 'a\ud800b' }).detail, 'a\ufffdb');
});

test('a detail that just fits is not cut', () => {
  const detail = 'é'.repeat(512);
  assert.equal(deadLetterAttributes({}, { ...WHY, detail }).detail, detail);
});

test('whatever the original attributes and the detail, Pub/Sub takes the result', () => {
  const name = fc.string({ minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(fc.dictionary(name, fc.string(), { maxKeys: 100 }), fc.string(), (original, detail) => {
      const attributes = deadLetterAttributes(original, { ...WHY, detail: detail.repeat(50) });
      assert.ok(fitsPubSub({ data: 'x', attributes }));
    }),
  );
});
