import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkPublish } from '../../../../../local/pubsub/broker/limits.ts';
import { checkTopic, readRules } from '../../../../../local/pubsub/broker/rules.ts';
import { backoffMs } from '../../../../../local/pubsub/delivery/backoff.ts';
import { formatConfig, parseConfig } from '../../../../../local/pubsub/protocol/codec.ts';

const NAMES = { name: 'projects/p/subscriptions/sub', topic: 'projects/p/topics/topic' };
const rulesOf = (config: object) =>
  readRules(parseConfig('Subscription', JSON.stringify({ ...NAMES, ...config })));

/** A configuration that is wrong in one thing, and what the error must say. */
const WRONG: readonly [config: object, why: RegExp, status?: string][] = [
  [{ ackDeadlineSeconds: 9 }, /ack_deadline_seconds is 9; 10 to 600 are allowed/],
  [{ ackDeadlineSeconds: 601 }, /ack_deadline_seconds is 601/],
  [{ messageRetentionDuration: '599s' }, /message_retention_duration \(seconds\) is 599; 600 to 2678400/],
  [{ retryPolicy: { minimumBackoff: '-1s' } }, /minimum_backoff \(seconds\) is -1; 0 to 600/],
  [{ retryPolicy: { maximumBackoff: '601s' } }, /maximum_backoff \(seconds\) is 601/],
  [{ retryPolicy: { minimumBackoff: '20s', maximumBackoff: '5s' } }, /minimum_backoff 20 s is above .* 5 s/],
  [
    { deadLetterPolicy: { deadLetterTopic: 'x', maxDeliveryAttempts: 4 } },
    /max_delivery_attempts is 4; 5 to 100/,
  ],
  [{ deadLetterPolicy: { deadLetterTopic: 'x', maxDeliveryAttempts: 101 } }, /is 101; 5 to 100/],
  [{ pushConfig: { pushEndpoint: 'ftp://host' } }, /endpoint=ftp:\/\/host.*http:\/\/ or https:\/\//],
  [
    { bigqueryConfig: { table: 'table' } },
    /table is "table"; it must be \{project\}\.\{dataset\}\.\{table\}/,
  ],
  [{ bigqueryConfig: { table: 'p.d.t' }, pushConfig: { pushEndpoint: 'http://host' } }, /Only one of/],
  [
    { bigqueryConfig: { table: 'p.d.t', useTopicSchema: true } },
    /use_topic_schema is not available/,
    'UNIMPLEMENTED',
  ],
  [{ retainAckedMessages: true }, /retain_acked_messages is not available here/, 'UNIMPLEMENTED'],
  [{ cloudStorageConfig: { bucket: 'b' } }, /cloud_storage_config is not available here/, 'UNIMPLEMENTED'],
  [{ messageTransforms: [{ disabled: true }] }, /message_transforms is not available here/, 'UNIMPLEMENTED'],
];

describe('the rules of a subscription', () => {
  for (const [config, message, status = 'INVALID_ARGUMENT'] of WRONG)
    test(`${JSON.stringify(config)} is refused with what is allowed`, () => {
      assert.throws(() => rulesOf(config), { status, message });
    });

  test("Google's defaults are filled in", () => {
    const config = parseConfig('Subscription', JSON.stringify({ ...NAMES, retryPolicy: {} }));
    readRules(config);
    assert.deepEqual(JSON.parse(formatConfig('Subscription', config)), {
      ...NAMES,
      ackDeadlineSeconds: 10,
      messageRetentionDuration: '604800s',
      expirationPolicy: { ttl: '2678400s' },
      retryPolicy: { minimumBackoff: '10s', maximumBackoff: '600s' },
    });
  });

  test('five delivery attempts are the default of a dead-letter policy', () => {
    assert.equal(rulesOf({ deadLetterPolicy: { deadLetterTopic: 'x' } }).deadLetter?.maxAttempts, 5);
  });

  test('the audience of a push is its endpoint unless given', () => {
    const push = (oidcToken: object) =>
      rulesOf({ pushConfig: { pushEndpoint: 'http://host/path', oidcToken } }).target;
    const serviceAccountEmail = 'push@p.iam.gserviceaccount.com';
    assert.partialDeepStrictEqual(push({ serviceAccountEmail }), { oidc: { audience: 'http://host/path' } });
    assert.partialDeepStrictEqual(push({ serviceAccountEmail, audience: 'me' }), {
      oidc: { audience: 'me' },
    });
  });

  test('the table of a BigQuery subscription may be written with a colon', () => {
    const { target } = rulesOf({ bigqueryConfig: { table: 'p:d.t', writeMetadata: true } });
    assert.partialDeepStrictEqual(target, { destination: { table: 'p.d.t', writeMetadata: true } });
  });

  test('a topic that asks for a schema is refused, since its messages would not be checked', () => {
    const topic = parseConfig('Topic', JSON.stringify({ name: 'x', schemaSettings: { schema: 's' } }));
    assert.throws(() => checkTopic(topic), { status: 'UNIMPLEMENTED' });
  });

  test('a topic that asks to retain messages is refused, since nobody could seek back to them', () => {
    const topic = parseConfig('Topic', JSON.stringify({ name: 'x', messageRetentionDuration: '86400s' }));
    assert.throws(() => checkTopic(topic), {
      status: 'UNIMPLEMENTED',
      message: /message_retention_duration/,
    });
  });
});

describe('the back-off', () => {
  const retryPolicy = { minimumBackoff: '2s', maximumBackoff: '8s' };
  const pushConfig = { pushEndpoint: 'http://host' };
  const bigqueryConfig = { table: 'p.d.t' };
  const deadLetterPolicy = { deadLetterTopic: 'x' };
  const waits = (config: object) => [1, 2, 3, 4].map((attempts) => backoffMs(rulesOf(config), attempts));

  test('of pull is nothing without a retry policy and doubles between its bounds with one', () => {
    assert.deepEqual(waits({}), [0, 0, 0, 0]);
    assert.deepEqual(waits({ retryPolicy }), [2000, 4000, 8000, 8000]);
  });

  test('of push doubles from 100 ms, or is that of the retry policy where it is longer', () => {
    assert.deepEqual(waits({ pushConfig }), [100, 200, 400, 800]);
    assert.deepEqual(waits({ pushConfig, retryPolicy }), [2000, 4000, 8000, 8000]);
    assert.equal(backoffMs(rulesOf({ pushConfig }), 90), 60_000);
  });

  test('of a row that BigQuery rejects is nothing where dead letters end it', () => {
    assert.deepEqual(waits({ bigqueryConfig, deadLetterPolicy, retryPolicy }), [0, 0, 0, 0]);
    assert.deepEqual(waits({ bigqueryConfig }), [100, 200, 400, 800]);
  });
});

describe('the limits of a publish request', () => {
  test("let through what Google's own clients add", () => {
    const attributes = { googclient_traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    assert.doesNotThrow(() => checkPublish([{ data: Buffer.from('x'), attributes }]));
  });

  const request = (change: object) => [{ data: Buffer.from('x'), ...change }];
  const attributes = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`key-${index}`, '']));
  const refused: readonly [messages: object[], why: RegExp][] = [
    [[], /no messages; at least one/],
    [Array(1001).fill({ data: Buffer.from('x') }), /1001 messages; at most 1000/],
    [request({ data: Buffer.alloc(0) }), /messages\[0\]: the message is empty/],
    [
      request({ data: Buffer.alloc(10_000_001) }),
      /messages\[0\]: the message has 10000001 bytes; at most 10000000/,
    ],
    [[...request({}), ...request({ attributes })], /messages\[1\]: 101 attributes; at most 100/],
    [request({ attributes: { ['é'.repeat(129)]: '' } }), /an attribute key has 258 bytes; 1 to 256/],
    [request({ attributes: { '': 'x' } }), /an attribute key has 0 bytes/],
    [request({ attributes: { key: 'x'.repeat(1025) } }), /attribute "key" has 1025 bytes; at most 1024/],
    [request({ attributes: { googclient: 'x' } }), /"googclient" starts with "goog"/],
    [request({ orderingKey: 'x'.repeat(1025) }), /the ordering key has 1025 bytes; at most 1024/],
    [Array(2).fill({ data: Buffer.alloc(6_000_000) }), /The request has 12000000 bytes; at most 10000000/],
  ];
  for (const [messages, message] of refused)
    test(`are told by "${message.source}"`, () => {
      assert.throws(() => checkPublish(messages), { status: 'INVALID_ARGUMENT', message });
    });
});
