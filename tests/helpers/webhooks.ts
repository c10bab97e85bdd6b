/** Builders of reporting webhooks: a valid one, of which each test breaks one thing. */
import { createHmac } from 'node:crypto';
import { NOON_MS } from './clock.ts';

export const SIGNING_KEY = 'test-signing-key';

/** The moment at which the test clock stands, in Unix seconds. */
export const NOON_SECONDS = NOON_MS / 1000;

/** A readable delivery event as the vendor writes it; fields given here come over it. */
function deliveryEvent(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    event_id: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
    object_type: 'email',
    metric: 'delivered',
    timestamp: NOON_SECONDS,
    data: {
      delivery_id: 'RPILAgUBcRhIBqSfeiIwdIYJKxTY',
      campaign_id: 23,
      identifiers: { id: 'user-1', email: 'ann@example.com', cio_id: 'd9c106000001' },
      recipient: 'ann@example.com',
      subject: 'Your order',
    },
    ...fields,
  };
}

/** The body of a readable delivery event. */
export function webhookBody(fields?: Record<string, unknown>): string {
  return JSON.stringify(deliveryEvent(fields));
}

/** The hex signature of a body. */
export function sign(
  body: string | Uint8Array,
  stamp: string | number = NOON_SECONDS,
  key = SIGNING_KEY,
): string {
  return createHmac('sha256', key).update(`v0:${stamp}:`).update(body).digest('hex');
}

/** The two headers of an authentic request with that body. */
export function signedHeaders(
  body: string | Uint8Array,
  stamp: string | number = NOON_SECONDS,
  key = SIGNING_KEY,
): [string, string][] {
  return [
    ['X-CIO-Timestamp', String(stamp)],
    ['X-CIO-Signature', sign(body, stamp, key)],
  ];
}
