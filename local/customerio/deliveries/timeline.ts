/** What is going to happen to deliveries, kept until its time comes. */
import type { Clock } from '../clock.ts';
import type { Store } from '../store.ts';
import type { Step } from './plan.ts';

/** So many due steps are taken in one go; a long jump of the clock makes all of them due at once. */
const STEPS_AT_ONCE = 500;

/** Calls `happen` for each step when its time comes by the clock, from `start` to `stop`; `atMs` is when it was due. */
export function createTimeline(
  { store, clock }: { store: Store; clock: Clock },
  happen: (deliveryId: string, step: Step, atMs: number) => void,
) {
  store.define(`CREATE TABLE IF NOT EXISTS timeline
    (seq INTEGER PRIMARY KEY, due_ms INTEGER NOT NULL, delivery_id TEXT NOT NULL, step TEXT NOT NULL)`);
  store.define('CREATE INDEX IF NOT EXISTS timeline_by_due ON timeline (due_ms)');
  const insert = store.write('INSERT INTO timeline (due_ms, delivery_id, step) VALUES (?, ?, ?)');
  const remove = store.write('DELETE FROM timeline WHERE seq = ?');
  const due = store.read('SELECT * FROM timeline WHERE due_ms <= ? ORDER BY due_ms, seq LIMIT ?');
  const first = store.read('SELECT min(due_ms) AS due_ms FROM timeline');
  const counted = store.read('SELECT count(*) AS count FROM timeline');
  let armedForMs = Number.POSITIVE_INFINITY;
  let disarm = () => {};

  function arm(dueMs: number): void {
    if (dueMs >= armedForMs) return;
    disarm();
    armedForMs = dueMs;
    disarm = clock.at(dueMs, take);
  }

  function take(): void {
    armedForMs = Number.POSITIVE_INFINITY;
    for (const { seq, due_ms, delivery_id, step } of due.all(Math.floor(clock.now()), STEPS_AT_ONCE)) {
      remove(Number(seq));
      // Only `add` wrote it, from a Step.
      happen(String(delivery_id), JSON.parse(String(step)) as Step, Number(due_ms));
    }
    armNext();
  }

  function armNext(): void {
    const dueMs = first.get()?.due_ms;
    if (typeof dueMs === 'number') arm(dueMs);
  }

  return {
    start: armNext,
    add(deliveryId: string, startMs: number, steps: readonly Step[]): void {
      for (const step of steps) {
        const dueMs = Math.floor(startMs + step.afterMs);
        insert(dueMs, deliveryId, JSON.stringify(step));
        arm(dueMs);
      }
    },
    count: () => Number(counted.get()?.count),
    stop: () => disarm(),
  };
}
