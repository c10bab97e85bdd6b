/** Webhooks through the real function, the local Pub/Sub and its BigQuery subscription into the table. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { DELIVERY_EVENT_PAIRS } from '../../local/customerio/reporting/event-fields.ts';
import { sampleDeliveryEvent, signDeliveryEvent } from '../../local/customerio/samples.ts';
import { seededRandom } from '../../local/random.ts';
import { topicNames } from '../../shared/contract/operations.ts';
import { SEED } from '../helpers/seed.ts';
import { type RunningStack, runStack, type SeenMessage } from '../helpers/stack/running.ts';
import { until } from '../helpers/until.ts';

const NAMES = topicNames('customerio');

let system: RunningStack;
let events: SeenMessage[];
let quarantined: SeenMessage[];

before(async () => {
  system = await runStack();
  events = await system.watchTopic(NAMES.deliveryEvents);
  quarantined = await system.watchTopic(NAMES.quarantine);
});
after(() => system.close());

const random = seededRandom(SEED);
const sample = (objectType: string, metric: string) =>
  sampleDeliveryEvent(objectType, metric, { random, nowSeconds: Math.floor(Date.now() / 1000) });
const rowsOf = (eventId: string) =>
  system.query('select * from customerio.delivery_events where event_id = @id', { id: eventId });
const rowOf = (eventId: string) => until(`the row of ${eventId}`, async () => (await rowsOf(eventId))[0]);

describe('every documented pair', () => {
  it('is 69 pairs', () => assert.equal(DELIVERY_EVENT_PAIRS.length, 69));

  for (const { objectType, metric } of DELIVERY_EVENT_PAIRS) {
    it(`${objectType} ${metric} becomes a row with its text unchanged`, async () => {
      const event = sample(objectType, metric);
      const body = JSON.stringify(event);
      assert.equal(await system.post(body), 200);
      const row = await rowOf(event.event_id);
      assert.equal(row.object_type, objectType);
      assert.equal(row.metric, metric);
      assert.equal(row.timestamp_source, 'event');
      const expected = metric === 'sent' ? JSON.stringify(withoutContent(event)) : body;
      assert.equal(row.payload, expected);
    });
  }
});

describe('P1 accepted means stored', () => {
  it('keeps what nobody has seen before, letter by letter', async () => {
    const body =
      '{ "event_id":"unseen-1", "metric":"shimmered","object_type":"hologram", "data":{"n":1.50,"n":2e3} }';
    assert.equal(await system.post(body), 200);
    const row = await rowOf('unseen-1');
    assert.equal(row.payload, body);
    assert.equal(row.timestamp_source, 'received_missing');
  });

  for (const [what, body, reason] of UNREADABLE()) {
    it(`quarantines ${what} with its digest and answers 200`, async () => {
      const before = quarantined.length;
      assert.equal(await system.post(body), 200);
      const message = await until('the quarantined message', () => quarantined.slice(before)[0]);
      const record = JSON.parse(message.data.toString());
      assert.equal(record.reason, reason);
      assert.equal(record.length, Buffer.byteLength(body));
      assert.equal(Buffer.from(record.head, 'base64').compare(Buffer.from(body).subarray(0, 65_536)), 0);
    });
  }

  it('quarantines an encoded body without inflating it', async () => {
    const body = '{"event_id":"encoded","metric":"sent"}';
    const now = Math.floor(Date.now() / 1000);
    const headers = {
      ...signDeliveryEvent(body, system.addresses.signing_key, now),
      'content-encoding': 'br',
    };
    const before = quarantined.length;
    assert.equal(await system.post(body, headers), 200);
    const message = await until('the quarantined message', () => quarantined.slice(before)[0]);
    assert.equal(message.attributes.reason, 'encoded');
  });
});

describe('P2 nothing unauthenticated', () => {
  const refused: [what: string, change: (headers: Record<string, string>) => Record<string, string>][] = [
    ['no signature', ({ 'x-cio-signature': _left, ...rest }) => rest],
    ['no timestamp', ({ 'x-cio-timestamp': _left, ...rest }) => rest],
    [
      'an upper-case signature',
      (headers) => ({ ...headers, 'x-cio-signature': headers['x-cio-signature']?.toUpperCase() ?? '' }),
    ],
    [
      'a short signature',
      (headers) => ({ ...headers, 'x-cio-signature': headers['x-cio-signature']?.slice(1) ?? '' }),
    ],
    [
      'a doubled signature',
      (headers) => ({
        ...headers,
        'x-cio-signature': `${headers['x-cio-signature']}, ${headers['x-cio-signature']}`,
      }),
    ],
    [
      'another stamp',
      (headers) => ({ ...headers, 'x-cio-timestamp': String(Number(headers['x-cio-timestamp']) - 1) }),
    ],
    ['a stamp of letters', (headers) => ({ ...headers, 'x-cio-timestamp': 'yesterday' })],
  ];

  for (const [what, change] of refused) {
    it(`refuses ${what} with 401 and publishes nothing`, async () => {
      const event = sample('email', 'opened');
      const body = JSON.stringify(event);
      const headers = change(
        signDeliveryEvent(body, system.addresses.signing_key, Math.floor(Date.now() / 1000)),
      );
      assert.equal(await system.post(body, headers), 401);
      await assertNothingPublished(event.event_id);
    });
  }

  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    it(`answers 405 to a signed ${method} and publishes nothing`, async () => {
      const event = sample('email', 'opened');
      assert.equal(await system.post(JSON.stringify(event), undefined, method), 405);
      await assertNothingPublished(event.event_id);
    });
  }
});

describe('P6 no duplicates in analytics', () => {
  it('has every event once in a view over event_id, however often it came', async () => {
    const event = sample('email', 'clicked');
    for (let times = 0; times < 3; times++) assert.equal(await system.post(JSON.stringify(event)), 200);
    await until('three rows', async () => (await rowsOf(event.event_id)).length === 3);
    const deduplicated = await system.query(
      `select * from customerio.delivery_events where event_id = @id
       qualify row_number() over (partition by event_id order by publish_time) = 1`,
      { id: event.event_id },
    );
    assert.equal(deduplicated.length, 1);
  });
});

describe('P7 nothing personal in logs', () => {
  it('writes none of what passes through into any log', async () => {
    const canary = 'canary.person@example.com';
    const event = sample('email', 'bounced');
    const body = JSON.stringify({
      ...event,
      data: { ...event.data, recipient: canary, failure_message: canary },
    });
    assert.equal(await system.post(body), 200);
    await system.post(body, { 'x-cio-signature': canary, 'x-cio-timestamp': canary });
    await system.publish('identify', {
      command_id: 'canary-1',
      person: { email: canary },
      attributes: { canary },
    });
    await system.publish('identify', `{"person":{"email":"${canary}"`, { correlation_id: canary });
    await system.publish('identify', { command_id: 'canary-2', person: { email: canary, id: canary } });
    await system.outcomeOf('canary-1');
    await system.outcomeOf('canary-2');
    for (const name of ['webhook', 'identify']) {
      const log = readFileSync(`${system.addresses.data_dir}/logs/${name}.log`, 'utf8');
      assert.ok(!log.includes('canary.person'), `${name} logged the canary`);
      assert.ok(!log.includes(system.addresses.signing_key), `${name} logged the key`);
    }
  });
});

/** An authentic post behind it has arrived: what should not be there would be there by now. */
async function assertNothingPublished(eventId: string): Promise<void> {
  const marker = sample('email', 'delivered');
  assert.equal(await system.post(JSON.stringify(marker)), 200);
  await until('the marker', () => events.some(({ attributes }) => attributes.event_id === marker.event_id));
  assert.ok(!events.some(({ attributes }) => attributes.event_id === eventId));
}

function withoutContent(event: { data: Readonly<Record<string, unknown>> }): unknown {
  return 'content' in event.data ? { ...event, data: { ...event.data, content: null } } : event;
}

function UNREADABLE(): [what: string, body: string | Buffer, reason: string][] {
  return [
    ['what is not JSON', 'hello', 'not_json'],
    ['an empty body', '', 'not_json'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'not_utf8'],
    ['an array', '[{"event_id":"a","metric":"sent"}]', 'not_an_object'],
    ['an event without an id', '{"metric":"sent"}', 'no_event_id'],
    ['an event without a metric', '{"event_id":"a"}', 'no_metric'],
    [
      'JSON nested deeper than 64',
      `{"event_id":"a","metric":"sent","x":${'['.repeat(64)}${']'.repeat(64)}}`,
      'too_deep',
    ],
    [
      'a body longer than 8 MiB',
      JSON.stringify({ event_id: 'a', metric: 'sent', x: 'x'.repeat(9 << 20) }),
      'too_long',
    ],
    [
      'an id too long for an attribute',
      JSON.stringify({ event_id: 'i'.repeat(1025), metric: 'sent' }),
      'too_long',
    ],
  ];
}
