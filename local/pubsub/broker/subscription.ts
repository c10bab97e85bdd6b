/** One subscription: a backlog, the way it is delivered, and what is known of both. */
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import type { Deliverer, Delivery, Intake } from '../delivery/deliverer.ts';
import type { Trouble } from '../disturbance.ts';
import type { Subscription as Config } from '../protocol/schema.ts';
import { failedPrecondition, type StatusError } from '../protocol/status.ts';
import type { Message, Store } from '../store/store.ts';
import { createBacklog } from './backlog.ts';
import { createIntake } from './intake.ts';
import type { Rules, Target } from './rules.ts';
import { isBlocked, withState } from './table.ts';

export interface SubscriptionState {
  readonly name: string;
  readonly topic: string;
  readonly kind: Target['kind'];
  /** RESOURCE_ERROR while a BigQuery subscription has a `problem`: as the API tells it, see `isBlocked`. */
  readonly state: 'ACTIVE' | 'DETACHED' | 'RESOURCE_ERROR';
  /**
   * Why the last push, or the last write to the table as a whole, failed; null once one succeeds. A rejected row is
   * not one.
   */
  readonly problem: string | null;
  /** Messages not acknowledged yet, in whatever state they are. */
  readonly backlog: number;
  /** Deliveries under way: messages with a subscriber right now. */
  readonly outstanding: number;
  /** Messages that wait for their back-off to end. */
  readonly backingOff: number;
  /** RFC 3339; of the oldest message in the backlog. */
  readonly oldestPublishTime: string | null;
  /** Since the start of the server: deliveries begun, messages acknowledged, attempts failed, dead letters. */
  readonly counts: { delivered: number; acknowledged: number; failed: number; deadLettered: number };
}

export interface SubscriptionOptions {
  readonly id: number;
  readonly config: Config;
  readonly rules: Rules;
  readonly store: Store;
  readonly clock: Clock;
  readonly trouble: () => Trouble;
  /** Publishes a dead letter of the subscription; false if its topic does not exist. */
  readonly forward: (config: Config, rules: Rules, delivery: Delivery, reason: string | undefined) => boolean;
  readonly deliver: (intake: Intake) => Deliverer;
}

export type Subscription = ReturnType<typeof createSubscription>;

/** Entries of each subscription held in memory: ready ones, and as many backing off. */
const WINDOW = 10_000;

/** Takes up where the store has it, and delivers until it is stopped. */
export function createSubscription(options: SubscriptionOptions) {
  const { id, store, clock, trouble, deliver } = options;
  let { config, rules } = options;
  let waking = false;
  let stopped = false;

  const backlog = createBacklog({
    count: store.countPending(id),
    ordered: rules.ordered,
    window: WINDOW,
    fetch: (after, limit) => store.pendingAfter(id, after, limit),
  });
  const intake = createIntake({
    id,
    backlog,
    store,
    clock,
    trouble,
    wake,
    current: () => ({ name: config.name, rules }),
    forward: (delivery, reason) => options.forward(config, rules, delivery, reason),
    maxBackingOff: WINDOW,
  });
  let deliverer = deliver(intake);

  function wake(): void {
    if (waking || stopped) return;
    waking = true;
    // Behind the store's commit, which was scheduled first: nothing leaves before it is safe.
    setImmediate(() => {
      waking = false;
      if (!stopped) deliverer.wake();
    });
  }

  wake();
  return {
    id,
    wake,
    get config() {
      return config;
    },
    get rules() {
      return rules;
    },
    /** The configuration as clients are told, with the state of now. */
    described: () => withState(config, deliverer),
    /** What pull methods work on; none unless this is a pull subscription. */
    get puller() {
      return config.detached ? undefined : deliverer.puller;
    },
    /** A message of the topic, already in the store. */
    arrive({ id: messageId, orderingKey }: Message): void {
      backlog.arrive(messageId, orderingKey);
      wake();
    },
    /** Ends every message that was published before that time (Unix milliseconds), wherever it is now. */
    purge(beforeMs: number): void {
      const ids = store.pendingBefore(id, beforeMs);
      backlog.drop(ids);
      for (const messageId of ids) store.settle(id, messageId);
      wake();
    },
    /** Takes on new rules. Another target gets another deliverer; otherwise streams and connections stay. */
    update(newConfig: Config, newRules: Rules): void {
      const isSameTarget = isDeepStrictEqual(rules.target, newRules.target);
      config = newConfig;
      rules = newRules;
      if (!isSameTarget) {
        void deliverer.stop(
          failedPrecondition(`Subscription ${config.name} is delivered in another way now.`),
        );
        deliverer = deliver(intake);
      }
      wake();
    },
    /** Stops delivering. Waits a moment for what is on its way; what becomes of it later does not count. */
    async stop(reason: StatusError): Promise<void> {
      await deliverer.stop(reason);
      stopped = true;
      intake.close();
    },
    inspect(): SubscriptionState {
      const oldestMs = store.oldestPendingMs(id);
      return {
        name: config.name,
        topic: config.topic,
        kind: rules.target.kind,
        state: config.detached ? 'DETACHED' : isBlocked(config, deliverer) ? 'RESOURCE_ERROR' : 'ACTIVE',
        problem: deliverer.problem() ?? null,
        backlog: backlog.length,
        oldestPublishTime: oldestMs === undefined ? null : new Date(oldestMs).toISOString(),
        ...intake.account(),
      };
    },
  };
}
