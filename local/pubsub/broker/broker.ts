/** Topics, subscriptions and the messages between them. */
import type { BigQuerySink } from '../bigquery.ts';
import { toDeadLetter } from '../delivery/dead-letter.ts';
import type { Deliverer, Delivery, Intake } from '../delivery/deliverer.ts';
import { createExporter } from '../delivery/export.ts';
import { createPuller } from '../delivery/pull.ts';
import { createPusher, type SignPush } from '../delivery/push.ts';
import { createTrouble, type Disturbance } from '../disturbance.ts';
import { applyMask, formatConfig, parseConfig } from '../protocol/codec.ts';
import type { Subscription as Config } from '../protocol/schema.ts';
import { alreadyExists, failedPrecondition, notFound, StatusError } from '../protocol/status.ts';
import type { Message, Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { ACTIVE, type Rules, readRules } from './rules.ts';
import { createSubscription, type Subscription } from './subscription.ts';
import { createTopics, type Topic } from './topics.ts';

/** What a publisher gives; the broker adds id and time. */
export type NewMessage = Pick<Message, 'data' | 'attributes' | 'orderingKey'>;

export interface BrokerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly pushConcurrency: number;
  readonly signPush: SignPush | undefined;
  readonly bigQuery: BigQuerySink | undefined;
  readonly disturb: Disturbance;
  readonly holdPush: boolean;
}

export type Broker = ReturnType<typeof createBroker>;

/** What a subscription's `topic` reads once its topic is gone, as with the real service. */
const DELETED_TOPIC = '_deleted-topic_';

/** Continues with whatever the store holds. */
export function createBroker(options: BrokerOptions) {
  const { store, clock } = options;
  const topics = createTopics(store);
  const subscriptions = new Map<string, Subscription>();
  const stopping = new Set<Promise<void>>();
  let disturbance = options.disturb;
  let trouble = createTrouble(disturbance);
  let isPushHeld = options.holdPush;

  /** Throws NOT_FOUND if there is none of that name. */
  function subscription(name: string): Subscription {
    const found = subscriptions.get(name);
    if (!found) throw notFound(name);
    return found;
  }

  function deliver(intake: Intake): Deliverer {
    const { target } = intake.rules;
    if (target.kind === 'pull') return createPuller(intake, clock);
    if (target.kind === 'bigquery')
      return createExporter(intake, target.destination, { sink: options.bigQuery, clock });
    const { pushConcurrency: concurrency, signPush } = options;
    return createPusher(intake, target, { clock, concurrency, signPush, held: () => isPushHeld });
  }

  function send({ subscribers }: Topic, fresh: NewMessage): string {
    const message: Message = { ...fresh, id: store.nextId(), publishTimeMs: clock.now() };
    const receivers = [...subscribers].filter(({ rules }) => rules.filter?.(fresh.attributes) ?? true);
    const numbers = receivers.map(({ id }) => id);
    if (receivers.length > 0) store.add(message, numbers);
    for (const receiver of receivers) receiver.arrive(message);
    return String(message.id);
  }

  function forward({ name }: Config, rules: Rules, delivery: Delivery, reason: string | undefined): boolean {
    const target = topics.find(rules.deadLetter?.topic ?? '');
    const rejection = rules.target.kind === 'bigquery' ? reason : undefined;
    if (target) send(target, toDeadLetter(name, delivery, rejection));
    return target !== undefined;
  }

  function checkedRules(config: Config): Rules {
    const rules = readRules(config);
    if (rules.deadLetter) topics.get(rules.deadLetter.topic);
    return rules;
  }

  function save(config: Config): number {
    return store.saveSubscription(config.name, formatConfig('Subscription', config));
  }

  function add(id: number, config: Config, rules: Rules): void {
    const current = () => trouble;
    const added = createSubscription({ id, config, rules, store, clock, trouble: current, forward, deliver });
    subscriptions.set(config.name, added);
    if (!config.detached) topics.find(config.topic)?.subscribers.add(added);
  }

  function remove(removed: Subscription, reason: StatusError): void {
    subscriptions.delete(removed.config.name);
    topics.find(removed.config.topic)?.subscribers.delete(removed);
    store.discard(removed.id);
    const stopped = removed.stop(reason).finally(() => stopping.delete(stopped));
    stopping.add(stopped);
  }

  for (const { id, config: text } of store.subscriptions()) {
    const config = parseConfig('Subscription', text);
    add(id, config, readRules(config));
  }

  return {
    topics,
    deleteTopic(name: string): void {
      for (const { config } of topics.get(name).subscribers) {
        config.topic = DELETED_TOPIC;
        save(config);
      }
      topics.delete(name);
    },
    /** Returns the message ids, once the messages will survive a kill of this process. */
    async publish(name: string, messages: readonly NewMessage[]): Promise<string[]> {
      const topic = topics.get(name);
      const ids = messages.map((message) => send(topic, message));
      await store.committed();
      return ids;
    },

    subscription,
    subscriptions: (): Config[] => [...subscriptions.values()].map(({ config }) => config),
    createSubscription(config: Config): Config {
      if (subscriptions.has(config.name)) throw alreadyExists(config.name);
      topics.get(config.topic);
      const rules = checkedRules(config);
      config.state = ACTIVE;
      add(save(config), config, rules);
      return config;
    },
    updateSubscription(name: string, changes: object, paths: readonly string[]): Config {
      const updated = subscription(name);
      const config = applyMask('Subscription', updated.config, changes, paths);
      updated.update(config, checkedRules(config));
      save(config);
      return config;
    },
    deleteSubscription(name: string): void {
      const removed = subscription(name);
      remove(removed, notFound(name));
      store.deleteSubscription(removed.id);
    },
    /** Parts a subscription from its topic for good and drops its backlog. */
    detachSubscription(name: string): void {
      const detached = subscription(name);
      const { id, config, rules } = detached;
      remove(detached, failedPrecondition(`Subscription ${name} is detached.`));
      config.detached = true;
      save(config);
      add(id, config, rules);
    },

    /** Begins to push, where that was held at the start. */
    releasePush(): void {
      isPushHeld = false;
      for (const each of subscriptions.values()) each.wake();
    },
    disturbance: (): Disturbance => disturbance,
    disturb(wanted: Disturbance): void {
      disturbance = wanted;
      trouble = createTrouble(wanted);
    },
    inspect: () => [...subscriptions.values()].map((each) => each.inspect()),
    committed: store.committed,
    /** Stops deliveries, waits for those on their way, and closes the store. */
    async close(): Promise<void> {
      const reason = new StatusError('UNAVAILABLE', 'The server is closing.');
      await Promise.all([...subscriptions.values()].map((each) => each.stop(reason)));
      await Promise.all(stopping);
      store.close();
    },
  };
}
