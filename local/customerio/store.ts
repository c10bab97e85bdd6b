/**
 * State that outlives a killed process. Tables live in memory and are written behind: all writes of one turn of
 * the event loop share one transaction, and whoever awaits `committed()` continues after it. SQLite hands its
 * pages to the operating system without waiting for the disk, which survives the process but not a power cut.
 */
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { makeDataFolder } from '../data-folder.ts';
import { createTurn } from '../turn.ts';

/** A map that is kept. Values are JSON and are replaced, never changed in place. */
export interface Table<T> {
  get(key: string): T | undefined;
  has(key: string): boolean;
  set(key: string, value: T): void;
  delete(key: string): void;
  values(): IterableIterator<T>;
  entries(): IterableIterator<[string, T]>;
  readonly size: number;
}

export interface Store {
  table<T>(name: string): Table<T>;
  /** A statement that reads; it sees the writes of this turn. */
  read(sql: string): StatementSync;
  /** A statement that writes, inside this turn's transaction. Returns how many rows changed. */
  write(sql: string): (...values: (string | number | null)[]) => number;
  /** Runs DDL at once. */
  define(sql: string): void;
  /** Resolves when everything written so far would survive the process; rejects if it was rolled back. */
  committed(): Promise<void>;
  clear(): void;
  close(): void;
}

interface Flushable {
  /** Writes what has changed; it counts as changed until `flushed`, so that a rolled-back write is tried again. */
  flush(): void;
  flushed(): void;
  clear(): void;
}

/** Opens the database in `dataDir`, or one that lives in memory only. Throws if another process has it open. */
export function openStore(dataDir?: string): Store {
  const database = openDatabase(dataDir);
  const tables: Flushable[] = [];
  const defined: string[] = [];
  const { begin, commit, committed } = createTurn(database, {
    beforeCommit: () => {
      for (const table of tables) table.flush();
    },
    afterCommit: () => {
      for (const table of tables) table.flushed();
    },
  });

  return {
    table<T>(name: string) {
      const table = createTable<T>(database, name, begin);
      tables.push(table);
      return table;
    },
    read: (sql) => database.prepare(sql),
    write(sql) {
      const statement = database.prepare(sql);
      return (...values) => {
        begin();
        return Number(statement.run(...values).changes);
      };
    },
    define(sql) {
      database.exec(sql);
      const name = /create table if not exists (\w+)/i.exec(sql)?.[1];
      if (name !== undefined) defined.push(name);
    },
    committed,
    clear() {
      begin();
      for (const table of tables) table.clear();
      for (const name of defined) database.exec(`DELETE FROM ${name}`);
    },
    close() {
      commit();
      database.close();
    },
  };
}

/** A simulator that was just told to stop may still be closing. */
const LOCK_TIMEOUT_MS = 1000;

function openDatabase(dataDir: string | undefined): DatabaseSync {
  const path = dataDir === undefined ? ':memory:' : join(makeDataFolder(dataDir), 'customerio.sqlite');
  const database = new DatabaseSync(path, { timeout: LOCK_TIMEOUT_MS });
  try {
    // Tables live in memory: two simulators on one folder would overwrite each other without noticing.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
    database.exec('PRAGMA temp_store = MEMORY; BEGIN IMMEDIATE; COMMIT;');
    return database;
  } catch (cause) {
    database.close();
    throw new Error(`Cannot open ${path}: is another simulator of Customer.io using the folder?`, { cause });
  }
}

function createTable<T>(database: DatabaseSync, name: string, begin: () => void) {
  database.exec(
    `CREATE TABLE IF NOT EXISTS ${name} (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  );
  const put = database.prepare(
    `INSERT INTO ${name} VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  const remove = database.prepare(`DELETE FROM ${name} WHERE key = ?`);
  const rows = new Map<string, T>();
  const changed = new Set<string>();
  for (const { key, value } of database.prepare(`SELECT key, value FROM ${name}`).iterate()) {
    // Only this function wrote them, from a T.
    rows.set(String(key), JSON.parse(String(value)) as T);
  }

  function touch(key: string): void {
    changed.add(key);
    begin();
  }

  return {
    get: (key: string) => rows.get(key),
    has: (key: string) => rows.has(key),
    set(key: string, value: T) {
      rows.set(key, value);
      touch(key);
    },
    delete(key: string) {
      if (rows.delete(key)) touch(key);
    },
    values: () => rows.values(),
    entries: () => rows.entries(),
    get size() {
      return rows.size;
    },
    flush() {
      for (const key of changed) {
        const value = rows.get(key);
        if (value === undefined) remove.run(key);
        else put.run(key, JSON.stringify(value));
      }
    },
    flushed: () => changed.clear(),
    clear() {
      changed.clear();
      rows.clear();
      database.exec(`DELETE FROM ${name}`);
    },
  };
}
