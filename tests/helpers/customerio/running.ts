/** A running simulator, the vendor's own clients for it, and a look inside. */
import type { TestContext } from 'node:test';
import { APIClient, TrackClient } from 'customerio-node';
import { type SimulatorOptions, startCustomerIo } from '../../../local/customerio/server.ts';
import { isObject, type JsonObject } from '../../../local/json.ts';

export const CREDENTIALS = {
  siteId: 'site',
  trackApiKey: 'track-key',
  appApiKey: 'app-key',
  signingKey: 'signing-key',
};

export const TRACK_AUTHORIZATION = `Basic ${Buffer.from('site:track-key').toString('base64')}`;
const APP_AUTHORIZATION = 'Bearer app-key';

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; empty where it is none. */
  json: JsonObject;
}

/** What `GET /relay/people/…` tells. */
export interface Profile {
  identifiers: { id: string | null; email: string | null; cio_id: string };
  attributes: Record<string, unknown>;
  devices: unknown[];
  segments: string[];
  relationships: { object: string; attributes: unknown }[];
  events: { id: string; name: string; type: string }[];
}

export type Running = Awaited<ReturnType<typeof runCustomerIo>>;

/** Starts one that is closed with the test. The clients don't retry. */
export async function runCustomerIo(t: TestContext, options: Partial<SimulatorOptions> = {}) {
  const customerIo = await startCustomerIo({ ...CREDENTIALS, ...options });
  t.after(() => customerIo.close());
  return { ...customerIo, ...clientsOf(customerIo.url) };
}

/** The clients for a simulator at this address. */
export function clientsOf(url: string) {
  const retry = { maxRetries: 0 };

  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const authorization = path.startsWith('/v1/') ? APP_AUTHORIZATION : TRACK_AUTHORIZATION;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json', ...headers },
      ...(text !== undefined && { body: text }),
    });
    const answer = await response.text();
    return { status: response.status, headers: response.headers, text: answer, json: objectOf(answer) };
  }

  return {
    track: new TrackClient('site', 'track-key', { url: `${url}/api/v1`, retry }),
    app: new APIClient('app-key', { url: `${url}/v1`, retry }),
    call,
    /** The profile with this identifier; undefined where there is none. */
    async person(identifier: string): Promise<Profile | undefined> {
      const { status, json } = await call('GET', `/relay/people/${encodeURIComponent(identifier)}`);
      return status === 200 ? (json as unknown as Profile) : undefined;
    },
    async fault(rule: unknown): Promise<void> {
      const answer = await call('POST', '/relay/faults', rule);
      if (answer.status !== 200) throw new Error(answer.text);
    },
    async advance(advanceMs: number): Promise<void> {
      await call('POST', '/relay/clock', { advanceMs });
    },
  };
}

function objectOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
