/** The books of sends: how often each command was performed. */
import { createHash } from 'node:crypto';
import type { Call } from '../http/call.ts';
import type { Store } from '../store.ts';

/** Header with which a sender names the command that a call carries out. */
const COMMAND_ID_HEADER = 'x-relay-command-id';

export interface Effect {
  readonly effectId: string;
  readonly action: string;
  readonly count: number;
  /** What each performance made: a delivery_id or a trigger_id. */
  readonly results: readonly string[];
}

export type Effects = ReturnType<typeof createEffects>;

/** The performances in the store, by effect id. */
export function createEffects(store: Store) {
  const effects = store.table<Effect>('effects');
  return {
    record(effectId: string, action: string, result: string): void {
      const known = effects.get(effectId);
      const results = [...(known?.results ?? []), result];
      effects.set(effectId, { effectId, action, count: results.length, results });
    },
    /** Sends beyond the first, over all commands. */
    duplicates: () => [...effects.values()].reduce((sum, { count }) => sum + count - 1, 0),
    all: () => [...effects.values()],
  };
}

/** What is performed once at most: the command that the sender names, or else a request with this path and body. */
export function effectIdOf({ headers, path, body }: Call): string {
  const given = headers[COMMAND_ID_HEADER];
  if (typeof given === 'string' && given !== '') return given;
  return `sha256:${createHash('sha256').update(path).update('\n').update(body).digest('hex')}`;
}
