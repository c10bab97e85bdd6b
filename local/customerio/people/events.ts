/** Events of people and of anonymous visitors, each stored once. */
import type { JsonObject } from '../../json.ts';
import type { Random } from '../../random.ts';
import { ulid } from '../random.ts';
import type { Store } from '../store.ts';

export interface PersonEvent {
  /** Dedupe id of the caller; anything but a ULID does not dedupe. */
  readonly id?: unknown;
  readonly name: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly atSeconds: number;
}

export type Events = ReturnType<typeof createEvents>;

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;
/** Older anonymous events stay anonymous (docs.customer.io: 30 days). */
const MERGE_WINDOW_SECONDS = 30 * 86_400;

/** The events in the store, by owner. */
export function createEvents({
  store,
  random,
  nowMs,
}: {
  store: Store;
  random: Random;
  nowMs: () => number;
}) {
  store.define(`CREATE TABLE IF NOT EXISTS events
    (id TEXT PRIMARY KEY, owner TEXT NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL) WITHOUT ROWID`);
  store.define('CREATE INDEX IF NOT EXISTS events_by_owner ON events (owner)');
  const insert = store.write('INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?)');
  const own = store.write('UPDATE events SET owner = ? WHERE owner = ? AND at >= ?');
  const counted = store.read('SELECT count(*) AS count FROM events');
  const owned = store.read('SELECT id, event FROM events WHERE owner = ? ORDER BY at DESC, id DESC LIMIT ?');

  return {
    /** Owner: a cio_id, or `anonymous:` and an anonymous_id. False for a duplicate. */
    record(owner: string, { id, ...event }: PersonEvent): boolean {
      const dedupes = typeof id === 'string' && ULID.test(id);
      const key = dedupes ? id.toUpperCase() : ulid(nowMs(), random);
      return insert(key, owner, event.atSeconds, JSON.stringify(event)) === 1;
    },
    identify: (anonymousId: string, owner: string) =>
      own(owner, anonymousOwner(anonymousId), Math.floor(nowMs() / 1000) - MERGE_WINDOW_SECONDS),
    move: (from: string, to: string) => own(to, from, 0),
    count: () => Number(counted.get()?.count),
    /** The newest events of an owner. */
    of: (owner: string, limit: number) =>
      // Only `record` wrote them, from a PersonEvent.
      owned.all(owner, limit).map(({ id, event }) => ({ id, ...JSON.parse(String(event)) })),
  };
}

/** The owner of what somebody did before being known. */
export function anonymousOwner(anonymousId: string): string {
  return `anonymous:${anonymousId}`;
}
