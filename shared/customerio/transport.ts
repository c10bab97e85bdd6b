/**
 * How the SDK's requests travel: each once, in a bounded time. The SDK's own transport repeats, follows redirects
 * without end and with the whole message to whatever host they name, and loses the status of an answer that is not
 * JSON. What it asks for, where and with which credentials stays its own business (docs/adr/0006-own-transport.md).
 */
import { subscribe } from 'node:diagnostics_channel';
import type { APIClient, TrackClient } from 'customerio-node';
import { isObject, parseOrUndefined } from '../contract/json.ts';

/** What a call came to that got no usable answer, as far as the transport can tell: an error carries it as its cause. */
export type CallFailure =
  /** Customer.io, or something in between, answered with a status other than 2xx; `text` is empty if unread. */
  | { kind: 'status'; status: number; text: string }
  /** No request can be made with these settings: a key, say, that is no header's value. Nothing was sent. */
  | { kind: 'unfit' }
  /** No connection came about, TLS included: nothing was written. */
  | { kind: 'not_sent'; code: string }
  /** A 2xx that isn't Customer.io's: its successes are JSON objects, and a 207 lists what is refused. */
  | { kind: 'unreadable' };

/**
 * Errors that ended the making of a connection, as `fetch` itself tells. The error alone doesn't always: a reset looks
 * the same in the middle of a TLS handshake and after the whole request.
 *
 * Source: https://undici.nodejs.org/#/docs/api/DiagnosticsChannel (undici:client:connectError)
 */
const connectErrors = new WeakSet<object>();
subscribe('undici:client:connectError', (message) => {
  if (isObject(message) && typeof message.error === 'object' && message.error !== null) {
    connectErrors.add(message.error);
  }
});

/**
 * The same client, whose calls are now one request each. A call rejects with an error that `callFailureIn` reads,
 * or else with what `fetch` throws.
 *
 * @param timeoutMs how long one call may take, its answer included.
 */
export function withOneRequestACall<Client extends APIClient | TrackClient>(
  client: Client,
  timeoutMs: number,
): Client {
  client.request.handler = async ({ uri, method, headers, body }) => {
    const request = requestOf(uri, {
      method,
      headers: Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]),
      ...(typeof body === 'string' && { body: readOnce(body), duplex: 'half' as const }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const response = await fetch(request).catch((error: unknown) => {
      throw isConnectError(error) ? callFailed({ kind: 'not_sent', code: errorCode(error) }) : error;
    });
    if (!response.ok) {
      // What it says is worth less than its status: a body cut short must not hide that.
      const text = await response.text().catch(() => '');
      throw callFailed({ kind: 'status', status: response.status, text });
    }
    return successOf(response.status, await response.text());
  };
  return client;
}

/** A body that can't be sent again: `fetch` repeats a request after a 421 unless its body is a stream. */
function readOnce(body: string): ReadableStream {
  return ReadableStream.from([Buffer.from(body)]);
}

function isConnectError(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && connectErrors.has(error.cause);
}

/** The code of what the system below `fetch` threw, else the name of what `fetch` did. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error.name;
}

/** The error that a failed call rejects with. */
export function callFailed(cause: CallFailure): Error {
  return new Error('The call to Customer.io failed', { cause });
}

/** The failure that an error of the transport carries; undefined for every other error. */
export function callFailureIn(error: unknown): CallFailure | undefined {
  return error instanceof Error && isCallFailure(error.cause) ? error.cause : undefined;
}

function isCallFailure(cause: unknown): cause is CallFailure {
  if (!isObject(cause)) return false;
  const { kind, status, text, code } = cause;
  if (kind === 'status') return typeof status === 'number' && typeof text === 'string';
  if (kind === 'not_sent') return typeof code === 'string';
  return kind === 'unfit' || kind === 'unreadable';
}

function requestOf(uri: string, init: RequestInit): Request {
  try {
    return new Request(uri, init);
  } catch {
    // What is thrown here quotes the settings, keys among them.
    throw callFailed({ kind: 'unfit' });
  }
}

/**
 * What a success says. Whatever isn't Customer.io's own says nothing of what became of the request: no call that is
 * made here has an empty answer, and a 207 exists to list what is refused.
 */
function successOf(status: number, text: string): Record<string, unknown> {
  const answer = parseOrUndefined(text);
  if (!isObject(answer)) throw callFailed({ kind: 'unreadable' });
  const isList = Array.isArray(answer.errors) && answer.errors.length > 0;
  if (status === 207 && !isList) throw callFailed({ kind: 'unreadable' });
  return answer;
}
