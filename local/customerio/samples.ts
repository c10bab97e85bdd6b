/**
 * Realistic reporting-webhook bodies for every documented pair, and their signature. Pure: the same random
 * numbers and time give the same body.
 */
import { createHmac } from 'node:crypto';
import type { Random } from '../random.ts';
import { cioId, deliveryId, integerBetween, pick, ulid } from './random.ts';
import {
  type Channel,
  eventFields,
  type Fields,
  isObjectType,
  METRICS,
  type MessageFacts,
  type ObjectType,
} from './reporting/event-fields.ts';

/** What made the vendor send the message; it decides which ids `data` carries. */
export const ORIGINS = ['campaign', 'broadcast', 'newsletter', 'transactional'] as const;
export type Origin = (typeof ORIGINS)[number];

/** The body of one reporting webhook, before it becomes JSON. `timestamp` is in Unix seconds. */
export interface DeliveryEvent {
  readonly event_id: string;
  readonly object_type: string;
  readonly metric: string;
  readonly timestamp: number;
  readonly data: Fields;
}

export interface SampleOptions {
  readonly random: Random;
  /** Unix seconds: when it is supposed to have happened. */
  readonly nowSeconds: number;
  /** Default: `campaign`. */
  readonly origin?: Origin;
}

interface Person {
  readonly id: string;
  readonly email: string;
  readonly cio_id: string;
}

/**
 * A body with every documented field of that pair.
 * @throws {RangeError} for a pair that is not documented, naming those that are.
 */
export function sampleDeliveryEvent(
  objectType: string,
  metric: string,
  { random, nowSeconds, origin = 'campaign' }: SampleOptions,
): DeliveryEvent {
  const type = documentedType(objectType, metric);
  const person = samplePerson(random);
  return {
    event_id: ulid(nowSeconds * 1000, random),
    object_type: type,
    metric,
    timestamp: nowSeconds,
    data:
      type === 'customer'
        ? customerData(metric, person, origin, random, nowSeconds)
        : {
            ...originFields(origin, random, nowSeconds),
            customer_id: person.id,
            identifiers: person,
            ...eventFields(type, metric, sampleMessage(type, metric, person, random, nowSeconds)),
          },
  };
}

/** The headers that the vendor sends with this body. `timestampSeconds` is the time of the request. */
export function signDeliveryEvent(
  body: string | Uint8Array,
  signingKey: string,
  timestampSeconds: number,
): Record<string, string> {
  const mac = createHmac('sha256', signingKey).update(`v0:${timestampSeconds}:`).update(body);
  return {
    'content-type': 'application/json',
    'user-agent': 'Customer.io Web Hooks 1.0',
    'x-cio-timestamp': String(timestampSeconds),
    'x-cio-signature': mac.digest('hex'),
  };
}

function documentedType(objectType: string, metric: string): ObjectType {
  if (!isObjectType(objectType)) {
    throw new RangeError(`Unknown object type "${objectType}"; allowed: ${Object.keys(METRICS).join(', ')}`);
  }
  const metrics = METRICS[objectType];
  if (!metrics.includes(metric)) {
    throw new RangeError(`Unknown metric "${metric}" of ${objectType}; allowed: ${metrics.join(', ')}`);
  }
  return objectType;
}

function samplePerson(random: Random): Person {
  const number = integerBetween(random, 1, 99_999);
  return { id: `user-${number}`, email: `user-${number}@example.com`, cio_id: cioId(random) };
}

function customerData(
  metric: string,
  person: Person,
  origin: Origin,
  random: Random,
  nowSeconds: number,
): Fields {
  const common = { customer_id: person.id, email_address: person.email, identifiers: person };
  if (metric !== 'cio_subscription_preferences_changed') return common;
  const topics = { topic_1: random() < 0.5, topic_2: random() < 0.5 };
  // Transactional messages are no documented origin of a change of preferences.
  const context = origin === 'transactional' ? {} : originFields(origin, random, nowSeconds);
  return { ...common, content: JSON.stringify({ topics }), ...context };
}

function originFields(origin: Origin, random: Random, nowSeconds: number): Fields {
  const delivery = { delivery_id: deliveryId(random) };
  const action = {
    action_id: integerBetween(random, 1, 999),
    journey_id: ulid(nowSeconds * 1000, random),
    parent_action_id: integerBetween(random, 1, 999),
  };
  const id = integerBetween(random, 1, 999);
  switch (origin) {
    case 'campaign': {
      const trigger = { trigger_event_id: ulid((nowSeconds - 60) * 1000, random) };
      return { campaign_id: id, ...delivery, ...action, ...trigger };
    }
    case 'broadcast':
      return { trigger_id: integerBetween(random, 1, 9_999), broadcast_id: id, ...delivery, ...action };
    case 'newsletter':
      return { newsletter_id: id, ...delivery, content_id: integerBetween(random, 1, 999) };
    case 'transactional':
      return { transactional_message_id: id, ...delivery };
  }
}

const FAILURES: Record<Channel, readonly [string, ...string[]]> = {
  email: ['550 5.5.0 Requested action not taken: mailbox unavailable', '552 5.2.2 Mailbox full'],
  push: ['NoDevicesSynced', 'InvalidRegistration'],
  sms: ['30003 Unreachable destination handset', '30007 Carrier violation'],
  whatsapp: ['131026 Message undeliverable', '131047 Re-engagement message'],
  slack: ['channel_not_found', 'token_revoked'],
  webhook: ['unexpected response status: 500', 'context deadline exceeded'],
  in_app: ['Person is not identified on any device', 'Message expired'],
};

function sampleMessage(
  channel: Channel,
  metric: string,
  person: Person,
  random: Random,
  nowSeconds: number,
): MessageFacts {
  const phone = `+1555${integerBetween(random, 1_000_000, 9_999_999)}`;
  const subject = pick(random, ['Your order is on its way', 'Welcome aboard', 'Réçu n° 42 – merci ✅']);
  const recipients = {
    email: person.email,
    push: person.id,
    sms: phone,
    whatsapp: phone,
    slack: '#orders',
    webhook: 'https://example.com/hooks/orders',
    in_app: person.id,
  } satisfies Record<Channel, string>;
  const failureMessage = pick(random, FAILURES[channel]);
  const working = { device_id: deliveryId(random), device_platform: 'ios' };
  const broken = { device_id: deliveryId(random), device_platform: 'android' };
  return {
    recipient: recipients[channel],
    subject,
    // A push is sent even when only some of the devices took it.
    devices:
      metric === 'sent' ? [working, { ...broken, failure_message: failureMessage }] : [working, broken],
    content: sampleContent(channel, subject),
    headers: { 'X-Mailer': ['Customer.io'], Subject: [subject] },
    href: 'https://example.com/orders/42?utm_source=message&step=1',
    linkId: integerBetween(random, 1, 999),
    failureMessage,
    trackedResponse: pick(random, ['Yes', 'No', 'Later']),
    inboundEventId: ulid(nowSeconds * 1000, random),
    to: '+15550001111',
    machine: {
      proxied: random() < 0.5,
      prefetched: random() < 0.2,
      synthetic: random() < 0.1,
      clicked: random() < 0.1,
    },
  };
}

function sampleContent(channel: Channel, subject: string): string {
  if (channel === 'email') return `<html><body><h1>${subject}</h1><p>Thank you.</p></body></html>`;
  if (channel === 'push') return JSON.stringify({ message: { notification: { title: subject, body: '' } } });
  if (channel === 'webhook' || channel === 'slack') return JSON.stringify({ text: subject });
  return subject;
}
