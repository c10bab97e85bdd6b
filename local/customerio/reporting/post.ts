/**
 * The POST of a report: waits as long as the vendor does, and turns every result into one the schedule can
 * judge.
 */
import http from 'node:http';
import https from 'node:https';
import type { Answer } from './schedule.ts';

export type Post = (url: string, body: Buffer, headers: Record<string, string>) => Promise<Answer>;

/**
 * How long the vendor waits for a 2xx, in real time whatever the clock's speed.
 * Source: https://docs.customer.io/integrations/api/webhooks/
 */
export const TIMEOUT_MS = 4_000;

/** Posts over kept-alive connections. Never rejects: a failure is an answer too. */
export function createPost(timeoutMs = TIMEOUT_MS): { post: Post; close: () => void } {
  const agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  };

  const post: Post = (url, body, headers) =>
    new Promise((resolve) => {
      const { protocol } = new URL(url);
      const secure = protocol === 'https:';
      const request = (secure ? https : http).request(url, {
        method: 'POST',
        agent: agents[secure ? 'https:' : 'http:'],
        headers: { ...headers, 'content-length': body.length },
      });
      const timer = setTimeout(() => {
        resolve({ kind: 'timeout' });
        request.destroy();
      }, timeoutMs);
      const settle = (answer: Answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      request.on('response', (response) => {
        response.resume();
        response.on('end', () => settle({ kind: 'status', status: response.statusCode ?? 0 }));
        response.on('error', (error) => settle({ kind: 'broken', code: codeOf(error) }));
      });
      request.on('error', (error) => settle({ kind: 'broken', code: codeOf(error) }));
      request.end(body);
    });

  return {
    post,
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.message;
}
