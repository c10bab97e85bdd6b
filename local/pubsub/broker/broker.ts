/** Topics, subscriptions and the messages between them. */
import type { BigQuerySink } from '../bigquery.ts';
import type { Clock } from '../clock.ts';
import { toDeadLetter } from '../delivery/dead-letter.ts';
import type { Deliverer, Delivery, Intake } from '../delivery/deliverer.ts';
import { createExporter } from '../delivery/export.ts';
import { createPuller } from '../delivery/pull.ts';
import { createPusher, type SignPush } from '../delivery/push.ts';
import { createTrouble, type Disturbance } from '../disturbance.ts';
import type { Subscription as Config } from '../protocol/schema.ts';
import { StatusError } from '../protocol/status.ts';
import type { Message, Store } from '../store/store.ts';
import type { Rules } from './rules.ts';
import { createSubscriptions } from './subscriptions.ts';
import { checkTable } from './table.ts';
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
  let disturbance = options.disturb;
  let trouble = createTrouble(disturbance);
  let isPushHeld = options.holdPush;
  const subscriptions = createSubscriptions({
    store,
    clock,
    topics,
    forward,
    trouble: () => trouble,
    deliver: (intake) => createDeliverer(intake, options, () => isPushHeld),
    checkTable: (rules) => checkTable(rules, options.bigQuery),
  });

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

  return {
    topics,
    deleteTopic(name: string): void {
      for (const { config } of topics.get(name).subscribers) {
        config.topic = DELETED_TOPIC;
        subscriptions.save(config);
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

    subscription: subscriptions.get,
    subscriptions: subscriptions.all,
    createSubscription: subscriptions.create,
    updateSubscription: subscriptions.update,
    deleteSubscription: subscriptions.delete,
    detachSubscription: subscriptions.detach,

    /** Begins to push, where that was held at the start. */
    releasePush(): void {
      isPushHeld = false;
      for (const each of subscriptions.all()) each.wake();
    },
    disturbance: (): Disturbance => disturbance,
    disturb(wanted: Disturbance): void {
      disturbance = wanted;
      trouble = createTrouble(wanted);
    },
    inspect: () => subscriptions.all().map((each) => each.inspect()),
    committed: store.committed,
    /** Stops deliveries, waits for those on their way, and closes the store. */
    async close(): Promise<void> {
      await subscriptions.stop(new StatusError('UNAVAILABLE', 'The server is closing.'));
      store.close();
    },
  };
}

function createDeliverer(intake: Intake, options: BrokerOptions, held: () => boolean): Deliverer {
  const { target } = intake.rules;
  const { clock, bigQuery: sink, pushConcurrency: concurrency, signPush } = options;
  if (target.kind === 'pull') return createPuller(intake, clock);
  if (target.kind === 'bigquery') return createExporter(intake, target.destination, { sink, clock });
  return createPusher(intake, target, { clock, concurrency, signPush, held });
}
