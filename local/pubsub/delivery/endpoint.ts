/** A push subscriber's endpoint, over connections that are kept. */
import http from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { Clock } from '../clock.ts';

export interface Endpoint {
  /** Resolves to the status code, an early 102 included; rejects when there is none within `timeoutMs`. */
  post(body: string | Buffer, headers: http.OutgoingHttpHeaders, timeoutMs: number): Promise<number>;
  /** Cuts what is under way. */
  close(): void;
}

/** The statuses with which an endpoint acknowledges. */
export const ACKNOWLEDGING: ReadonlySet<number> = new Set([102, 200, 201, 202, 204]);

/** The endpoint at this URL, with at most `concurrency` connections to it. */
export function createEndpoint(
  url: string,
  { clock, concurrency }: { clock: Clock; concurrency: number },
): Endpoint {
  const address = urlToHttpOptions(new URL(url));
  const client = address.protocol === 'https:' ? https : http;
  const agent = new client.Agent({ keepAlive: true, maxSockets: concurrency, maxFreeSockets: concurrency });

  return {
    post(body, headers, timeoutMs) {
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      const request = client.request({ ...address, method: 'POST', agent, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      const cancel = clock.after(timeoutMs, () => request.destroy(new Error('no answer in time')));
      request.on('information', ({ statusCode }) => ACKNOWLEDGING.has(statusCode) && resolve(statusCode));
      request.on('error', reject);
      request.on('close', cancel);
      request.end(body);
      return promise;
    },
    close: () => agent.destroy(),
  };
}
