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

export type Channel = 'email' | 'push' | 'sms' | 'whatsapp' | 'in_app' | 'inbox';

/** One transactional message, as the App API's `/v1/send/…` takes it. */
export interface TransactionalSend {
  channel: Channel;
  message: Record<string, unknown>;
}

/** One run of an API-triggered broadcast. Only the literal `'configured'` leaves the audience to Customer.io. */
export interface BroadcastTrigger {
  broadcastId: number;
  data: Record<string, unknown> | undefined;
  recipients: Record<string, unknown> | 'configured';
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

export function isAnonymousEvent(call: TrackItem | AnonymousEvent): call is AnonymousEvent {
  return 'anonymous_id' in call;
}
