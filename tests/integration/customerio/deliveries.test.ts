/** Deliveries of the local Customer.io and the reporting webhooks that tell of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verifyRequestSignature } from 'customerio-node';
import { type Event, reporting } from '../../helpers/customerio/reporting.ts';
import { CREDENTIALS } from '../../helpers/customerio/running.ts';

describe('a reporting webhook', () => {
  it('is one signed event a POST, which the vendor’s verifier accepts', async (t) => {
    const { send, settled, receiver, books, track } = await reporting(t);
    await track.identify('ann', { email: 'ann@example.com' });
    const id = await send('email', { to: 'ann@example.com' });
    await settled();
    assert.ok(receiver.requests.length >= 2);
    for (const { headers, text, method } of receiver.requests) {
      assert.equal(method, 'POST');
      assert.equal(headers['content-type'], 'application/json');
      assert.match(headers['user-agent'] ?? '', /Customer\.io/);
      const timestamp = String(headers['x-cio-timestamp']);
      assert.ok(Math.abs(Number(timestamp) - Date.now() / 1000) < 60);
      const signature = String(headers['x-cio-signature']);
      const { signingKey: signingSecret } = CREDENTIALS;
      assert.ok(verifyRequestSignature({ signingSecret, timestamp, signature, body: text }));
      const event = JSON.parse(text) as Event;
      assert.match(event.event_id, /^[0-9A-HJKMNP-TV-Z]{26}$/);
      assert.ok(Number.isInteger(event.timestamp));
      assert.equal(event.data.delivery_id, id);
    }
    const ids = receiver.requests.map(({ text }) => (JSON.parse(text) as Event).event_id);
    assert.equal(new Set(ids).size, ids.length);
    const { sent, answered } = books().webhooks;
    assert.deepEqual({ sent, answered }, { sent: ids.length, answered: { 200: ids.length } });
  });

  it('tells of a transactional message who got it and which it was', async (t) => {
    const { send, settled, events, track, person } = await reporting(t);
    await track.identify('ann', { email: 'ann@example.com' });
    const delivery_id = await send('email', {
      to: 'ann@example.com',
      subject: 'Hello',
      body: 'Hi!',
      from: 'us@example.com',
    });
    await settled();
    const sent = events().find(({ metric }) => metric === 'sent');
    const { cio_id } = (await person('ann'))?.identifiers ?? {};
    assert.deepEqual(sent?.data, {
      transactional_message_id: 3,
      delivery_id,
      customer_id: 'ann',
      identifiers: { id: 'ann', email: 'ann@example.com', cio_id },
      recipient: 'ann@example.com',
      subject: 'Hello',
      content: 'Hi!',
      headers: { Subject: ['Hello'], From: ['us@example.com'] },
    });
  });

  it('tells of a broadcast which trigger it was', async (t) => {
    const { app, track, settled, events } = await reporting(t, {}, { broadcastChannels: { 5: 'in_app' } });
    await track.identify('ann', {});
    const { id } = await app.triggerBroadcast(5, {}, { ids: ['ann'] });
    await settled();
    const [drafted] = events();
    assert.equal(drafted?.object_type, 'in_app');
    const { broadcast_id, trigger_id, action_id, parent_action_id } = drafted?.data ?? {};
    assert.deepEqual(
      { broadcast_id, trigger_id, action_id, parent_action_id },
      {
        broadcast_id: 5,
        trigger_id: id,
        action_id: 51,
        parent_action_id: 50,
      },
    );
  });

  it('leaves out bodies and headers unless they are asked for', async (t) => {
    const { send, settled, events } = await reporting(t, { with_content: false });
    await send('email', { to: 'ann@example.com' });
    await settled();
    const sent = events().find(({ metric }) => metric === 'sent');
    assert.equal(sent?.data.content, undefined);
    assert.equal(sent?.data.headers, undefined);
    assert.equal(sent?.data.recipient, 'ann@example.com');
  });

  it('comes only for what was subscribed to, and not at all to who is disabled', async (t) => {
    const { send, settled, events, app } = await reporting(t, { events: ['email_sent', 'sms_drafted'] });
    await send('email', { to: 'ann+bounced@example.com' });
    await send('sms', { to: '+15551234567' });
    await settled();
    assert.deepEqual(
      events()
        .map(({ object_type, metric }) => `${object_type}_${metric}`)
        .sort(),
      ['email_sent', 'sms_drafted'],
    );
    await app.updateReportingWebhook(1, { disabled: true });
    await send('email', { to: 'ann+bounced@example.com' });
    await settled();
    assert.equal(events().length, 2);
  });

  it('repeats opens and clicks only at full resolution', async (t) => {
    for (const [full_resolution, expected] of [
      [true, 3],
      [false, 1],
    ] as const) {
      const { send, settled, metrics, track } = await reporting(t, {
        full_resolution,
        events: ['push_opened'],
      });
      const delivery_id = await send('push', { queue_draft: true });
      for (let times = 0; times < 3; times += 1) await track.trackPush({ delivery_id, event: 'opened' });
      await settled();
      assert.equal(metrics('push').length, expected);
    }
  });

  it('tells of people who leave, return, and change their preferences', async (t) => {
    const { track, settled, events } = await reporting(t);
    await track.identify('ann', { email: 'ann@example.com' });
    await track.identify('ann', { unsubscribed: true });
    await track.identify('ann', { unsubscribed: false });
    await track.identify('ann', { cio_subscription_preferences: { topics: { topic_1: false } } });
    await settled();
    assert.deepEqual(
      events()
        .map(({ object_type, metric }) => [object_type, metric])
        .sort(),
      [
        ['customer', 'cio_subscription_preferences_changed'],
        ['customer', 'subscribed'],
        ['customer', 'unsubscribed'],
      ],
    );
    const changed = events().find(({ metric }) => metric.startsWith('cio_'));
    assert.equal(changed?.data.email_address, 'ann@example.com');
    assert.equal(changed?.data.content, '{"topics":{"topic_1":false}}');
  });
});

describe('deliveries', () => {
  it('do as their recipient’s tag asks', async (t) => {
    const { send, settled, metrics } = await reporting(t);
    await send('email', { to: 'ann+bounced@example.com' });
    await settled();
    assert.deepEqual(metrics('email').sort(), ['bounced', 'drafted', 'sent']);
  });

  it('fail as push without a device, and reach the devices there are', async (t) => {
    const { send, settled, events, metrics, track } = await reporting(t);
    await send('push');
    await settled();
    assert.deepEqual(metrics('push').sort(), ['attempted', 'drafted', 'failed']);
    const failed = events().find(({ metric }) => metric === 'failed');
    assert.equal(failed?.data.failure_message, 'NoDevicesSynced');
    await track.addDevice('ann', 'old', 'ios', { last_used: 1 });
    await track.addDevice('ann', 'new', 'android', { last_used: 2 });
    const delivery_id = await send('push', { to: 'last_used' });
    await track.trackPush({ delivery_id, event: 'delivered' });
    await settled();
    const delivered = events().find(({ metric }) => metric === 'delivered');
    assert.deepEqual(delivered?.data.recipients, [{ device_id: 'new', device_platform: 'android' }]);
  });

  it('are dropped for the suppressed, and not sent to the unsubscribed against their will', async (t) => {
    const { send, settled, metrics, track } = await reporting(t);
    await track.identify('ann', { unsubscribed: true });
    await send('in_app', { send_to_unsubscribed: false });
    await settled();
    assert.deepEqual(metrics('in_app').sort(), ['drafted', 'undeliverable']);
    await track.suppress('ann');
    await send('email', { to: 'ann@example.com' });
    await settled();
    assert.deepEqual(metrics('email').sort(), ['drafted', 'dropped']);
  });

  it('unsubscribe who follows the link, and subscribe again', async (t) => {
    const { send, settled, track, person, events } = await reporting(t);
    await track.identify('ann', {});
    const id = await send('email', { to: 'ann@example.com', queue_draft: true });
    await track.unsubscribe(id);
    assert.equal((await person('ann'))?.attributes.unsubscribed, true);
    await track.unsubscribe(id, false);
    assert.equal((await person('ann'))?.attributes.unsubscribed, false);
    await settled();
    const names = events().map(({ object_type, metric }) => `${object_type}_${metric}`);
    assert.deepEqual(names.sort(), [
      ...['customer_subscribed', 'customer_unsubscribed', 'email_drafted', 'email_unsubscribed'],
    ]);
  });

  it('show their metrics with the second of the first time', async (t) => {
    const { send, track, app } = await reporting(t);
    const delivery_id = await send('sms', { to: '+15551234567', queue_draft: true });
    const metric = { delivery_id, metric: 'clicked', href: 'https://example.com/a' };
    await track.reportMetric({ ...metric, timestamp: 1_000 });
    await track.reportMetric({ ...metric, timestamp: 2_000 });
    const { message } = await app.getMessage(delivery_id);
    assert.equal(message.metrics.clicked, 1_000);
  });

  it('of the inbox report nothing, for no reporting webhook has that type', async (t) => {
    const { send, settled, events } = await reporting(t);
    await send('inbox_message');
    await settled();
    assert.deepEqual(events(), []);
  });

  it('wait for their send_at', async (t) => {
    const { send, settled, metrics, call, books } = await reporting(t, {}, { speed: 1 });
    const hour = 3_600;
    const { json } = await call('GET', '/relay/clock');
    const sendAt = Math.floor(Number(json.nowMs) / 1000) + hour;
    await send('email', { to: 'ann+bounced@example.com', send_at: sendAt });
    assert.equal(books().webhooks.pending, 3);
    assert.deepEqual(metrics('email'), []);
    await call('POST', '/relay/clock', { advanceMs: hour * 1_000 + 1_000 });
    await settled();
    assert.deepEqual(metrics('email').sort(), ['bounced', 'drafted', 'sent']);
  });
});
