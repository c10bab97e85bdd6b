/** Real HTTP servers on a free port, closed with the test. */
import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { TestContext } from 'node:test';

export interface TestServer {
  port: number;
  /** `host:port`. */
  host: string;
  /** Without a slash at its end. */
  url: string;
}

/** Serves `listener` on 127.0.0.1 until the test ends. */
export async function startServer(t: TestContext, listener: RequestListener): Promise<TestServer> {
  const server = http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port');
  const host = `127.0.0.1:${address.port}`;
  return { port: address.port, host, url: `http://${host}` };
}

/** A port where nobody listens as long as the test runs: a connection of the test's own occupies it. */
export async function refusingPort(t: TestContext): Promise<number> {
  const { port } = await startServer(t, () => undefined);
  const socket = connect(port, '127.0.0.1');
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  if (socket.localPort === undefined) throw new TypeError('The connection has no port');
  return socket.localPort;
}

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON. @throws SyntaxError where it is none. */
  json(): unknown;
}

/** What the server does with one request. */
export type Answer = (response: ServerResponse, request: ReceivedRequest) => void;

export interface ScriptedServer extends TestServer {
  /** Every request, in the order in which its body was complete. */
  requests: ReceivedRequest[];
}

/** Answers the n-th request as the n-th step says; the last step answers all that follow. */
export async function startScriptedServer(
  t: TestContext,
  ...script: [Answer, ...Answer[]]
): Promise<ScriptedServer> {
  const requests: ReceivedRequest[] = [];
  const server = await startServer(t, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const { method = '', url: path = '', headers } = request;
      const received = { method, path, headers, text, json: (): unknown => JSON.parse(text) };
      requests.push(received);
      const step = script[requests.length - 1] ?? script.at(-1);
      step?.(response, received);
    });
  });
  return { ...server, requests };
}

/** Answers with JSON. */
export function answerJson(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Answers with text of another type, an error page by default. */
export function answerText(status: number, body: string, type = 'text/html'): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': type });
    response.end(body);
  };
}

/** Cuts the connection instead of answering. */
export const cutOff: Answer = (response) => response.destroy();

/** Never answers. */
export const hang: Answer = () => undefined;
