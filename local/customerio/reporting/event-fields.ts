/**
 * Which metrics each object type has, and which fields of `data` each of them carries beyond the context.
 * Source: the vendor's OpenAPI document of reporting webhooks (https://docs.customer.io/integrations/api/webhooks/).
 */

export type ObjectType = 'customer' | 'email' | 'push' | 'sms' | 'whatsapp' | 'slack' | 'webhook' | 'in_app';
export type Channel = Exclude<ObjectType, 'customer'>;

const words = (text: string): readonly string[] => text.split(' ');

/** The documented metrics by object type: 69 pairs. */
export const METRICS: Readonly<Record<ObjectType, readonly string[]>> = {
  customer: words('subscribed unsubscribed cio_subscription_preferences_changed'),
  email: words(
    'drafted attempted sent delivered opened clicked converted unsubscribed spammed bounced dropped failed undeliverable',
  ),
  push: words(
    'drafted attempted sent delivered opened clicked converted bounced dropped failed undeliverable',
  ),
  sms: words('drafted attempted sent delivered clicked converted replied bounced failed undeliverable'),
  whatsapp: words(
    'drafted attempted sent delivered opened clicked converted replied bounced dropped failed undeliverable',
  ),
  slack: words('drafted attempted sent clicked failed undeliverable'),
  webhook: words('drafted attempted sent clicked failed undeliverable'),
  in_app: words('drafted attempted sent opened clicked converted failed undeliverable'),
};

export interface DeliveryEventPair {
  readonly objectType: ObjectType;
  readonly metric: string;
}

/** All documented pairs of object type and metric. */
export const DELIVERY_EVENT_PAIRS: readonly DeliveryEventPair[] = Object.keys(METRICS)
  .filter(isObjectType)
  .flatMap((objectType) => METRICS[objectType].map((metric) => ({ objectType, metric })));

/** True for the eight values of `object_type`. */
export function isObjectType(name: string): name is ObjectType {
  return Object.hasOwn(METRICS, name);
}

export type Fields = Record<string, unknown>;

export interface Device {
  readonly device_id: string;
  readonly device_platform: string;
  /** Set where this device could not be reached. */
  readonly failure_message?: string;
}

/** What is known about one message; every pair takes from it what it reports. */
export interface MessageFacts {
  /** Address, phone number, Slack channel, URL or in-app recipient. */
  readonly recipient: string;
  readonly subject: string;
  readonly devices: readonly Device[];
  /** The message as sent: HTML, text, or stringified JSON for push. */
  readonly content: string;
  /** Headers of an e-mail: name to values. */
  readonly headers: Record<string, readonly string[]>;
  readonly href: string;
  readonly linkId: number;
  readonly failureMessage: string;
  readonly trackedResponse: string;
  readonly inboundEventId: string;
  /** Our number, which the person replied to. */
  readonly to: string;
  /** Which way a message was opened or clicked; all false for a human being. */
  readonly machine: { proxied: boolean; prefetched: boolean; synthetic: boolean; clicked: boolean };
}

/** The fields of `data` that this pair adds to its context. Unknown metrics add none. */
export function eventFields(channel: Channel, metric: string, facts: MessageFacts): Fields {
  if (channel === 'email') return emailFields(metric, facts);
  if (channel === 'push') return pushFields(metric, facts);
  return textFields(channel, metric, facts);
}

function emailFields(metric: string, facts: MessageFacts): Fields {
  const { recipient, subject, failureMessage: failure_message, machine } = facts;
  if (metric === 'attempted') return { failure_message };
  if (metric === 'sent') return { recipient, subject, content: facts.content, headers: facts.headers };
  if (metric === 'opened') {
    const { proxied, prefetched, synthetic } = machine;
    return { recipient, subject, proxied, prefetched, synthetic };
  }
  if (metric === 'clicked') return { recipient, subject, ...link(facts), machine: machine.clicked };
  const failed = ['bounced', 'dropped', 'undeliverable', 'failed'].includes(metric);
  return { recipient, subject, ...(failed && { failure_message }) };
}

function pushFields(metric: string, facts: MessageFacts): Fields {
  const { devices, failureMessage: failure_message } = facts;
  if (metric === 'drafted') return {};
  if (isGivenUp(metric)) return { failure_message };
  if (metric === 'sent') return { recipients: devices, content: facts.content };
  if (metric === 'clicked') return { recipients: devices, ...link(facts) };
  if (metric === 'bounced' || metric === 'dropped') {
    return { recipients: devices.map((device) => ({ ...device, failure_message })) };
  }
  return { recipients: devices };
}

function textFields(channel: Channel, metric: string, facts: MessageFacts): Fields {
  const { recipient, failureMessage: failure_message } = facts;
  if (metric === 'drafted' || (channel === 'in_app' && metric === 'opened')) return {};
  if (isGivenUp(metric)) return { failure_message };
  if (metric === 'sent') return { recipient, content: facts.content };
  if (metric === 'bounced' || metric === 'dropped') return { recipient, failure_message };
  if (metric === 'replied') return { inbound_event_id: facts.inboundEventId, to: facts.to, recipient };
  if (metric !== 'clicked') return { recipient };
  const response = channel === 'in_app' ? { tracked_response: facts.trackedResponse } : {};
  return { recipient, ...link(facts), ...response };
}

const link = (facts: MessageFacts) => ({ href: facts.href, link_id: facts.linkId });

function isGivenUp(metric: string): boolean {
  return metric === 'attempted' || metric === 'failed' || metric === 'undeliverable';
}
