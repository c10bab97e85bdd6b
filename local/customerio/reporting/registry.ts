/** The reporting webhooks that have been set up. */
import type { Store } from '../store.ts';
import type { ReportingWebhook } from './webhook.ts';

export interface RegistryOptions {
  readonly store: Store;
  /** A webhook was made or changed. */
  readonly onSaved: (id: string) => void;
  /** A webhook is gone. */
  readonly onRemoved: (id: string) => void;
}

/** The webhooks in the store, by id. */
export function createRegistry({ store, onSaved, onRemoved }: RegistryOptions) {
  const webhooks = store.table<ReportingWebhook>('webhooks');

  function save(webhook: ReportingWebhook): ReportingWebhook {
    webhooks.set(String(webhook.id), webhook);
    onSaved(String(webhook.id));
    return webhook;
  }

  /** False if there is none of that id. */
  function remove(id: string): boolean {
    if (!webhooks.has(id)) return false;
    webhooks.delete(id);
    onRemoved(id);
    return true;
  }

  return {
    create(webhook: Omit<ReportingWebhook, 'id'>): ReportingWebhook {
      const id = 1 + Math.max(0, ...[...webhooks.values()].map((known) => known.id));
      return save({ id, ...webhook });
    },
    replace: save,
    delete: remove,
    get: (id: string) => webhooks.get(id),
    all: () => [...webhooks.values()],
    entries: () => webhooks.entries(),
    /** Where its events go now; undefined while it is disabled. */
    endpointOf(id: string): string | undefined {
      const webhook = webhooks.get(id);
      return webhook?.disabled === false ? webhook.endpoint : undefined;
    },
    /** Forgets every webhook. */
    reset(): void {
      for (const [id] of [...webhooks.entries()]) remove(id);
    },
  };
}
