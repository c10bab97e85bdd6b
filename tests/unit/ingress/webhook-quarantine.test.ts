import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { RejectedError } from '../../../shared/contract/errors.ts';
import { signedHeaders, webhookBody } from '../../helpers/webhooks.ts';
import { type Published, quarantined, startWebhook } from './webhook-set-up.ts';

const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** A readable event of exactly that many bytes. */
function bodyOfLength(bytes: number): string {
  return webhookBody({ filler: 'a'.repeat(bytes - webhookBody({ filler: '' }).length) });
}

for (const [what, body, reason] of [
  ['that is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'not_utf8'],
  ['that is not JSON', 'event_id=1', 'not_json'],
  ['that is empty', '', 'not_json'],
  ['that is a list', `[${webhookBody()}]`, 'not_an_object'],
  ['without an id', webhookBody({ event_id: undefined }), 'no_event_id'],
  ['without a metric', webhookBody({ metric: undefined }), 'no_metric'],
  ['that is nested too deep', '{"a":'.repeat(65) + 1 + '}'.repeat(65), 'too_deep'],
  ['whose id no attribute can hold', webhookBody({ event_id: 'x'.repeat(1025) }), 'too_long'],
] as const) {
  test(`an authentic body ${what} is quarantined as ${reason} and answered 200`, async (t) => {
    const { post, published, sink } = await startWebhook(t);
    assert.equal((await post(body)).status, 200);
    const bytes = Buffer.from(body);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    assert.deepEqual(quarantined(published), [
      {
        reason,
        received_at: '2026-06-01T12:00:00.000Z',
        length: bytes.length,
        sha256,
        head: bytes.toString('base64'),
      },
    ]);
    assert.deepEqual(published[0]?.message.attributes, { reason, sha256 });
    assert.equal(published.length, 1);
    assert.equal(sink.linesOf('webhook_quarantined')[0]?.reason, reason);
  });
}

test('an authentic body that is encoded is quarantined as it came, never inflated', async (t) => {
  const { post, published } = await startWebhook(t);
  const body = gzipSync(Buffer.alloc(5_000_000));
  for (const encoding of ['gzip', 'br', 'GZIP', 'identity, gzip']) {
    const headers = [...signedHeaders(body), ['Content-Encoding', encoding]] as const;
    assert.equal((await post(body, headers)).status, 200);
  }
  const records = quarantined(published);
  assert.deepEqual(
    records.map(({ reason }) => reason),
    ['encoded', 'encoded', 'encoded', 'encoded'],
  );
  assert.equal(records[0]?.head, body.toString('base64'));
});

test('an encoding of identity is none', async (t) => {
  const { post, published } = await startWebhook(t);
  const body = webhookBody();
  await post(body, [...signedHeaders(body), ['Content-Encoding', 'identity']]);
  assert.deepEqual(quarantined(published), []);
});

test('an authentic body over 8 MiB is quarantined by length, digest and first 64 KiB', async (t) => {
  const { post, published } = await startWebhook(t);
  const body = bodyOfLength(MAX_BODY_BYTES + 1);
  assert.equal((await post(body)).status, 200);
  const [{ reason, length, sha256, head } = {}] = quarantined(published);
  assert.equal(reason, 'too_long');
  assert.equal(length, MAX_BODY_BYTES + 1);
  assert.equal(sha256, createHash('sha256').update(body).digest('hex'));
  assert.equal(Buffer.from(String(head), 'base64').toString(), body.slice(0, 64 * 1024));
});

test('an authentic body is stored as long as a publish call can hold its row', async (t) => {
  const { post, published } = await startWebhook(t);
  assert.equal((await post(bodyOfLength(7_860_000))).status, 200);
  assert.equal((await post(bodyOfLength(7_870_000))).status, 200);
  assert.deepEqual(
    published.map(({ topic }) => topic),
    ['customerio-delivery-events', 'customerio-quarantine'],
  );
  assert.equal(quarantined(published)[0]?.reason, 'too_long');
});

test('an event whose row no message can hold is quarantined', async (t) => {
  const { post, published } = await startWebhook(t);
  // Each quote is two letters of the body and four of the row, which holds the body as text.
  assert.equal((await post(webhookBody({ filler: '"'.repeat(3_000_000) }))).status, 200);
  assert.equal(quarantined(published)[0]?.reason, 'too_long');
});

test('an authentic body of millions of numbers is quarantined, not parsed', async (t) => {
  const { post, published } = await startWebhook(t);
  const list = `[12345678901234567890${',1'.repeat(2_000_000)}]`;
  assert.equal((await post(webhookBody({ list: 'here' }).replace('"here"', list))).status, 200);
  assert.equal(quarantined(published)[0]?.reason, 'too_many');
});

test('an event that Pub/Sub itself refuses is quarantined', async (t) => {
  const { post, published } = await startWebhook(t, {
    onPublish: async ({ topic }: Published) => {
      if (topic !== 'customerio-quarantine') throw new RejectedError('publish_refused', 'no');
    },
  });
  assert.equal((await post(webhookBody())).status, 200);
  assert.equal(quarantined(published)[0]?.reason, 'refused');
});
