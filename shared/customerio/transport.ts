/**
 * How the SDK's requests travel: each once, in a bounded time. The SDK's own transport repeats, follows redirects
 * without end and with the whole message to whatever host they name, and loses the status of an answer that is not
 * JSON. What it asks for, where and with which credentials stays its own business (docs/adr/0006-own-transport.md).
 */
import type { APIClient, TrackClient } from 'customerio-node';
import { isObject } from '../contract/json.ts';

/** What a call came to that got no usable answer, as far as the transport can tell: an error carries it as its cause. */
export type CallFailure =
  /** Customer.io, or something in between, answered with a status other than 2xx; `text` is empty if unread. */
  | { kind: 'status'; status: number; text: string }
  /** No request can be made of these settings: a key, say, that is no header's value. Nothing was sent. */
  | { kind: 'unfit' }
  /** A 2xx whose body is not JSON. */
  | { kind: 'unreadable' };

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
      body: typeof body === 'string' ? body : null,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const response = await fetch(request);
    if (!response.ok) {
      // What it says is worth less than its status: a body cut short must not hide that.
      const text = await response.text().catch(() => '');
      throw callFailed({ kind: 'status', status: response.status, text });
    }
    const text = await response.text();
    return text === '' ? {} : parse(text);
  };
  return client;
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
  const { kind, status, text } = cause;
  return kind === 'status'
    ? typeof status === 'number' && typeof text === 'string'
    : kind === 'unfit' || kind === 'unreadable';
}

function requestOf(uri: string, init: RequestInit): Request {
  try {
    return new Request(uri, init);
  } catch {
    // What is thrown here quotes the settings, keys among them.
    throw callFailed({ kind: 'unfit' });
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw callFailed({ kind: 'unreadable' });
  }
}
