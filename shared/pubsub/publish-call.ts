/** One call of Pub/Sub's REST publish route: connection, credentials, one retry, a hard deadline, its errors. */
import http from 'node:http';
import https from 'node:https';
import { ConfigurationError, RejectedError, RetryableError } from '../contract/errors.ts';
import { type Now, systemNow } from '../runtime/clock.ts';

/** The publish route of one project, on connections that are kept. */
export interface PublishCall {
  /**
   * Resolves to the ids of the messages, in their order.
   *
   * @param topic short name, without the project.
   * @param messages each as the JSON text of a PubsubMessage.
   * @param expiresAtMs when to give up, in epoch milliseconds; the one retry is within it.
   * @throws RejectedError where Pub/Sub refuses the call for what is in it; ConfigurationError where the topic is
   *   missing or forbidden; RetryableError otherwise (the messages may have been stored all the same).
   */
  publish(topic: string, messages: readonly string[], expiresAtMs: number): Promise<string[]>;
  /** Closes the connections at once, with what is under way on them. */
  close(): void;
}

/** Where to publish. */
export interface PublishCallOptions {
  projectId: string;
  /** `host:port` of an emulator; without it the calls go to Google with application default credentials. */
  emulatorHost?: string | undefined;
  now?: Now;
}

interface Answer {
  status: number;
  body: string;
}

type Headers = Record<string, string>;

/** Where Google takes publish calls. Source: https://cloud.google.com/pubsub/docs/reference/rest */
const GOOGLE = 'https://pubsub.googleapis.com';
const RETRY_PAUSE_MS = 50;

/** A publish route. No connection is made, and no credentials are asked for, before the first call. */
export function createPublishCall({
  projectId,
  emulatorHost,
  now = systemNow,
}: PublishCallOptions): PublishCall {
  const root = new URL(emulatorHost ? `http://${emulatorHost}` : GOOGLE);
  const transport = root.protocol === 'https:' ? https : http;
  const agent = new transport.Agent({ keepAlive: true, scheduling: 'lifo' });
  const authorize = emulatorHost ? async (): Promise<Headers> => ({}) : googleHeaders();

  async function attempt(topic: string, body: Buffer, expiresAtMs: number): Promise<Answer> {
    const headers = await within(expiresAtMs - now(), authorize());
    return new Promise((resolve, reject) => {
      const request = transport.request(
        new URL(`/v1/projects/${projectId}/topics/${topic}:publish`, root),
        {
          method: 'POST',
          agent,
          headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': body.length },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
          });
        },
      );
      const deadline = setTimeout(() => request.destroy(timeout()), Math.max(1, expiresAtMs - now()));
      request.on('error', reject);
      request.on('close', () => clearTimeout(deadline));
      request.end(body);
    });
  }

  return {
    async publish(topic, messages, expiresAtMs) {
      const body = Buffer.from(`{"messages":[${messages.join(',')}]}`);
      const first = await attempt(topic, body, expiresAtMs).catch(toRetryable);
      if (!isTransient(first) || expiresAtMs - now() <= RETRY_PAUSE_MS)
        return toMessageIds(first, messages.length);
      await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS));
      return toMessageIds(await attempt(topic, body, expiresAtMs).catch(toRetryable), messages.length);
    },
    close: () => agent.destroy(),
  };
}

/** Application default credentials. The library is loaded at once, but only where Google is to be called. */
function googleHeaders(): () => Promise<Headers> {
  const auth = import('google-auth-library').then(
    ({ GoogleAuth }) => new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/pubsub' }),
  );
  auth.catch(() => undefined);
  return async () => Object.fromEntries(await (await auth).getRequestHeaders(`${GOOGLE}/`));
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(timeout()), Math.max(1, ms));
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

function timeout(): RetryableError {
  return new RetryableError('publish_timeout', 'Pub/Sub gave no answer in time', { effectUnknown: true });
}

function toRetryable(error: unknown): RetryableError {
  if (error instanceof RetryableError) return error;
  return new RetryableError('publish_unreachable', 'Pub/Sub could not be reached', {
    cause: error,
    effectUnknown: true,
  });
}

/** Worth a second try within the same call. A timeout has used up what time there was. */
function isTransient(result: Answer | RetryableError): boolean {
  if (result instanceof RetryableError) return result.reason !== 'publish_timeout';
  return result.status === 429 || result.status >= 500;
}

/** @throws what the status stands for. Source: https://cloud.google.com/pubsub/docs/reference/error-codes */
function toMessageIds(result: Answer | RetryableError, expected: number): string[] {
  if (result instanceof RetryableError) throw result;
  const { status, body } = result;
  if (status === 200) return parseIds(body, expected);
  const said = `Pub/Sub answered ${status}`;
  // Billing, the topic's key or where it may be stored, none of which is the message's fault.
  const isSetUpWrong = status === 400 && body.includes('"FAILED_PRECONDITION"');
  if (isSetUpWrong || status === 401 || status === 403 || status === 404) {
    throw new ConfigurationError('publish_forbidden', said, { httpStatus: status });
  }
  if (status === 400 || status === 413) {
    throw new RejectedError('publish_refused', said, { httpStatus: status });
  }
  throw new RetryableError('publish_failed', said, { httpStatus: status, effectUnknown: true });
}

function parseIds(body: string, expected: number): string[] {
  try {
    const ids: unknown = JSON.parse(body)?.messageIds;
    if (Array.isArray(ids) && ids.length === expected) return ids.map(String);
  } catch {
    // Falls through: an answer that can't be read says nothing about the messages.
  }
  throw new RetryableError('publish_unreadable', "Pub/Sub's answer could not be read", {
    effectUnknown: true,
  });
}
