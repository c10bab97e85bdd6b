/** Transactional sends: `POST /v1/send/…`. */

import type { JsonObject } from '../../json.ts';
import type { Clock } from '../clock.ts';
import type { Deliveries, NewDelivery } from '../deliveries/deliveries.ts';
import { type Effects, effectIdOf } from '../deliveries/effects.ts';
import type { DeliveryChannel } from '../deliveries/plan.ts';
import { bodyObject, type Call } from '../http/call.ts';
import { jsonReply, metaError, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import type { Identifier, Identifiers } from '../people/identifiers.ts';
import type { People } from '../people/people.ts';
import { identifiersOf, isUnsubscribed, type Person } from '../people/person.ts';
import { messageFacts } from './message.ts';
import { checkSend, type Send } from './send-rules.ts';

export interface SendOptions {
  readonly people: People;
  readonly deliveries: Deliveries;
  readonly effects: Effects;
  readonly clock: Clock;
}

const PATHS: Record<string, DeliveryChannel> = {
  email: 'email',
  push: 'push',
  sms: 'sms',
  whatsapp: 'whatsapp',
  in_app: 'in_app',
  inbox_message: 'inbox',
};

/** Sends that name no template are counted under this one. */
const UNNAMED_TEMPLATE = 1;

/** One route for each channel. */
export function sendRoutes(options: SendOptions): Route[] {
  return Object.entries(PATHS).map(([path, channel]) => ({
    method: 'POST',
    path: `/v1/send/${path}`,
    access: 'app',
    action: `send_${path}`,
    handle: (call) => send(call, channel, options),
  }));
}

function send(call: Call, channel: DeliveryChannel, options: SendOptions): Reply {
  const { people, deliveries, effects, clock } = options;
  const body = bodyObject(call, metaError(400, 'request body must be a JSON object'));
  const checked = checkSend(channel, body, call.body.length, clock.nowSeconds());
  const { identifier, sendAtSeconds } = checked;
  const person = personFor(identifier, body, people, clock.nowSeconds());
  const delivery = deliveries.create(newDelivery(channel, body, checked, person, call, people));
  effects.record(delivery.effectId, `send_${channel}`, delivery.id);
  return jsonReply(200, {
    delivery_id: delivery.id,
    queued_at: clock.nowSeconds(),
    ...(sendAtSeconds !== undefined && { send_at: sendAtSeconds }),
  });
}

function personFor(
  identifier: Identifier,
  body: JsonObject,
  people: People,
  nowSeconds: number,
): Person | undefined {
  return body.auto_create === true ? people.findOrCreate(identifier, nowSeconds) : people.find(identifier);
}

function newDelivery(
  channel: DeliveryChannel,
  body: JsonObject,
  { identifier, template, sendAtSeconds }: Send,
  person: Person | undefined,
  call: Call,
  people: People,
): NewDelivery {
  const message = messageFacts(channel, body, person, identifier);
  return {
    channel,
    person: person?.cioId ?? null,
    identifiers: person === undefined ? stranger(identifier) : identifiersOf(person),
    origin: { transactional_message_id: template ?? UNNAMED_TEMPLATE },
    message,
    effectId: effectIdOf(call),
    obstacle: obstacleOf(channel, body, identifier, person, people, message.devices.length),
    draft: body.queue_draft === true,
    ...(sendAtSeconds !== undefined && { sendAtMs: sendAtSeconds * 1000 }),
  };
}

function obstacleOf(
  channel: DeliveryChannel,
  body: JsonObject,
  identifier: Identifier,
  person: Person | undefined,
  people: People,
  devices: number,
): NewDelivery['obstacle'] {
  if (people.isSuppressed(identifier)) return 'suppressed';
  const optedOut = person !== undefined && isUnsubscribed(person);
  if (optedOut && body.send_to_unsubscribed === false) return 'unsubscribed';
  return channel === 'push' && devices === 0 ? 'no_devices' : undefined;
}

function stranger({ kind, value }: Identifier): Identifiers {
  return { id: kind === 'id' ? value : null, email: kind === 'email' ? value : null };
}
