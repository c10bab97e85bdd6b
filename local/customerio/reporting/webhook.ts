/** A reporting webhook as the App API sets it up, and which events it wants. */
import { isObject } from '../../json.ts';
import { isText } from '../json.ts';
import type { DeliveryEvent } from '../samples.ts';
import { DELIVERY_EVENT_PAIRS } from './event-fields.ts';

export interface ReportingWebhook {
  readonly id: number;
  readonly name: string;
  readonly type: 'webhook';
  readonly endpoint: string;
  readonly disabled: boolean;
  /** Every open and click, not just the first of a delivery. */
  readonly full_resolution: boolean;
  /** The bodies of messages, and headers of e-mails, in sent events. */
  readonly with_content: boolean;
  readonly events: readonly string[];
}

/** Names that can be subscribed to: 72, and not exactly those of the documented payloads. */
export const SUBSCRIBABLE: readonly string[] = [
  ...DELIVERY_EVENT_PAIRS.map(({ objectType, metric }) => subscriptionName(objectType, metric)).filter(
    (name) => name !== 'slack_undeliverable',
  ),
  'email_deferred',
  'sms_dropped',
  'slack_converted',
  'webhook_converted',
];

/** Changes of a person's subscriptions go by `customer`, whichever channel caused them. */
function subscriptionName(objectType: string, metric: string): string {
  if (metric === 'cio_subscription_preferences_changed') return 'customer_subscription_preferences_changed';
  return `${objectType}_${metric}`;
}

/** The body for this webhook, or undefined where it did not subscribe. */
export function bodyFor(
  { disabled, events, full_resolution, with_content }: ReportingWebhook,
  event: DeliveryEvent,
  repeated: boolean,
): string | undefined {
  const isWanted = events.includes(subscriptionName(event.object_type, event.metric));
  if (disabled || !isWanted || (repeated && !full_resolution)) return undefined;
  if (with_content) return JSON.stringify(event);
  const { content: _content, headers: _headers, ...data } = event.data;
  return JSON.stringify({ ...event, data });
}

/** A webhook from the body of a POST, or of a PUT over what is there; a text says what is wrong. */
export function readWebhook(value: unknown, known?: ReportingWebhook): Omit<ReportingWebhook, 'id'> | string {
  if (!isObject(value)) return 'the body must be an object';
  const merged = { ...known, ...value };
  const { name, endpoint, events, disabled = false, full_resolution = false, with_content = false } = merged;
  if (!isText(name)) return 'name is required';
  if (!isText(endpoint) || !/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint)) {
    return 'endpoint must be an http or https URL';
  }
  if (!Array.isArray(events) || events.length === 0) return 'events must name at least one event';
  const unknown = events.find((event) => !SUBSCRIBABLE.includes(event));
  if (unknown !== undefined) return `events has the unknown ${JSON.stringify(unknown)}`;
  if (typeof disabled !== 'boolean') return 'disabled must be a boolean';
  if (typeof full_resolution !== 'boolean') return 'full_resolution must be a boolean';
  if (typeof with_content !== 'boolean') return 'with_content must be a boolean';
  return {
    name,
    type: 'webhook',
    endpoint,
    disabled,
    full_resolution,
    with_content,
    events: events.map(String),
  };
}
