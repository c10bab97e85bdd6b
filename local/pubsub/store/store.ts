/**
 * Everything that outlives the process, in one SQLite file. The changes of one event-loop turn share one
 * transaction: that is what makes durability cheap. A process that is killed loses only what was never answered;
 * a power cut may lose more, since nothing waits for the disk.
 */
import type { SQLOutputValue } from 'node:sqlite';
import { createTurn } from '../../turn.ts';
import { createBodyCache } from './body-cache.ts';
import { openDatabase, prepareStatements } from './database.ts';

/** A message as published. Ids grow with time, so that their order is the order of publishing. */
export interface Message {
  readonly id: number;
  readonly publishTimeMs: number;
  readonly orderingKey: string;
  readonly attributes: Record<string, string>;
  readonly data: Buffer;
}

/** One message that one subscription has not acknowledged yet. */
export interface PendingRow {
  readonly id: number;
  readonly attempts: number;
  readonly orderingKey: string;
}

export type Store = ReturnType<typeof createStore>;

/**
 * Opens `<dataDir>/pubsub.sqlite`, or a database in memory without `dataDir`.
 * Bodies of at most `cacheBytes` are also kept in memory; the rest are read back when their turn comes.
 * Throws if another process has the folder open.
 */
export function createStore(options: { dataDir: string | undefined; cacheBytes: number; now: () => number }) {
  const db = openDatabase(options.dataDir);
  const bodies = createBodyCache<Message>(options.cacheBytes, sizeOf);
  const sql = prepareStatements(db);
  const turn = createTurn(db);
  let lastId = Math.max(options.now() * 1000, Number(sql.lastId.get()?.id ?? 0));

  return {
    topics: () => sql.topics.all().map((row) => String(row.config)),
    subscriptions: () =>
      sql.subscriptions.all().map((row) => ({ id: Number(row.id), config: String(row.config) })),

    saveTopic(name: string, config: string): void {
      turn.begin();
      sql.saveTopic.run(name, config);
    },
    deleteTopic(name: string): void {
      turn.begin();
      sql.deleteTopic.run(name);
    },
    /** Saves a new or changed subscription and returns its number, which is never used twice. */
    saveSubscription(name: string, config: string): number {
      turn.begin();
      return Number(sql.saveSubscription.get(name, config)?.id);
    },
    deleteSubscription(id: number): void {
      turn.begin();
      sql.deleteSubscription.run(id);
    },

    /** The next message id, larger than any before it, over restarts too. */
    nextId: () => ++lastId,
    /** Keeps a message for the subscriptions with those numbers. */
    add(message: Message, subscriptions: readonly number[]): void {
      turn.begin();
      const { id, publishTimeMs, orderingKey, attributes, data } = message;
      sql.addMessage.run(
        id,
        subscriptions.length,
        publishTimeMs,
        orderingKey,
        JSON.stringify(attributes),
        data,
      );
      for (const subscription of subscriptions) sql.addPending.run(subscription, id);
      bodies.add(id, message);
    },
    message: (id: number): Message | undefined => bodies.get(id) ?? toMessage(sql.message.get(id)),

    /** Forgets that the subscription waits for the message, and the message itself once nobody does. */
    settle(subscription: number, id: number): void {
      turn.begin();
      if (sql.settle.run(subscription, id).changes === 0) return;
      if (sql.deleteMessage.run(id).changes === 0) sql.release.run(id);
      else bodies.delete(id);
    },
    countAttempts(subscription: number, id: number, attempts: number): void {
      turn.begin();
      sql.countAttempts.run(attempts, subscription, id);
    },
    /** Forgets everything the subscription waits for. */
    discard(subscription: number): void {
      turn.begin();
      sql.releaseAll.run(subscription);
      for (const row of sql.deleteReleased.all()) bodies.delete(Number(row.id));
      sql.discard.run(subscription);
    },

    /** What the subscription still waits for beyond message `after`, oldest first. */
    pendingAfter: (subscription: number, after: number, limit: number): PendingRow[] =>
      sql.pendingAfter.all(subscription, after, limit).map((row) => ({
        id: Number(row.message),
        attempts: Number(row.attempts),
        orderingKey: String(row.ordering_key),
      })),
    /** Ids of the messages the subscription waits for that were published before `beforeMs`, oldest first. */
    pendingBefore: (subscription: number, beforeMs: number): number[] =>
      sql.pendingBefore.all(subscription, beforeMs).map((row) => Number(row.message)),
    countPending: (subscription: number) => Number(sql.countPending.get(subscription)?.count),
    /** Publish time in Unix milliseconds of the oldest message the subscription waits for. */
    oldestPendingMs(subscription: number): number | undefined {
      const row = sql.oldestPending.get(subscription);
      return row === undefined ? undefined : Number(row.publish_time_ms);
    },

    /** Resolves once everything done so far has survived a kill of the process. */
    committed: turn.committed,
    close(): void {
      turn.commit();
      db.close();
    },
  };
}

function toMessage(row: Record<string, SQLOutputValue> | undefined): Message | undefined {
  if (!row) return undefined;
  const attributes: unknown = JSON.parse(String(row.attributes));
  return {
    id: Number(row.id),
    publishTimeMs: Number(row.publish_time_ms),
    orderingKey: String(row.ordering_key),
    attributes: isAttributes(attributes) ? attributes : {},
    data: row.data instanceof Uint8Array ? toBuffer(row.data) : Buffer.alloc(0),
  };
}

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function isAttributes(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null;
}

/** Roughly what a message holds on to in memory, in bytes. */
function sizeOf({ data, attributes, orderingKey }: Message): number {
  let bytes = data.length + orderingKey.length + 200;
  for (const [key, value] of Object.entries(attributes)) bytes += 2 * (key.length + value.length);
  return bytes;
}
