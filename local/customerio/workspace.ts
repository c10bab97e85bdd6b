/** The state of one Customer.io workspace and the parts that change it. */

import { type Random, seededRandom } from '../random.ts';
import { createDeliveries } from './deliveries/deliveries.ts';
import { createEffects } from './deliveries/effects.ts';
import { createKeptClock } from './kept-clock.ts';
import { createEvents } from './people/events.ts';
import { createObjects } from './people/objects.ts';
import { createPeople, type SubscriptionMetric } from './people/people.ts';
import { attributeText, identifiersOf, type Person, topicsOf } from './people/person.ts';
import { ulid } from './random.ts';
import { createReporting } from './reporting/reporting.ts';
import type { DeliveryEvent } from './samples.ts';
import { openStore } from './store.ts';
import { createPerform } from './track/perform.ts';

export interface WorkspaceOptions {
  readonly dataDir?: string;
  readonly signingKey: string;
  readonly now?: () => number;
  readonly speed?: number;
  readonly seed?: number;
  readonly webhookConcurrency?: number;
  readonly webhookTimeoutMs?: number;
  readonly emailChangesById?: boolean;
}

/** What the simulator holds, counted where it is kept. */
export interface Books {
  /** Profiles that exist now. */
  readonly people: number;
  /** Distinct stored events. */
  readonly events: number;
  /** Deliveries ever created. */
  readonly deliveries: number;
  /** Sends performed beyond the first for one command. */
  readonly duplicate_effects: number;
  /** Requests to the vendor's APIs. */
  readonly requests: number;
  readonly webhooks: {
    /** Calls made. */
    readonly sent: number;
    /** Calls by status; `timeout` and `broken` where there was none. */
    readonly answered: Readonly<Record<string, number>>;
    /** Events that wait for a 2xx, or for their time to come while somebody listens. */
    readonly pending: number;
    /** Events given up after seven days. */
    readonly lost: number;
  };
}

export type Workspace = ReturnType<typeof createWorkspace>;

const DEFAULT_SEED = 1;
const DEFAULT_CONCURRENCY = 8;

/** The workspace in `dataDir`, or a new one in memory. Nothing happens by itself before `start`. */
export function createWorkspace(options: WorkspaceOptions) {
  const { now: realNow = Date.now, speed, seed = DEFAULT_SEED, signingKey } = options;
  const store = openStore(options.dataDir);
  const counters = store.table<number>('counters');
  const clock = createKeptClock(counters, { realNow, ...(speed !== undefined && { speed }) });
  const count = (name: string) => counters.set(name, (counters.get(name) ?? 0) + 1);
  const random = randomStreams(seed, counters.get('starts') ?? 0);
  count('starts');

  const reporting = createReporting({
    store,
    clock,
    signingKey,
    stampSeconds: () => Math.floor(realNow() / 1000),
    concurrency: options.webhookConcurrency ?? DEFAULT_CONCURRENCY,
    timeoutMs: options.webhookTimeoutMs,
  });
  const eventIds = random('event ids');
  const people = createPeople({
    store,
    random: random('people'),
    emailChangesById: options.emailChangesById ?? true,
    onSubscription: (person, metric) =>
      reporting.emit(
        subscriptionEvent(person, metric, ulid(clock.now(), eventIds), clock.nowSeconds()),
        false,
      ),
  });
  const objects = createObjects({ store, random: random('objects') });
  const events = createEvents({ store, random: random('events'), nowMs: clock.now });
  const deliveries = createDeliveries({
    store,
    clock,
    random: random('deliveries'),
    onEvent: reporting.emit,
    onUnsubscribed: (cio, unsubscribed, atSeconds) =>
      people.identify(
        { kind: 'cio_id', value: cio },
        { attributes: { unsubscribed }, atSeconds, updateOnly: true },
      ),
  });
  const effects = createEffects(store);

  return {
    store,
    clock,
    people,
    objects,
    events,
    deliveries,
    effects,
    reporting,
    random,
    perform: createPerform({ people, objects, events, deliveries }),
    countRequest: () => count('requests'),
    books(): Books {
      const { waiting, ...webhooks } = reporting.books();
      const isHeard = reporting.all().some(({ disabled }) => !disabled);
      return {
        people: people.count(),
        events: events.count(),
        deliveries: deliveries.count(),
        duplicate_effects: effects.duplicates(),
        requests: counters.get('requests') ?? 0,
        webhooks: { ...webhooks, pending: waiting + (isHeard ? deliveries.planned() : 0) },
      };
    },
    start(): void {
      deliveries.start();
      reporting.start();
    },
    reset(): void {
      reporting.reset();
      people.reset();
      const starts = counters.get('starts') ?? 0;
      store.clear();
      // Or the next start would draw the ids of this one again.
      counters.set('starts', starts);
      clock.keep();
    },
    close(): void {
      deliveries.stop();
      reporting.stop();
      clock.stop();
      store.close();
    },
  };
}

/** One stream of numbers for each purpose, so that one more draw here does not change what happens there. */
function randomStreams(seed: number, starts: number): (purpose: string) => Random {
  return (purpose) => {
    let hash = seed + starts * 1_000_003;
    for (const letter of purpose) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
    return seededRandom(hash);
  };
}

function subscriptionEvent(
  person: Person,
  metric: SubscriptionMetric,
  id: string,
  atSeconds: number,
): DeliveryEvent {
  const identifiers = identifiersOf(person);
  const changed = metric === 'cio_subscription_preferences_changed';
  return {
    event_id: id,
    object_type: 'customer',
    metric,
    timestamp: atSeconds,
    data: {
      customer_id: identifiers.id ?? '',
      email_address: attributeText(person, 'email') ?? null,
      identifiers,
      ...(changed && { content: JSON.stringify({ topics: topicsOf(person) }) }),
    },
  };
}
