/** API-triggered broadcasts: `/v1/campaigns/{broadcast_id}/triggers`. */

import type { JsonObject } from '../../json.ts';
import type { Random } from '../../random.ts';
import type { Clock } from '../clock.ts';
import type { Deliveries } from '../deliveries/deliveries.ts';
import { type Effects, effectIdOf } from '../deliveries/effects.ts';
import type { DeliveryChannel } from '../deliveries/plan.ts';
import { bodyObject, type Call, parameter } from '../http/call.ts';
import { detailError, jsonReply, page, type Reply } from '../http/reply.ts';
import { appRoute, type Route } from '../http/router.ts';
import type { People } from '../people/people.ts';
import { identifiersOf, isUnsubscribed, type Person } from '../people/person.ts';
import { ulid } from '../random.ts';
import type { Store, Table } from '../store.ts';
import { readAudience } from './audience.ts';
import { messageFacts } from './message.ts';

export interface BroadcastOptions {
  readonly store: Store;
  readonly people: People;
  readonly deliveries: Deliveries;
  readonly effects: Effects;
  readonly clock: Clock;
  readonly random: Random;
  /** Channel of the broadcast's message by broadcast id; e-mail where nothing is said. */
  readonly channels: Readonly<Record<string, DeliveryChannel>>;
}

interface Trigger {
  readonly id: number;
  readonly broadcast_id: number;
  readonly created_at: number;
  readonly processed_at: number;
  readonly errors: readonly string[];
}

const NO_BROADCAST = detailError(404, 'broadcast not found');
const NO_TRIGGER = detailError(404, 'trigger not found');
const NOT_JSON = detailError(422, 'request body must be a JSON object');

/** The routes that trigger broadcasts and tell what came of them. */
export function broadcastRoutes(options: BroadcastOptions): Route[] {
  const triggers = options.store.table<Trigger>('triggers');
  const list = '/v1/campaigns/{broadcast_id}/triggers';
  const found = (call: Call, reply: (trigger: Trigger) => Reply) => {
    const trigger = triggers.get(parameter(call, 1));
    return trigger?.broadcast_id === Number(parameter(call, 0)) ? reply(trigger) : NO_TRIGGER;
  };

  return [
    appRoute('POST', list, 'trigger_broadcast', (call) => trigger(call, triggers, options)),
    appRoute('GET', `${list}/{trigger_id}`, 'trigger_status', (call) =>
      found(call, (one) => jsonReply(200, statusOf(one))),
    ),
    appRoute('GET', `${list}/{trigger_id}/errors`, 'trigger_errors', (call) =>
      found(call, (one) => {
        const { items: errors, next } = page(one.errors, call.query);
        return jsonReply(200, { errors, next });
      }),
    ),
    appRoute('GET', '/v1/broadcasts/{broadcast_id}/triggers', 'trigger_history', (call) => {
      const broadcastId = Number(parameter(call, 0));
      const mine = [...triggers.values()].filter(({ broadcast_id }) => broadcast_id === broadcastId);
      return jsonReply(200, { triggers: mine.map(statusOf) });
    }),
  ];
}

function trigger(call: Call, triggers: Table<Trigger>, options: BroadcastOptions): Reply {
  const broadcastId = Number(parameter(call, 0));
  if (!Number.isInteger(broadcastId) || broadcastId < 1) return NO_BROADCAST;
  const body = bodyObject(call, NOT_JSON);
  const id = triggers.size + 1;
  const audience = readAudience(body, options.people);
  if ('refusal' in audience) return detailError(422, `trigger ${id}: ${audience.refusal}`, audience.pointer);
  const nowSeconds = options.clock.nowSeconds();
  const { missing: errors, people } = audience;
  triggers.set(String(id), {
    id,
    broadcast_id: broadcastId,
    created_at: nowSeconds,
    processed_at: nowSeconds,
    errors,
  });
  const effectId = effectIdOf(call);
  options.effects.record(effectId, 'trigger_broadcast', String(id));
  // One missing person fails the whole broadcast, unless the request says to ignore it.
  const recipients = errors.length > 0 ? [] : people.filter((person) => !isUnsubscribed(person));
  for (const person of recipients) deliver(person, broadcastId, id, effectId, options);
  return jsonReply(200, { id });
}

function deliver(
  person: Person,
  broadcastId: number,
  triggerId: number,
  effectId: string,
  { clock, random, deliveries, channels }: BroadcastOptions,
): void {
  const channel = channels[broadcastId] ?? 'email';
  const identifier = { kind: 'cio_id', value: person.cioId } as const;
  const message = messageFacts(channel, { subject: `Broadcast ${broadcastId}` }, person, identifier);
  const hasDevices = channel !== 'push' || message.devices.length > 0;
  deliveries.create({
    channel,
    person: person.cioId,
    identifiers: identifiersOf(person),
    origin: {
      trigger_id: triggerId,
      broadcast_id: broadcastId,
      action_id: broadcastId * 10 + 1,
      journey_id: ulid(clock.now(), random),
      parent_action_id: broadcastId * 10,
    },
    message,
    effectId,
    obstacle: hasDevices ? undefined : 'no_devices',
  });
}

function statusOf({ errors: _errors, ...status }: Trigger): JsonObject {
  return status;
}
