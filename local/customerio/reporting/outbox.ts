/** Reporting webhooks that no 2xx has answered yet, first in, first out for each endpoint. */
import type { Store } from '../store.ts';

export interface OutboxItem {
  readonly seq: number;
  readonly body: string;
}

export type Outbox = ReturnType<typeof createOutbox>;

/** The unanswered events in the store; `seq` is an event's place in the queue. */
export function createOutbox(store: Store) {
  store.define(`CREATE TABLE IF NOT EXISTS outbox
    (seq INTEGER PRIMARY KEY AUTOINCREMENT, webhook_id TEXT NOT NULL, body TEXT NOT NULL)`);
  store.define('CREATE INDEX IF NOT EXISTS outbox_by_webhook ON outbox (webhook_id, seq)');
  const insert = store.write('INSERT INTO outbox (webhook_id, body) VALUES (?, ?)');
  const remove = store.write('DELETE FROM outbox WHERE seq = ?');
  const removeAll = store.write('DELETE FROM outbox WHERE webhook_id = ?');
  const next = store.read(
    'SELECT seq, body FROM outbox WHERE webhook_id = ? AND seq > ? ORDER BY seq LIMIT 1',
  );
  const counted = store.read('SELECT count(*) AS count FROM outbox');
  return {
    add: (webhookId: string, body: string) => insert(webhookId, body),
    /** The oldest one after `seq`. */
    after(webhookId: string, seq: number): OutboxItem | undefined {
      const row = next.get(webhookId, seq);
      return row && { seq: Number(row.seq), body: String(row.body) };
    },
    remove: (seq: number) => remove(seq),
    removeAll: (webhookId: string) => removeAll(webhookId),
    count: () => Number(counted.get()?.count),
  };
}
