/**
 * What the operations ask of Customer.io, in the vendor's own shapes.
 *
 * Sources: https://docs.customer.io/integrations/api/track/ (v2 entity and batch),
 * https://docs.customer.io/integrations/api/app/ (send, trigger a broadcast).
 */
import type { Operation } from '../contract/operations.ts';

/** One item of the Track API's v2 batch. */
export interface TrackItem {
  type: 'person' | 'object';
  action: string;
  [field: string]: unknown;
}

/** An event of somebody who isn't known yet: the Track API's v1 route, since v2 has none. */
export interface AnonymousEvent {
  anonymous_id: string;
  name: string;
  [field: string]: unknown;
}

/** How a transactional message reaches its person. */
export type Channel = 'email' | 'push' | 'sms' | 'whatsapp' | 'in_app' | 'inbox';

/** One transactional message, as the App API's `/v1/send/…` takes it. */
export interface TransactionalSend {
  channel: Channel;
  message: Record<string, unknown>;
}

/** The ways to choose a broadcast's people, by the names that the App API has for them. */
export const AUDIENCES = ['recipients', 'ids', 'emails', 'per_user_data', 'data_file_url'] as const;

/**
 * One run of an API-triggered broadcast.
 *
 * Source: https://docs.customer.io/integrations/api/app/#operation/triggerBroadcast
 */
export interface BroadcastTrigger {
  broadcastId: number;
  /** Exactly one of `AUDIENCES`, with members. Only the literal `'configured'` leaves the choice to Customer.io. */
  audience: { readonly [Way in (typeof AUDIENCES)[number]]?: unknown } | 'configured';
  /** Everything else in the request: `data` and the flags, which Customer.io takes with every audience. */
  fields: Readonly<Record<string, unknown>>;
}

/** Operation → what it asks for. */
export interface Calls extends Record<Operation, unknown> {
  identify: TrackItem;
  track: TrackItem | AnonymousEvent;
  transactional: TransactionalSend;
  broadcast: BroadcastTrigger;
  suppress: TrackItem;
  unsuppress: TrackItem;
  delete: TrackItem;
  merge: TrackItem;
  device: TrackItem;
  object: TrackItem;
}

/** Tells the two things apart that `track` asks for. */
export function isAnonymousEvent(call: TrackItem | AnonymousEvent): call is AnonymousEvent {
  return 'anonymous_id' in call;
}
