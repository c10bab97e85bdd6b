/** The SQLite file, its tables, and every statement that is run on them. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeDataFolder } from '../../data-folder.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS topics (name TEXT PRIMARY KEY, config TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, config TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY, subscribers INTEGER NOT NULL, publish_time_ms INTEGER NOT NULL,
    ordering_key TEXT NOT NULL, attributes TEXT NOT NULL, data BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS pending (
    subscription INTEGER NOT NULL, message INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (subscription, message)) STRICT, WITHOUT ROWID;`;

/** A server that was just told to stop may still be closing. */
const LOCK_TIMEOUT_MS = 1000;

/** Opens `<dataDir>/pubsub.sqlite`, or a database in memory. Throws if another process has it open. */
export function openDatabase(dataDir: string | undefined): DatabaseSync {
  const path = dataDir === undefined ? ':memory:' : join(makeDataFolder(dataDir), 'pubsub.sqlite');
  const db = new DatabaseSync(path, { timeout: LOCK_TIMEOUT_MS });
  try {
    // The exclusive lock stops two servers from sharing a folder, and spares the shared-memory file.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
    db.exec(SCHEMA);
    return db;
  } catch (cause) {
    db.close();
    throw new Error(`Cannot open ${path}: is another Pub/Sub server using the folder?`, { cause });
  }
}

/** Every statement that the store runs. */
export function prepareStatements(db: DatabaseSync) {
  return {
    topics: db.prepare('SELECT config FROM topics'),
    saveTopic: db.prepare('INSERT OR REPLACE INTO topics VALUES (?, ?)'),
    deleteTopic: db.prepare('DELETE FROM topics WHERE name = ?'),
    subscriptions: db.prepare('SELECT id, config FROM subscriptions'),
    saveSubscription: db.prepare(
      `INSERT INTO subscriptions (name, config) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET config = excluded.config RETURNING id`,
    ),
    deleteSubscription: db.prepare('DELETE FROM subscriptions WHERE id = ?'),
    lastId: db.prepare('SELECT MAX(id) AS id FROM messages'),
    addMessage: db.prepare('INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?)'),
    addPending: db.prepare('INSERT INTO pending (subscription, message) VALUES (?, ?)'),
    message: db.prepare('SELECT * FROM messages WHERE id = ?'),
    settle: db.prepare('DELETE FROM pending WHERE subscription = ? AND message = ?'),
    deleteMessage: db.prepare('DELETE FROM messages WHERE id = ? AND subscribers <= 1'),
    release: db.prepare('UPDATE messages SET subscribers = subscribers - 1 WHERE id = ?'),
    countAttempts: db.prepare('UPDATE pending SET attempts = ? WHERE subscription = ? AND message = ?'),
    releaseAll: db.prepare(
      `UPDATE messages SET subscribers = subscribers - 1
       WHERE id IN (SELECT message FROM pending WHERE subscription = ?)`,
    ),
    deleteReleased: db.prepare('DELETE FROM messages WHERE subscribers <= 0 RETURNING id'),
    discard: db.prepare('DELETE FROM pending WHERE subscription = ?'),
    pendingAfter: db.prepare(
      `SELECT message, attempts, ordering_key FROM pending JOIN messages ON messages.id = pending.message
       WHERE subscription = ? AND message > ? ORDER BY message LIMIT ?`,
    ),
    pendingBefore: db.prepare(
      `SELECT message FROM pending JOIN messages ON messages.id = pending.message
       WHERE subscription = ? AND publish_time_ms < ? ORDER BY message`,
    ),
    countPending: db.prepare('SELECT COUNT(*) AS count FROM pending WHERE subscription = ?'),
    oldestPending: db.prepare(
      `SELECT publish_time_ms FROM pending JOIN messages ON messages.id = pending.message
       WHERE subscription = ? ORDER BY message LIMIT 1`,
    ),
  };
}
