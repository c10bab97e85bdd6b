import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DELIVERY_EVENT_PAIRS } from '../../../../local/customerio/reporting/event-fields.ts';
import { ORIGINS, type Origin, sampleDeliveryEvent } from '../../../../local/customerio/samples.ts';
import deliveryEventColumns from '../../../../schemas/tables/delivery_events.json' with { type: 'json' };
import { deliveryEventRow } from '../../../../shared/contract/delivery-event.ts';
import { NOON_MS } from '../../../helpers/clock.ts';
import { NOON_SECONDS } from '../../../helpers/webhooks.ts';

/** Documented fields of `data` whose column has another name, or none: those are in the payload only. */
const COLUMN_OF: Record<string, string | null> = {
  customer_id: 'person_id',
  email_address: 'email',
  to: 'replied_to',
  identifiers: null,
  recipients: null,
  content: null,
  headers: null,
};

/** The same body for the same seed. */
function sampleOf(objectType: string, metric: string, origin: Origin) {
  let seed = 42;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  return sampleDeliveryEvent(objectType, metric, { random, nowSeconds: NOON_SECONDS - 60, origin });
}

test('there are 69 documented pairs', () => {
  const names = DELIVERY_EVENT_PAIRS.map(({ objectType, metric }) => `${objectType}_${metric}`);
  assert.equal(new Set(names).size, 69);
});

for (const { objectType, metric } of DELIVERY_EVENT_PAIRS) {
  test(`every documented field of ${objectType} ${metric} is in its column, from any origin`, () => {
    for (const origin of ORIGINS) {
      const event = sampleOf(objectType, metric, origin);
      const body = JSON.stringify(event);
      const result = deliveryEventRow(Buffer.from(body), { receivedAtMs: NOON_MS, keepContent: true });
      assert.ok(result.ok);
      const row = new Map<string, unknown>(Object.entries(result.row));
      for (const [field, value] of Object.entries(event.data)) {
        const column = Object.hasOwn(COLUMN_OF, field) ? COLUMN_OF[field] : field;
        if (column === null || column === undefined) continue;
        assert.deepEqual(row.get(column), typeof value === 'number' ? String(value) : value, field);
      }
      const { identifiers } = event.data;
      assert.deepEqual(
        { id: row.get('person_id'), email: row.get('email'), cio_id: row.get('cio_id') },
        identifiers,
      );
      assert.equal(row.get('object_type'), objectType);
      assert.equal(row.get('metric'), metric);
      assert.equal(row.get('event_id'), event.event_id);
      assert.equal(row.get('timestamp'), new Date((NOON_SECONDS - 60) * 1000).toISOString());
      assert.equal(row.get('payload'), body);
    }
  });
}

test('a row has exactly the columns of the table, but for those that Pub/Sub fills in', () => {
  const BY_PUBSUB = ['subscription_name', 'message_id', 'publish_time', 'attributes'];
  const result = deliveryEventRow(Buffer.from('{"event_id":"1","metric":"m"}'), {
    receivedAtMs: NOON_MS,
    keepContent: false,
  });
  assert.ok(result.ok);
  const columns = deliveryEventColumns.map(({ name }) => name).filter((name) => !BY_PUBSUB.includes(name));
  assert.deepEqual(Object.keys(result.row), columns);
  for (const { name, mode } of deliveryEventColumns) {
    if (mode === 'REQUIRED') assert.notEqual(new Map(Object.entries(result.row)).get(name), null, name);
  }
});
