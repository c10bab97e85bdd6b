/**
 * The lean publisher that every function uses: Pub/Sub's REST route on kept-alive connections. Batches form by
 * themselves, without timers: what is published within one turn of the event loop travels together, at most four
 * calls are under way, and while they are, what comes next gathers. Why not the official client:
 * docs/adr/0004-lean-publisher.md.
 */
import { RetryableError } from '../contract/errors.ts';
import type { OutgoingMessage } from '../contract/message-limits.ts';
import { type Now, systemNow } from '../runtime/clock.ts';
import { createGatherer, failBatch, inTime, type Waiter } from '../runtime/gather.ts';
import { createPublishCall, type PublishCall } from './publish-call.ts';

/** Publishes single messages, which travel in batches. */
export interface Publisher {
  /**
   * Resolves to Pub/Sub's id of the message once Pub/Sub has it.
   *
   * @param topic short name, without the project.
   * @param expiresAtMs when to give up, in epoch milliseconds; `deadlineMs` from now unless given.
   * @throws RejectedError where Pub/Sub refuses the message itself; RetryableError where it can't be reached in
   *   time (the message may have been stored all the same); ConfigurationError where the topic is missing or
   *   forbidden.
   */
  publish(topic: string, message: OutgoingMessage, expiresAtMs?: number): Promise<string>;
  /** Closes the connections. What is under way ends first. */
  close(): Promise<void>;
}

/** Where and how patiently to publish. */
export interface PublisherOptions {
  projectId: string;
  /** `host:port` of an emulator; without it the calls go to Google with application default credentials. */
  emulatorHost?: string | undefined;
  /** How long one message may take, waiting included; 2.5 s unless given. */
  deadlineMs?: number;
  now?: Now;
}

interface Pending extends Waiter {
  json: string;
  bytes: number;
  resolve(messageId: string): void;
}

const MAX_CALLS = 4;
const MAX_MESSAGES = 1000;
/** Below MAX_PUBLISH_BYTES, which is for one message alone: a larger batch would only keep its first members waiting. */
const MAX_BATCH_BYTES = 9_000_000;

/**
 * A publisher for one project. Each topic has a queue of its own, so that none waits for another.
 *
 * Limits: 1000 messages and 10 MB a call. Source: https://cloud.google.com/pubsub/quotas#resource_limits
 */
export function createPublisher(options: PublisherOptions): Publisher {
  const { deadlineMs = 2_500, now = systemNow } = options;
  const call = createPublishCall(options);
  const queues = new Map<string, ReturnType<typeof createTopicQueue>>();

  return {
    publish(topic, message, expiresAtMs = now() + deadlineMs) {
      const queue = queues.get(topic) ?? createTopicQueue(topic, call, now);
      queues.set(topic, queue);
      return queue.add(toJson(message), expiresAtMs);
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.idle()));
      call.close();
    },
  };
}

function createTopicQueue(topic: string, call: PublishCall, now: Now) {
  const gatherer = createGatherer<Pending>({
    maxCalls: MAX_CALLS,
    maxItems: MAX_MESSAGES,
    maxBytes: MAX_BATCH_BYTES,
    bytesOf: ({ bytes }) => bytes,
    send,
    // A message that has waited long must not take its whole batch down with it: the call is left to the others.
    expiry: {
      now,
      timeOf: ({ expiresAtMs }) => expiresAtMs,
      expire: ({ reject }, isUnderWay) => reject(isUnderWay ? unanswered() : late()),
    },
  });

  async function send(batch: Pending[]): Promise<void> {
    const live = inTime(batch, now(), late);
    if (live.length === 0) return;
    try {
      const messages = live.map(({ json }) => json);
      const lastMs = Math.max(...live.map(({ expiresAtMs }) => expiresAtMs));
      const ids = await call.publish(topic, messages, lastMs);
      for (const [index, pending] of live.entries()) pending.resolve(ids[index] ?? '');
    } catch (error) {
      await failBatch(live, error, send);
    }
  }

  return {
    add: (json: string, expiresAtMs: number) =>
      new Promise<string>((resolve, reject) =>
        gatherer.add({ json, bytes: Buffer.byteLength(json), expiresAtMs, resolve, reject }),
      ),
    idle: gatherer.idle,
  };
}

function late(): RetryableError {
  return new RetryableError('publish_timeout', 'Pub/Sub was too busy to take the message in time');
}

function unanswered(): RetryableError {
  return new RetryableError('publish_timeout', 'Pub/Sub gave no answer in time', { effectUnknown: true });
}

function toJson({ data, attributes }: OutgoingMessage): string {
  const base64 = (typeof data === 'string' ? Buffer.from(data) : data).toString('base64');
  return attributes === undefined
    ? `{"data":"${base64}"}`
    : `{"data":"${base64}","attributes":${JSON.stringify(attributes)}}`;
}
