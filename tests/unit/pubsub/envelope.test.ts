import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseEnvelope } from '../../../shared/pubsub/envelope.ts';
import { envelopeJson, pushBody } from '../../helpers/envelopes.ts';

function messageWith(fields: Record<string, unknown>): Buffer {
  const { message, ...rest } = envelopeJson({ data: 'x' });
  return Buffer.from(JSON.stringify({ ...rest, message: { ...(message as object), ...fields } }));
}

function reasonOf(body: Buffer): string | undefined {
  const result = parseEnvelope(body);
  return result.ok ? undefined : result.reason;
}

test('a push request gives the message’s bytes, attributes, id, time and attempt', () => {
  const data = Buffer.from([0, 255, 10]);
  const body = pushBody({
    data,
    attributes: { a: '1' },
    publishTime: '2026-06-01T12:00:00.5Z',
    deliveryAttempt: 3,
  });
  assert.deepEqual(parseEnvelope(body), {
    ok: true,
    value: {
      data,
      attributes: { a: '1' },
      messageId: '7001',
      publishTime: '2026-06-01T12:00:00.500Z',
      deliveryAttempt: 3,
    },
  });
});

test('a message of attributes only has no bytes', () => {
  for (const body of [pushBody({ attributes: { a: '1' } }), messageWith({ data: '' })]) {
    const result = parseEnvelope(body);
    assert.ok(result.ok);
    assert.equal(result.value.data.length, 0);
  }
});

test('without a dead-letter policy there is no count, and every attempt is the first', () => {
  for (const deliveryAttempt of [undefined, 0, -1, 1.5, '3', null]) {
    const body = Buffer.from(JSON.stringify({ ...envelopeJson({ data: 'x' }), deliveryAttempt }));
    const result = parseEnvelope(body);
    assert.ok(result.ok);
    assert.equal(result.value.deliveryAttempt, 1);
  }
});

for (const [what, body, reason] of [
  ['nothing', Buffer.from(''), 'not_json'],
  ['no JSON', Buffer.from('{"message":'), 'not_json'],
  ['a list', Buffer.from('[]'), 'no_message'],
  ['null', Buffer.from('null'), 'no_message'],
  ['no message', Buffer.from('{}'), 'no_message'],
  ['a message that is text', Buffer.from('{"message":"x"}'), 'no_message'],
  ['an unwrapped message', Buffer.from('{"person":{"id":"1"}}'), 'no_message'],
  ['data that is no text', messageWith({ data: {} }), 'bad_data'],
  ['data that is null', messageWith({ data: null }), 'bad_data'],
  ['data that is not base64', messageWith({ data: 'a b' }), 'bad_data'],
  ['attributes that are a list', messageWith({ attributes: [] }), 'bad_attributes'],
  ['an attribute that is a number', messageWith({ attributes: { a: 1 } }), 'bad_attributes'],
  ['no id', messageWith({ messageId: undefined }), 'no_message_id'],
  ['an empty id', messageWith({ messageId: '' }), 'no_message_id'],
  ['a numeric id', messageWith({ messageId: 7 }), 'no_message_id'],
  ['no time', messageWith({ publishTime: undefined }), 'bad_time'],
  ['a time in seconds', messageWith({ publishTime: 1_780_000_000 }), 'bad_time'],
] as const) {
  test(`a body with ${what} is no envelope: ${reason}`, () => {
    assert.equal(reasonOf(body), reason);
  });
}

test('any bytes are an envelope or told apart, without throwing', () => {
  const bytes = fc.oneof(
    fc.uint8Array().map((array) => Buffer.from(array)),
    fc.json().map((text) => Buffer.from(text)),
    fc
      .dictionary(fc.constantFrom('data', 'attributes', 'messageId', 'publishTime'), fc.jsonValue())
      .map(messageWith),
  );
  fc.assert(
    fc.property(bytes, (body) => {
      const result = parseEnvelope(body);
      assert.equal(typeof result.ok, 'boolean');
    }),
  );
});

test('any bytes and attributes come out as they went in', () => {
  const names = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.dictionary(names, fc.string()), (bytes, attributes) => {
      const result = parseEnvelope(pushBody({ data: Buffer.from(bytes), attributes }));
      assert.ok(result.ok);
      assert.deepEqual(result.value.data, Buffer.from(bytes));
      assert.deepEqual({ ...result.value.attributes }, { ...attributes });
    }),
  );
});
