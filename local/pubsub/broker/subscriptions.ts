/** The subscriptions there are, by name: made, changed, parted from their topics and stopped here. */
import { applyMask, formatConfig, parseConfig } from '../protocol/codec.ts';
import type { Subscription as Config } from '../protocol/schema.ts';
import { alreadyExists, failedPrecondition, notFound, type StatusError } from '../protocol/status.ts';
import { ACTIVE, type Rules, readRules } from './rules.ts';
import { createSubscription, type Subscription, type SubscriptionOptions } from './subscription.ts';
import type { Topics } from './topics.ts';

export interface SubscriptionsOptions
  extends Pick<SubscriptionOptions, 'store' | 'clock' | 'trouble' | 'forward' | 'deliver'> {
  readonly topics: Topics;
  /** Throws a StatusError where a subscription's table can't be written. */
  readonly checkTable: (rules: Rules) => Promise<void>;
}

/** Continues with whatever the store holds. What names a subscription throws NOT_FOUND if there is none. */
export function createSubscriptions({ topics, ...options }: SubscriptionsOptions) {
  const { store } = options;
  const subscriptions = new Map<string, Subscription>();
  const stopping = new Set<Promise<void>>();

  function get(name: string): Subscription {
    const found = subscriptions.get(name);
    if (!found) throw notFound(name);
    return found;
  }

  function checkedRules(config: Config): Rules {
    const rules = readRules(config);
    if (rules.deadLetter) topics.get(rules.deadLetter.topic);
    return rules;
  }

  /** Returns the subscription's number in the store. */
  function save(config: Config): number {
    return store.saveSubscription(config.name, formatConfig('Subscription', config));
  }

  function checkNew(config: Config): Rules {
    if (subscriptions.has(config.name)) throw alreadyExists(config.name);
    topics.get(config.topic);
    return checkedRules(config);
  }

  function add(id: number, config: Config, rules: Rules): Subscription {
    const added = createSubscription({ ...options, id, config, rules });
    subscriptions.set(config.name, added);
    if (!config.detached) topics.find(config.topic)?.subscribers.add(added);
    return added;
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
    get,
    save,
    all: (): Subscription[] => [...subscriptions.values()],
    async create(config: Config): Promise<Subscription> {
      await options.checkTable(checkNew(config));
      // Again, for meanwhile somebody else may have made it or deleted the topic.
      const rules = checkNew(config);
      config.state = ACTIVE;
      return add(save(config), config, rules);
    },
    async update(name: string, changes: object, paths: readonly string[]): Promise<Subscription> {
      const change = () => applyMask('Subscription', get(name).config, changes, paths);
      await options.checkTable(checkedRules(change()));
      // Again, for meanwhile somebody else may have changed it.
      const config = change();
      const updated = get(name);
      updated.update(config, checkedRules(config));
      save(config);
      return updated;
    },
    delete(name: string): void {
      const removed = get(name);
      remove(removed, notFound(name));
      store.deleteSubscription(removed.id);
    },
    /** Parts a subscription from its topic for good and drops its backlog. */
    detach(name: string): void {
      const detached = get(name);
      const { id, config, rules } = detached;
      remove(detached, failedPrecondition(`Subscription ${name} is detached.`));
      config.detached = true;
      save(config);
      add(id, config, rules);
    },
    /** Resolves when nothing is on its way any more. */
    async stop(reason: StatusError): Promise<void> {
      await Promise.all([...subscriptions.values()].map((each) => each.stop(reason)));
      await Promise.all(stopping);
    },
  };
}
