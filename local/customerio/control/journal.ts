/** The last requests, so that a test can look at what reached the wire. */
import type { IncomingHttpHeaders } from 'node:http';
import { parseJson } from '../json.ts';

export interface Entry {
  /** Unix milliseconds by the simulator's clock. */
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** undefined where none was answered. */
  status: number | undefined;
  /** Name of the disturbance, if any. */
  fault: string | undefined;
}

export type Journal = ReturnType<typeof createJournal>;

const MAX_ENTRIES = 10_000;
const MAX_BYTES = 16 * 1024 * 1024;

/** Keeps the newest requests, bounded by their number and by the bytes of their bodies. */
export function createJournal() {
  let entries: Entry[] = [];
  let bytes = 0;

  function trim(): void {
    // In one go, now and then: shifting an array by every request would cost more than the request.
    let from = entries.length - MAX_ENTRIES;
    bytes = 0;
    for (let index = entries.length - 1; index >= Math.max(from, 0); index -= 1) {
      bytes += entries[index]?.body.length ?? 0;
      if (bytes > MAX_BYTES) from = index + 1;
    }
    entries = entries.slice(Math.max(from, 0));
    bytes = entries.reduce((sum, { body }) => sum + body.length, 0);
  }

  return {
    add(entry: Omit<Entry, 'status' | 'fault'>): Entry {
      const added = { ...entry, status: undefined, fault: undefined };
      entries.push(added);
      bytes += entry.body.length;
      if (entries.length > 2 * MAX_ENTRIES || bytes > 2 * MAX_BYTES) trim();
      return added;
    },
    /** The last ones, oldest first, without credentials; bodies as JSON where they are. */
    last(limit: number, wanted: (entry: Entry) => boolean = () => true) {
      return entries
        .filter(wanted)
        .slice(-Math.min(limit, MAX_ENTRIES))
        .map(({ headers, body, ...rest }) => {
          const { authorization: _authorization, ...others } = headers;
          const text = body.toString();
          return { ...rest, headers: others, body: parseJson(text) ?? text };
        });
    },
    clear(): void {
      entries = [];
      bytes = 0;
    },
  };
}
