import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ulid } from '../../../../local/customerio/random.ts';
import { DELIVERY_EVENT_PAIRS } from '../../../../local/customerio/reporting/event-fields.ts';
import { ORIGINS, sampleDeliveryEvent, signDeliveryEvent } from '../../../../local/customerio/samples.ts';
import { seededRandom } from '../../../../local/random.ts';

const { verifyRequestSignature } = createRequire(import.meta.url)('customerio-node');

const COUNTS = { customer: 3, email: 13, push: 11, sms: 10, whatsapp: 12, slack: 6, webhook: 6, in_app: 8 };

/** The fields that the vendor documents beyond the context, for the pairs that differ most. */
const FIELDS: Record<string, string[]> = {
  email_attempted: ['failure_message'],
  email_sent: ['recipient', 'subject', 'content', 'headers'],
  email_opened: ['recipient', 'subject', 'proxied', 'prefetched', 'synthetic'],
  email_clicked: ['recipient', 'subject', 'href', 'link_id', 'machine'],
  email_bounced: ['recipient', 'subject', 'failure_message'],
  push_drafted: [],
  push_sent: ['recipients', 'content'],
  push_clicked: ['recipients', 'href', 'link_id'],
  in_app_opened: [],
  in_app_clicked: ['recipient', 'href', 'link_id', 'tracked_response'],
  sms_replied: ['inbound_event_id', 'to', 'recipient'],
  whatsapp_dropped: ['recipient', 'failure_message'],
  slack_sent: ['recipient', 'content'],
  webhook_undeliverable: ['failure_message'],
};

const CONTEXT = {
  campaign: ['campaign_id', 'action_id', 'journey_id', 'parent_action_id', 'trigger_event_id'],
  broadcast: ['trigger_id', 'broadcast_id', 'action_id', 'journey_id', 'parent_action_id'],
  newsletter: ['newsletter_id', 'content_id'],
  transactional: ['transactional_message_id'],
};

const options = (seed = 1) => ({ random: seededRandom(seed), nowSeconds: 1_700_000_000 });

describe('sample delivery events', () => {
  it('exist for each of the 69 documented pairs', () => {
    const counts = Object.fromEntries(
      Object.keys(COUNTS).map((type) => [
        type,
        DELIVERY_EVENT_PAIRS.filter(({ objectType }) => objectType === type).length,
      ]),
    );
    assert.deepEqual(counts, COUNTS);
    assert.equal(DELIVERY_EVENT_PAIRS.length, 69);
  });

  for (const [pair, fields] of Object.entries(FIELDS)) {
    it(`have exactly the documented fields for ${pair}, from every origin`, () => {
      const documented = DELIVERY_EVENT_PAIRS.find((one) => `${one.objectType}_${one.metric}` === pair);
      assert.ok(documented);
      for (const origin of ORIGINS) {
        const { data } = sampleDeliveryEvent(documented.objectType, documented.metric, {
          ...options(),
          origin,
        });
        const expected = [...CONTEXT[origin], 'delivery_id', 'customer_id', 'identifiers', ...fields];
        assert.deepEqual(Object.keys(data).sort(), expected.sort());
      }
    });
  }

  it('are the same for the same random numbers and time', () => {
    for (const { objectType, metric } of DELIVERY_EVENT_PAIRS) {
      const [first, second] = [1, 2].map(() => sampleDeliveryEvent(objectType, metric, options(7)));
      assert.deepEqual(first, second);
    }
  });

  it('name what was received and what is allowed, where the pair is unknown', () => {
    assert.throws(() => sampleDeliveryEvent('fax', 'sent', options()), /"fax"; allowed: customer, email/);
    assert.throws(() => sampleDeliveryEvent('sms', 'opened', options()), /"opened" of sms; allowed: drafted/);
  });
});

describe('the signature of a delivery event', () => {
  it('is that of the vendor’s own example', () => {
    const body = '{"event_id":"abc","object_type":"email","metric":"delivered"}';
    const headers = signDeliveryEvent(body, 'signing-secret', 1614265384);
    assert.equal(
      headers['x-cio-signature'],
      '6f55cf23f9b73a2ff07733fe04421f64ce9ec5e409696edda6b2a80311944230',
    );
    assert.equal(headers['x-cio-timestamp'], '1614265384');
    assert.match(headers['user-agent'] ?? '', /Customer\.io/);
  });

  it('satisfies the vendor’s verifier for any text and key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), fc.nat(), (body, key, at) => {
        const headers = signDeliveryEvent(body, key, at);
        const signature = headers['x-cio-signature'];
        const timestamp = headers['x-cio-timestamp'];
        assert.ok(verifyRequestSignature({ signingSecret: key, timestamp, signature, body }));
      }),
    );
  });
});

describe('ids', () => {
  it('are ULIDs whose order is that of their times', () => {
    const random = seededRandom(3);
    const ids = [1, 1_000, 1_700_000_000_000, 1_700_000_000_001].map((timeMs) => ulid(timeMs, random));
    assert.deepEqual(ids, [...ids].sort());
    for (const id of ids) assert.match(id, /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  });

  it('of different seeds do not meet', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 50; seed += 1) {
      const random = seededRandom(seed);
      for (let index = 0; index < 200; index += 1) seen.add(ulid(0, random));
    }
    assert.equal(seen.size, 50 * 200);
  });
});
