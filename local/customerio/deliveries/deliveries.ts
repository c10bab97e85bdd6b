/** Messages to people, and what happens to them. */

import type { JsonObject } from '../../json.ts';
import type { Random } from '../../random.ts';
import type { Clock } from '../clock.ts';
import { isText } from '../json.ts';
import type { Identifiers } from '../people/identifiers.ts';
import { deliveryId, ulid } from '../random.ts';
import { eventFields, type Fields, METRICS, type MessageFacts } from '../reporting/event-fields.ts';
import type { DeliveryEvent } from '../samples.ts';
import type { Store } from '../store.ts';
import { type DeliveryChannel, type Prospects, planDelivery, type Step, wishOf } from './plan.ts';
import { createTimeline } from './timeline.ts';

export interface Delivery {
  readonly id: string;
  readonly channel: DeliveryChannel;
  /** The profile's cio_id; null when it went to somebody without a profile. */
  readonly person: string | null;
  readonly identifiers: Identifiers;
  /** Ids of what caused it, by their names in `data`: transactional_message_id, broadcast_id, … */
  readonly origin: Fields;
  readonly message: MessageFacts;
  readonly effectId: string;
  readonly createdSeconds: number;
  /** Unix second of the first time that each metric happened. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly failure: string | null;
}

export interface NewDelivery
  extends Pick<Delivery, 'channel' | 'person' | 'identifiers' | 'origin' | 'message' | 'effectId'> {
  readonly obstacle?: Prospects['obstacle'];
  readonly draft?: boolean;
  /** Unix milliseconds; default: now. */
  readonly sendAtMs?: number;
}

export interface DeliveriesOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  /** `repeated` is true for another open or click of the same delivery. */
  readonly onEvent: (event: DeliveryEvent, repeated: boolean) => void;
  /** Somebody followed an unsubscribe link. */
  readonly onUnsubscribed: (cioId: string, unsubscribed: boolean, atSeconds: number) => void;
}

export type Deliveries = ReturnType<typeof createDeliveries>;

/** The deliveries in the store. What is planned for them happens between `start` and `stop`. */
export function createDeliveries({ store, clock, random, onEvent, onUnsubscribed }: DeliveriesOptions) {
  const deliveries = store.table<Delivery>('deliveries');
  const timeline = createTimeline({ store, clock }, (id, step, atMs) => {
    const delivery = deliveries.get(id);
    if (delivery !== undefined) happen(delivery, step, Math.floor(atMs / 1000));
  });

  function happen(delivery: Delivery, { metric, details = {} }: Step, atSeconds: number): void {
    const repeated = delivery.metrics[metric] !== undefined;
    const message = { ...delivery.message, ...details };
    deliveries.set(delivery.id, {
      ...delivery,
      metrics: { [metric]: atSeconds, ...delivery.metrics },
      failure: details.failureMessage ?? delivery.failure,
    });
    const { channel } = delivery;
    if (channel !== 'inbox' && METRICS[channel].includes(metric)) {
      const data = { ...contextOf(delivery), ...eventFields(channel, metric, message) };
      onEvent(
        { event_id: ulid(clock.now(), random), object_type: channel, metric, timestamp: atSeconds, data },
        repeated,
      );
    }
    if (metric === 'unsubscribed' && delivery.person !== null)
      onUnsubscribed(delivery.person, true, atSeconds);
  }

  return {
    create({ obstacle, draft = false, sendAtMs, ...facts }: NewDelivery): Delivery {
      const id = deliveryId(random);
      const delivery: Delivery = {
        ...facts,
        id,
        createdSeconds: clock.nowSeconds(),
        metrics: {},
        failure: null,
      };
      deliveries.set(id, delivery);
      const wish = wishOf(facts.channel, facts.message.recipient);
      const steps = planDelivery({ channel: facts.channel, obstacle, draft, wish }, random);
      timeline.add(id, Math.max(clock.now(), sendAtMs ?? 0), steps);
      return delivery;
    },
    /** A metric that somebody outside reports, such as a device or an unsubscribe page. */
    report(id: string, metric: string, atSeconds: number, { href, reason, unsubscribe }: JsonObject): void {
      const delivery = deliveries.get(id);
      if (delivery === undefined) return;
      if (unsubscribe === false) {
        if (delivery.person !== null) onUnsubscribed(delivery.person, false, atSeconds);
        return;
      }
      const message = isText(href) ? { ...delivery.message, href } : delivery.message;
      const step = { metric, afterMs: 0, ...(isText(reason) && { details: { failureMessage: reason } }) };
      happen({ ...delivery, message }, step, atSeconds);
    },
    get: (id: string) => deliveries.get(id),
    /** Newest first. */
    all: () => [...deliveries.values()].reverse(),
    count: () => deliveries.size,
    planned: timeline.count,
    start: timeline.start,
    stop: timeline.stop,
  };
}

function contextOf({ id, identifiers, origin }: Delivery): Fields {
  return { ...origin, delivery_id: id, customer_id: identifiers.id ?? '', identifiers };
}
