/**
 * Puts a listener in front of the Functions Framework, and drains it.
 *
 * The framework inflates and parses every body before user code sees it (758 bytes become 1 GB) and kills what is in
 * flight on SIGTERM. So the server that it makes is given our listener instead of its own
 * (docs/adr/0003-listener-in-front.md).
 */
import http, { type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../runtime/log.ts';

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

/** Takes over the next HTTP server made in this process: the framework's. */
export function serveInFront(listener: RequestListener, options: FrontOptions): void {
  const createServer = http.createServer;
  http.createServer = (() => {
    http.createServer = createServer;
    const gate = createGate(listener);
    const server = createServer(gate.listener);
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
function createGate(listener: RequestListener) {
  const inFlight = new Set<ServerResponse>();
  let isDraining = false;
  let whenEmpty: () => void = () => undefined;
  return {
    listener: ((request, response) => {
      inFlight.add(response);
      if (isDraining) closeAfter(response);
      response.once('close', () => {
        inFlight.delete(response);
        if (inFlight.size === 0) whenEmpty();
      });
      listener(request, response);
    }) satisfies RequestListener,
    drained(): Promise<void> {
      isDraining = true;
      for (const response of inFlight) closeAfter(response);
      return new Promise((resolve) => {
        whenEmpty = resolve;
        if (inFlight.size === 0) resolve();
      });
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
    server.close();
    server.closeIdleConnections();
    void gate
      .drained()
      .then(close)
      .finally(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, drain);
  }
}
