/**
 * What Customer.io's reporting webhook tells us, as a row of `delivery_events`. The mapping is open: a metric, an
 * object type or a field that nobody has seen before is kept, never an error.
 *
 * Source: https://docs.customer.io/integrations/api/webhooks/ (payloads, read 2026-09).
 */
import { isUtf8 } from 'node:buffer';
import {
  extentOf,
  isObject,
  MAX_DEPTH,
  MAX_MARKS,
  replaceMember,
  withExactNumbers,
  withoutByteOrderMark,
} from './json.ts';

const FIVE_YEARS_MS = 5 * 365.25 * 86_400_000;
const ONE_YEAR_MS = 365.25 * 86_400_000;

/** Stable codes: why a body can not be read as a delivery event. */
export type UnreadableReason =
  | 'not_utf8'
  | 'not_json'
  | 'not_an_object'
  | 'no_event_id'
  | 'no_metric'
  | 'too_deep'
  | 'too_many';
/** Where a row has its time from: the event, or its arrival and why. */
export type TimestampSource = 'event' | 'received_missing' | 'received_malformed' | 'received_out_of_range';

type Text = string | null;
type Flag = boolean | null;

/** One row, column by column as in `schemas/tables/delivery_events.json` without Pub/Sub's own columns. */
export interface DeliveryEventRow {
  event_id: string;
  metric: string;
  object_type: Text;
  timestamp: string;
  timestamp_source: TimestampSource;
  received_at: string;
  delivery_id: Text;
  person_id: Text;
  email: Text;
  cio_id: Text;
  campaign_id: Text;
  broadcast_id: Text;
  newsletter_id: Text;
  transactional_message_id: Text;
  action_id: Text;
  parent_action_id: Text;
  content_id: Text;
  trigger_id: Text;
  journey_id: Text;
  trigger_event_id: Text;
  recipient: Text;
  subject: Text;
  href: Text;
  link_id: Text;
  failure_message: Text;
  machine: Flag;
  proxied: Flag;
  prefetched: Flag;
  synthetic: Flag;
  tracked_response: Text;
  inbound_event_id: Text;
  replied_to: Text;
  payload: string;
}

/** What a row needs besides the webhook's body. */
export interface RowOptions {
  /** When the webhook got the event, in epoch milliseconds. */
  receivedAtMs: number;
  /** Keep `data.content` (the body of the message) of `sent` events in `payload`. */
  keepContent: boolean;
}

/** The row, or why there is none. */
export type RowResult = { ok: true; row: DeliveryEventRow } | { ok: false; reason: UnreadableReason };

/** The row for a webhook body, or why the body can't be read as a delivery event. Never throws. */
export function deliveryEventRow(body: Buffer, options: RowOptions): RowResult {
  if (!isUtf8(body)) return { ok: false, reason: 'not_utf8' };
  const text = withoutByteOrderMark(body.toString('utf8'));
  const { depth, marks } = extentOf(text);
  if (depth > MAX_DEPTH) return { ok: false, reason: 'too_deep' };
  if (marks > MAX_MARKS) return { ok: false, reason: 'too_many' };
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not_json' };
  }
  if (!isObject(event)) return { ok: false, reason: 'not_an_object' };
  if (typeof event.event_id !== 'string' || event.event_id === '')
    return { ok: false, reason: 'no_event_id' };
  if (typeof event.metric !== 'string' || event.metric === '') return { ok: false, reason: 'no_metric' };
  return { ok: true, row: toRow(event, event.event_id, event.metric, text, options) };
}

/** Message attributes, for listeners' filters. `object_type` is left out where the event has none. */
export function deliveryEventAttributes(row: DeliveryEventRow): Record<string, string> {
  const attributes: Record<string, string> = { event_id: row.event_id, metric: row.metric };
  if (row.object_type !== null) attributes.object_type = row.object_type;
  return attributes;
}

function toRow(
  event: Record<string, unknown>,
  eventId: string,
  metric: string,
  text: string,
  { receivedAtMs, keepContent }: RowOptions,
): DeliveryEventRow {
  const data = isObject(event.data) ? withExactNumbers(event.data, text, 'data') : {};
  const identifiers = isObject(data.identifiers)
    ? withExactNumbers(data.identifiers, text, 'data', 'identifiers')
    : {};
  return {
    event_id: eventId.toWellFormed(),
    metric: metric.toWellFormed(),
    object_type: toText(withExactNumbers(event, text).object_type),
    ...timeOf(event.timestamp, receivedAtMs),
    received_at: new Date(receivedAtMs).toISOString(),
    delivery_id: toText(data.delivery_id),
    person_id: toIdentifier(identifiers.id) ?? toIdentifier(data.customer_id),
    email: toIdentifier(identifiers.email) ?? toIdentifier(data.email_address),
    cio_id: toIdentifier(identifiers.cio_id),
    campaign_id: toText(data.campaign_id),
    broadcast_id: toText(data.broadcast_id),
    newsletter_id: toText(data.newsletter_id),
    transactional_message_id: toText(data.transactional_message_id),
    action_id: toText(data.action_id),
    parent_action_id: toText(data.parent_action_id),
    content_id: toText(data.content_id),
    trigger_id: toText(data.trigger_id),
    journey_id: toText(data.journey_id),
    trigger_event_id: toText(data.trigger_event_id),
    recipient: toText(data.recipient),
    subject: toText(data.subject),
    href: toText(data.href),
    link_id: toText(data.link_id),
    failure_message: toText(data.failure_message),
    machine: toFlag(data.machine),
    proxied: toFlag(data.proxied),
    prefetched: toFlag(data.prefetched),
    synthetic: toFlag(data.synthetic),
    tracked_response: toText(data.tracked_response),
    inbound_event_id: toText(data.inbound_event_id),
    replied_to: toText(data.to),
    payload: keepContent || metric !== 'sent' ? text : replaceMember(text, 'data', 'content', 'null'),
  };
}

function timeOf(
  timestamp: unknown,
  receivedAtMs: number,
): Pick<DeliveryEventRow, 'timestamp' | 'timestamp_source'> {
  const instead = (source: TimestampSource) => ({
    timestamp: new Date(receivedAtMs).toISOString(),
    timestamp_source: source,
  });
  if (timestamp === undefined || timestamp === null) return instead('received_missing');
  if (typeof timestamp !== 'number' || !Number.isSafeInteger(timestamp)) return instead('received_malformed');
  const ms = timestamp * 1000;
  const inRange = ms >= receivedAtMs - FIVE_YEARS_MS && ms <= receivedAtMs + ONE_YEAR_MS;
  return inRange
    ? { timestamp: new Date(ms).toISOString(), timestamp_source: 'event' }
    : instead('received_out_of_range');
}

/** Ids come as numbers or strings, depending on channel and age of the workspace: columns hold text. */
function toText(value: unknown): Text {
  if (typeof value === 'string') return value.toWellFormed();
  // 1e400 is read as Infinity, which was not said; `payload` has the text.
  return Number.isFinite(value) ? String(value) : null;
}

/** Customer.io leaves identifiers blank where there are none: `customer_id` once the person is deleted. */
function toIdentifier(value: unknown): Text {
  const text = toText(value);
  return text?.trim() === '' ? null : text;
}

function toFlag(value: unknown): Flag {
  return typeof value === 'boolean' ? value : null;
}
