/**
 * Puts a listener in front of the Functions Framework, and drains it.
 *
 * The framework inflates and parses every body before user code sees it (758 bytes become 1 GB) and kills what is in
 * flight on SIGTERM. So the server that it makes is given our listener instead of its own
 * (docs/adr/0003-listener-in-front.md).
 */
import http, { type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../runtime/log.ts';
import type { Listener } from './listener.ts';

/** What the front needs besides its listener. */
export interface FrontOptions {
  log: Log;
  /** Runs once nothing is in flight any more, before the process ends. */
  close: () => Promise<void>;
}

/** Longer than the platform's front end keeps a connection idle, so that it is never us who close it first. */
const KEEP_ALIVE_MS = 620_000;
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;
/** The platform kills after 10 s. Source: https://cloud.google.com/run/docs/container-contract#instance-shutdown */
const DRAIN_WITHIN_MS = 8_000;
/** How long a request whose head is still on its way at the signal may take to get here; a head is a packet or two. */
const HEADS_WITHIN_MS = 1_000;

/** Takes over the next HTTP server made in this process: the framework's. */
export function serveInFront(listener: Listener, options: FrontOptions): void {
  const createServer = http.createServer;
  http.createServer = (() => {
    http.createServer = createServer;
    const gate = createGate(listener);
    const server = createServer(gate.listener);
    server.on('connection', gate.onConnection);
    // Node would answer 417 by itself to an expectation that it doesn't know: an hour's wait for an authentic post.
    server.on('checkExpectation', gate.listener);
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.headersTimeout = HEADERS_WITHIN_MS;
    server.requestTimeout = REQUEST_WITHIN_MS;
    // The framework sets up its own signal handling, which ends at once, when the server listens.
    server.once('listening', () => setImmediate(() => drainOnSignal(server, gate, options)));
    return server;
  }) as typeof http.createServer;
}

/** Knows what is in flight, and once draining has each connection closed after its answer. */
function createGate(listener: Listener) {
  const inFlight = new Set<ServerResponse>();
  const connections = new Set<Socket>();
  let isDraining = false;
  let whenEmpty: () => void = () => undefined;

  function enter(response: ServerResponse): () => void {
    inFlight.add(response);
    if (isDraining) closeAfter(response);
    // In flight until its answer is out and its work is done: whoever has hung up may have asked for a send.
    let open = 2;
    return () => {
      if (--open > 0) return;
      inFlight.delete(response);
      if (inFlight.size === 0) whenEmpty();
    };
  }

  return {
    listener: ((request, response) => {
      const leave = enter(response);
      response.once('close', leave);
      listener(request, response).then(leave, leave);
    }) satisfies RequestListener,
    onConnection(socket: Socket): void {
      connections.add(socket);
      socket.once('close', () => connections.delete(socket));
    },
    drain(): void {
      isDraining = true;
      for (const response of inFlight) closeAfter(response);
    },
    /** Resolves once nothing is in flight. */
    empty(): Promise<void> {
      return new Promise((resolve) => {
        whenEmpty = resolve;
        if (inFlight.size === 0) resolve();
      });
    },
    /** Closes the connections that no request has come by. */
    cutSilent(): void {
      const answering = new Set([...inFlight].map(({ socket }) => socket));
      for (const socket of connections) if (!answering.has(socket)) socket.destroy();
    },
  };
}

/** Otherwise the next request on that connection would meet a process that has ended. */
function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

function drainOnSignal(
  server: Server,
  gate: ReturnType<typeof createGate>,
  { log, close }: FrontOptions,
): void {
  let isDraining = false;
  const drain = () => {
    // A second signal (from a terminal and its shell, say) must not cut the first one's drain short.
    if (isDraining) return;
    isDraining = true;
    log.info('draining');
    setTimeout(() => process.exit(1), DRAIN_WITHIN_MS).unref();
    gate.drain();
    // Closes what is idle between two requests as well; what is left has a request in flight or on its way.
    const closed = new Promise((resolve) => server.close(resolve));
    setTimeout(gate.cutSilent, HEADS_WITHIN_MS);
    void closed
      .then(gate.empty)
      .then(close)
      .finally(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, drain);
  }
}
