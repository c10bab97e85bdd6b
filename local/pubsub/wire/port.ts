/** One port for both protocols, as Google's emulator has it: the first bytes of a connection tell which it is. */
import { createServer, type Socket } from 'node:net';

export interface Side {
  /** Takes over a connection; it is paused, and what was read already is in its buffer. */
  accept(connection: Socket): void;
}

export interface Port {
  readonly number: number;
  /** Accepts no more connections and ends those there are. */
  close(): Promise<void>;
}

/** Every HTTP/2 connection begins `PRI * HTTP/2.0`; no HTTP/1.1 method begins so. */
const PREFACE = 'PRI';

/** Listens on 127.0.0.1; port 0 stands for any. Rejects if the port is taken. */
export async function listen(port: number, sides: { http1: Side; http2: Side }): Promise<Port> {
  const connections = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    // A peer that resets its connection is no fault of ours.
    socket.on('error', () => socket.destroy());
    recognise(socket, sides);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    number: typeof address === 'object' && address !== null ? address.port : port,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const connection of connections) connection.destroy();
      return closed;
    },
  };
}

function recognise(socket: Socket, { http1, http2 }: { http1: Side; http2: Side }): void {
  let seen = Buffer.alloc(0);
  const look = (chunk: Buffer): void => {
    seen = Buffer.concat([seen, chunk]);
    const start = seen.toString('latin1', 0, PREFACE.length);
    if (start.length < PREFACE.length && PREFACE.startsWith(start)) return;
    socket.off('data', look);
    socket.pause();
    socket.unshift(seen);
    (start === PREFACE ? http2 : http1).accept(socket);
  };
  socket.on('data', look);
}
