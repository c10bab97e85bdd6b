/**
 * How the SDK's requests travel: each once, in a bounded time. The SDK's own transport repeats, follows redirects
 * without end and with the whole message to whatever host they name, and loses the status of an answer that is not
 * JSON. What it asks for, where and with which credentials stays its own business (docs/adr/0006-own-transport.md).
 */
import type { APIClient, TrackClient } from 'customerio-node';

/** Customer.io, or something in between, answered with another status than 2xx. */
export interface Refusal {
  status: number;
  /** The body; empty where it could not be read. */
  text: string;
}

/** The message of the error for a 2xx whose body is not JSON. */
export const UNREADABLE = 'The answer is not JSON';
/** The message of the error for a request that can't even be made, such as a key that is no header's value. */
export const UNFIT = 'The request can not be made of these settings';

/**
 * The same client, whose calls are now one request each. A call rejects with an error that `refusalIn` reads for
 * every status but 2xx, with one that says UNREADABLE or UNFIT, else with what `fetch` throws.
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
      throw refusal({ status: response.status, text: await response.text().catch(() => '') });
    }
    const text = await response.text();
    return text === '' ? {} : parse(text);
  };
  return client;
}

/** An error that carries a refusal. */
export function refusal(cause: Refusal): Error {
  return new Error('Customer.io refused', { cause });
}

/** The refusal that an error carries, if it is one. */
export function refusalIn(error: unknown): Refusal | undefined {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const isOne = typeof cause === 'object' && cause !== null && 'status' in cause && 'text' in cause;
  return isOne && typeof cause.status === 'number' && typeof cause.text === 'string'
    ? { status: cause.status, text: cause.text }
    : undefined;
}

function requestOf(uri: string, init: RequestInit): Request {
  try {
    return new Request(uri, init);
  } catch (cause) {
    throw new Error(UNFIT, { cause });
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(UNREADABLE);
  }
}
