/**
 * HTTP below the routes: matching, bodies, and errors in Google's form, which clients turn into their
 * exceptions.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isObject } from '../../json.ts';
import { QueryError } from '../query-error.ts';
import type { Body } from './request.ts';

export interface Call {
  /** The parts of the path that the route's pattern names. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  /** Empty when there was none. */
  readonly body: Body;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/projects/:project/queries/:job` */
  readonly path: string;
  /** Answers 200 with what it resolves to, or 204 for undefined; a QueryError becomes Google's error body. */
  handle(call: Call): Promise<unknown> | unknown;
}

const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** gRPC's names, which Google's error body has beside the status. */
const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  500: 'INTERNAL',
};

/**
 * A server of the routes. The client puts `/bigquery/v2` before every path, except when it finds this server by
 * BIGQUERY_EMULATOR_HOST, so both forms are served.
 */
export function createRestServer(routes: readonly Route[]): Server {
  const matchers = routes.map((route) => ({ route, pattern: patternOf(route.path) }));

  async function answer(request: IncomingMessage): Promise<unknown> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.replace(/^\/bigquery\/v2(?=\/)/, '');
    for (const { route, pattern } of matchers) {
      const match = route.method === request.method ? pattern.exec(path) : null;
      if (match === null) continue;
      const parameters = Object.fromEntries(
        Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
      );
      return route.handle({ parameters, search: url.searchParams, body: await readBody(request) });
    }
    const known = routes.map(({ method, path: pathOf }) => `${method} ${pathOf}`).join(', ');
    throw new QueryError('notFound', `${request.method} ${path} isn't served; there are ${known}`);
  }

  return createServer((request, response) => {
    answer(request).then(
      (body) => send(response, body === undefined ? 204 : 200, body),
      (error: unknown) => send(response, statusOf(error), errorBody(error)),
    );
  });
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}

async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > MAX_BODY_BYTES)
      throw new QueryError('invalid', `Request bodies may have ${MAX_BODY_BYTES} bytes`);
    chunks.push(bytes);
  }
  if (size === 0) return {};
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (isObject(body)) return body;
  } catch {
    // Answered below, as what isn't an object is.
  }
  throw new QueryError('invalid', 'The request body must be a JSON object');
}

function statusOf(error: unknown): number {
  return error instanceof QueryError ? error.httpStatus : 500;
}

/** https://docs.cloud.google.com/bigquery/docs/error-messages */
function errorBody(error: unknown) {
  const code = statusOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const reason = error instanceof QueryError ? error.reason : 'internalError';
  const place = reason === 'invalidQuery' ? { location: 'q', locationType: 'parameter' } : {};
  const errors = [{ message, domain: 'global', reason, ...place }];
  return { error: { code, message, errors, status: STATUS_NAMES[code] } };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
