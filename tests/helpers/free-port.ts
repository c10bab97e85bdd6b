/** A port for somebody who can't be told to take any that is free. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Systems hand out ports from above these by themselves: to whoever connects, or asks for any that is free. */
const HAND_PICKED = { from: 10_000, below: 30_000 };
const TRIES = 100;

/** Between this look and that somebody's listening nobody else is given the port by the system. */
export async function freePort(): Promise<number> {
  let failure: unknown;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(HAND_PICKED.from, HAND_PICKED.below);
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch (error) {
      failure = error;
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error(`None of ${TRIES} ports was free`, { cause: failure });
}
