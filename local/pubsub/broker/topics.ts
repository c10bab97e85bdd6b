/** The topics, in memory and in the store. */
import { applyMask, formatConfig, parseConfig } from '../protocol/codec.ts';
import type { Topic as Config } from '../protocol/schema.ts';
import { alreadyExists, notFound } from '../protocol/status.ts';
import type { Store } from '../store/store.ts';
import { ACTIVE, checkTopic } from './rules.ts';
import type { Subscription } from './subscription.ts';

export interface Topic {
  readonly config: Config;
  readonly subscribers: Set<Subscription>;
}

export type Topics = ReturnType<typeof createTopics>;

/** Starts with the topics that the store holds, without subscribers. */
export function createTopics(store: Store) {
  const topics = new Map<string, Topic>();
  for (const text of store.topics()) {
    const config = parseConfig('Topic', text);
    topics.set(config.name, { config, subscribers: new Set() });
  }

  /** Throws NOT_FOUND if there is none of that name. */
  function get(name: string): Topic {
    const topic = topics.get(name);
    if (!topic) throw notFound(name);
    return topic;
  }

  function save(config: Config, subscribers: Topic['subscribers']): Config {
    topics.set(config.name, { config, subscribers });
    store.saveTopic(config.name, formatConfig('Topic', config));
    return config;
  }

  return {
    get,
    find: (name: string): Topic | undefined => topics.get(name),
    configs: (): Config[] => [...topics.values()].map(({ config }) => config),
    create(config: Config): Config {
      if (topics.has(config.name)) throw alreadyExists(config.name);
      checkTopic(config);
      config.state = ACTIVE;
      return save(config, new Set());
    },
    update(name: string, changes: object, paths: readonly string[]): Config {
      const { config, subscribers } = get(name);
      const changed = applyMask('Topic', config, changes, paths);
      checkTopic(changed);
      return save(changed, subscribers);
    },
    delete(name: string): void {
      topics.delete(name);
      store.deleteTopic(name);
    },
  };
}
