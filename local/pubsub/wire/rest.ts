/** The REST side: Google's routes and errors, and the routes under `/relay`, which Google doesn't have. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { isObject } from '../../json.ts';
import { fromJson, type JsonObject, toJson } from '../protocol/json.ts';
import { invalidArgument, STATUS, StatusError, toStatus } from '../protocol/status.ts';
import type { Invoke } from './handlers.ts';
import { matchRoute } from './routes.ts';

/** Answers `<verb> <path>` with a JSON document, or with a string as it is, from the request's document. */
export type AdminRoutes = Readonly<Record<string, (body: unknown) => unknown>>;

export interface RestSide {
  /** Takes over a connection that speaks HTTP/1.1. */
  accept(connection: Duplex): void;
}

/**
 * What Google's REST front end takes. Base64 adds a third, so a message of 10 MB passes by gRPC only
 * (https://github.com/apache/beam/issues/19573).
 */
const MAX_BODY_BYTES = 10_485_760;
/** Read to its end up to here, so that the sender is told the limit and not just cut off. */
const MAX_READ_BYTES = 64 * 1024 * 1024;
/** Longer than any client keeps an idle connection, so that it is never us who close one under a request. */
const KEEP_ALIVE_MS = 620_000;

/** Serves Google's routes through `invoke`, and the admin routes. */
export function createRestSide(invoke: Invoke, adminRoutes: AdminRoutes): RestSide {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodePath(url.pathname);
    const body = await readJson(request);
    const admin = adminRoutes[`${request.method} ${path}`];
    if (admin) return admin(body);
    const match = matchRoute(request.method ?? '', path);
    if (!match) throw new StatusError('NOT_FOUND', `There is no ${request.method} ${path}.`);
    if (!isObject(body)) throw invalidArgument('The request body must be a JSON object.');
    const { method } = match;
    const message = fromJson(method.request, match.request(body, url.searchParams));
    const onEnd = (listener: () => void) => void response.on('close', listener);
    return toJson(method.response, await invoke(method, message, { onEnd }));
  }

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    answer(request, response).then(
      (document) => send(response, 200, document),
      (error: unknown) => {
        const status = toStatus(error);
        send(response, STATUS[status.status].http, errorDocument(status));
      },
    );
  });
  return {
    accept(connection) {
      server.emit('connection', connection);
      connection.resume();
    },
  };
}

/** The parsed body; an empty one is an empty object. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_READ_BYTES) break;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (bytes > MAX_BODY_BYTES)
    throw invalidArgument(`Request payload size exceeds the limit: ${MAX_BODY_BYTES} bytes.`);
  if (bytes === 0) return {};
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch (error) {
    throw invalidArgument(`Invalid JSON payload received. ${error instanceof Error ? error.message : ''}`);
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw invalidArgument(`The path ${path} is not percent-encoded UTF-8.`);
  }
}

/** Google's error body (https://cloud.google.com/apis/design/errors#http_mapping). */
function errorDocument({ status, message }: StatusError): JsonObject {
  return { error: { code: STATUS[status].http, message, status } };
}

function send(response: ServerResponse, status: number, document: unknown): void {
  const isText = typeof document === 'string';
  const body = isText ? document : JSON.stringify(document);
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; charset=UTF-8' : 'application/json; charset=UTF-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
