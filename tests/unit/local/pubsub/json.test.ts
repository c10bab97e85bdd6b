import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { applyMask, formatConfig, parseConfig } from '../../../../local/pubsub/protocol/codec.ts';
import { fromJson, toJson } from '../../../../local/pubsub/protocol/json.ts';
import { messageType } from '../../../../local/pubsub/protocol/schema.ts';
import { formatDuration, fromMs, parseDuration, toMs } from '../../../../local/pubsub/protocol/time.ts';

const SUBSCRIPTION = {
  name: 'projects/p/subscriptions/sub',
  topic: 'projects/p/topics/topic',
  ackDeadlineSeconds: 20,
  labels: { team: 'growth' },
  retryPolicy: { minimumBackoff: '1.500s', maximumBackoff: '600s' },
  pushConfig: { pushEndpoint: 'https://example.com', oidcToken: { serviceAccountEmail: 'a@b.c' } },
  state: 'ACTIVE',
};

const WRONG: readonly [what: string, json: unknown, why: RegExp][] = [
  ['an unknown name', { nope: 1 }, /Unknown name "nope" at "nope"/],
  ['an unknown name inside', { retryPolicy: { min: '1s' } }, /Unknown name "min" at "retryPolicy.min"/],
  ['a number for a string', { name: 5 }, /'name': expected string, received 5/],
  ['a string for a bool', { detached: 'yes' }, /'detached': expected bool/],
  ['a fraction for an integer', { ackDeadlineSeconds: 1.5 }, /'ackDeadlineSeconds': expected int32/],
  ['a duration without its s', { retryPolicy: { minimumBackoff: '5' } }, /expected Duration, received "5"/],
  ['a list for a map', { labels: ['a'] }, /'labels': expected map/],
  ['a text for a message', { retryPolicy: 'fast' }, /'retryPolicy': expected RetryPolicy/],
  ['an enum that does not exist', { state: 'TIRED' }, /'state': expected State/],
  ['something that is no object', 'text', /expected Subscription/],
];

describe('proto3 JSON', () => {
  test('a subscription survives the way to a message and back', () => {
    const type = messageType('Subscription');
    const message = fromJson(type, SUBSCRIPTION);
    assert.deepEqual(toJson(type, message), {
      ...SUBSCRIPTION,
      retryPolicy: { minimumBackoff: '1.5s', maximumBackoff: '600s' },
    });
    assert.deepEqual(toJson(type, type.decode(type.encode(message).finish())), toJson(type, message));
  });

  test('snake_case names, numbers as text and null are understood', () => {
    const type = messageType('Subscription');
    const message = fromJson(type, { ack_deadline_seconds: '30', labels: null });
    assert.deepEqual(toJson(type, message), { ackDeadlineSeconds: 30 });
  });

  for (const [what, json, why] of WRONG)
    test(`${what} is refused with its path`, () => {
      const read = () => fromJson(messageType('Subscription'), json);
      assert.throws(read, { status: 'INVALID_ARGUMENT', message: why });
    });

  test('bytes are read from both alphabets of base64, with and without padding', () => {
    const type = messageType('PubsubMessage');
    for (const text of ['+/+/AA==', '-_-_AA', '+/+/AA'])
      assert.deepEqual(toJson(type, fromJson(type, { data: text })), { data: '+/+/AA==' });
  });

  test('damaged base64 is refused', () => {
    for (const data of ['%%%%', 'a', 'ab!d', 'QUJD\n*'])
      assert.throws(() => fromJson(messageType('PubsubMessage'), { data }), /'data': expected base64/);
  });

  test('any bytes and attributes survive', () => {
    const attributes = fc.dictionary(fc.string(), fc.string());
    fc.assert(
      fc.property(fc.uint8Array(), attributes, (bytes, given) => {
        const type = messageType('PubsubMessage');
        const json = { data: Buffer.from(bytes).toString('base64'), attributes: given };
        const back = toJson(type, fromJson(type, json));
        assert.equal(back.data ?? '', json.data);
        assert.deepEqual(back.attributes ?? {}, { ...given });
      }),
    );
  });

  test('durations keep their milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (ms) => {
        assert.equal(toMs(parseDuration(formatDuration(fromMs(ms)))), ms);
      }),
    );
  });
});

describe('an update mask', () => {
  const current = () => parseConfig('Subscription', JSON.stringify(SUBSCRIPTION));
  const update = (changes: object, ...paths: string[]) =>
    JSON.parse(formatConfig('Subscription', applyMask('Subscription', current(), changes, paths)));

  test('changes only what it names', () => {
    const changed = update({ ackDeadlineSeconds: 60, labels: {} }, 'ack_deadline_seconds');
    assert.equal(changed.ackDeadlineSeconds, 60);
    assert.deepEqual(changed.labels, SUBSCRIPTION.labels);
  });

  test('removes what it names and the change does not have', () => {
    const changed = update({}, 'labels', 'retry_policy');
    assert.equal(changed.labels, undefined);
    assert.equal(changed.retryPolicy, undefined);
  });

  test('reaches into nested messages', () => {
    const changed = update(
      { retryPolicy: { maximumBackoff: fromMs(30_000) } },
      'retry_policy.maximum_backoff',
    );
    assert.deepEqual(changed.retryPolicy, { minimumBackoff: '1.5s', maximumBackoff: '30s' });
  });

  test('makes the message that it reaches into where there is none', () => {
    const changed = update(
      { deadLetterPolicy: { maxDeliveryAttempts: 7 } },
      'dead_letter_policy.max_delivery_attempts',
    );
    assert.deepEqual(changed.deadLetterPolicy, { maxDeliveryAttempts: 7 });
  });

  test('is refused with a field that does not exist', () => {
    assert.throws(() => update({}, 'retry_policy.nope'), /RetryPolicy has no field "nope"/);
  });
});
