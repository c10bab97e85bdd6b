/** What makes durability cheap: the writes of one turn of the event loop share a SQLite transaction. */
import type { DatabaseSync } from 'node:sqlite';

export interface TurnHooks {
  /** Last writes of the transaction. Throwing rolls it back. */
  readonly beforeCommit?: () => void;
  /** Called only once the transaction is in. */
  readonly afterCommit?: () => void;
}

export interface Turn {
  /** Opens the turn's transaction unless it is open; it is committed when the turn ends. */
  begin(): void;
  /** Commits now what is open; a failure rolls back and reaches those who wait on `committed`. */
  commit(): void;
  /** Resolves once everything written so far would survive the process; rejects if it was rolled back. */
  committed(): Promise<void>;
}

/** The turns of one database. Nothing else may begin or end transactions on it. */
export function createTurn(db: DatabaseSync, { beforeCommit, afterCommit }: TurnHooks = {}): Turn {
  const begin = db.prepare('BEGIN');
  const commitNow = db.prepare('COMMIT');
  let ended: PromiseWithResolvers<void> | undefined;

  function commit(): void {
    const turn = ended;
    if (!turn) return;
    ended = undefined;
    try {
      beforeCommit?.();
      commitNow.run();
      afterCommit?.();
      turn.resolve();
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      turn.reject(error);
    }
  }

  return {
    commit,
    begin(): void {
      if (ended) return;
      begin.run();
      ended = Promise.withResolvers();
      // A failed commit reaches those who wait for it; with nobody waiting there is nobody to tell.
      ended.promise.catch(() => undefined);
      setImmediate(commit);
    },
    committed: () => ended?.promise ?? Promise.resolve(),
  };
}
