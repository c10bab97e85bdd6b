/** Pull: single requests and streams, both on leases (https://cloud.google.com/pubsub/docs/lease-management). */

import type { Clock } from '../clock.ts';
import { StatusError } from '../protocol/status.ts';
import { fromMs } from '../protocol/time.ts';
import type { Deliverer, Delivery, Intake } from './deliverer.ts';
import { createLeases, type Holder, type Leases } from './leases.ts';

/** A message as the pull methods hand it out. */
export type Received = ReturnType<typeof toReceived>;

export interface StreamLimits {
  /** Unacknowledged messages and bytes the subscriber wants at most; 0 or less = any number. */
  readonly maxMessages: number;
  readonly maxBytes: number;
}

/** The subscriber's end of a stream. */
export interface StreamSink {
  /** False if the subscriber should be spared until `wake`. */
  send(batch: Received[]): boolean;
  end(error: StatusError): void;
}

export interface OpenStream {
  /** Deadline of what is sent from now on, in milliseconds; below 10 s the subscription's own counts. */
  setDeadline(ms: number): void;
  /** The subscriber can take more again. */
  wake(): void;
  close(): void;
}

export interface Puller {
  /** Up to `maxMessages`; waits for the first one for up to `waitMs`. `onEnd` tells when nobody listens any more. */
  pull(maxMessages: number, waitMs: number, onEnd: (listener: () => void) => void): Promise<Received[]>;
  open(limits: StreamLimits, sink: StreamSink): OpenStream;
  acknowledge(ackIds: readonly string[]): void;
  /** `seconds` for all ids, or one for each. */
  modify(ackIds: readonly string[], seconds: number | readonly number[]): void;
}

interface Stream extends Holder {
  readonly limits: StreamLimits;
  readonly sink: StreamSink;
  deadlineMs: number;
  full: boolean;
}

const MAX_BATCH_MESSAGES = 1000;
const MAX_BATCH_BYTES = 1_000_000;
/** Of a single pull, which is answered once. */
const MAX_REPLY_BYTES = 10 * MAX_BATCH_BYTES;

/** Delivers to whoever pulls, requests before streams. */
export function createPuller(intake: Intake, clock: Clock): Deliverer & { readonly puller: Puller } {
  const leases = createLeases(intake, clock);
  const streams = new Set<Stream>();
  const requests = createRequests(clock);

  function lease(maxMessages: number, maxBytes: number, deadlineMs: number, holder?: Holder): Received[] {
    const batch: Received[] = [];
    for (let bytes = 0; batch.length < maxMessages && bytes < maxBytes; ) {
      const delivery = intake.take();
      if (!delivery) break;
      bytes += delivery.message.data.length;
      batch.push(toReceived(leases.start(delivery, holder, deadlineMs), delivery, intake));
    }
    return batch;
  }

  /** True if the stream got something. */
  function feed(stream: Stream): boolean {
    const { messages, bytes } = roomOf(stream);
    const batch = stream.full ? [] : lease(messages, bytes, stream.deadlineMs, stream);
    if (batch.length > 0) stream.full = !stream.sink.send(batch);
    return batch.length > 0;
  }

  function wake(): void {
    for (const request of requests.waiting()) {
      const batch = lease(request.maxMessages, MAX_REPLY_BYTES, intake.rules.ackDeadlineMs);
      if (batch.length === 0) return;
      request.answer(batch);
    }
    while ([...streams].filter(feed).length > 0);
  }

  const puller: Puller = {
    pull(maxMessages, waitMs, onEnd) {
      const batch = lease(maxMessages, MAX_REPLY_BYTES, intake.rules.ackDeadlineMs);
      if (batch.length > 0 || waitMs === 0) return Promise.resolve(batch);
      return requests.add(maxMessages, waitMs, onEnd);
    },
    open(limits, sink) {
      const stream = newStream(limits, sink, intake.rules.ackDeadlineMs);
      streams.add(stream);
      return {
        setDeadline(ms) {
          if (ms >= 10_000) stream.deadlineMs = ms;
        },
        wake() {
          stream.full = false;
          wake();
        },
        close() {
          if (streams.delete(stream)) leases.orphan(stream);
        },
      };
    },
    acknowledge(ackIds) {
      checkExactlyOnce(ackIds, intake, leases);
      for (const ackId of ackIds) leases.acknowledge(ackId);
    },
    modify(ackIds, seconds) {
      checkExactlyOnce(ackIds, intake, leases);
      ackIds.forEach((ackId, index) => {
        const each = typeof seconds === 'number' ? seconds : (seconds[index] ?? 0);
        leases.modify(ackId, each * 1000);
      });
    },
  };

  return {
    wake,
    problem: () => undefined,
    puller,
    async stop(reason) {
      for (const request of requests.waiting()) request.answer([]);
      for (const stream of streams) stream.sink.end(reason);
      streams.clear();
      leases.returnAll();
    },
  };
}

function newStream(limits: StreamLimits, sink: StreamSink, deadlineMs: number): Stream {
  return { limits, sink, deadlineMs, full: false, outstandingMessages: 0, outstandingBytes: 0 };
}

/** What a stream may be sent in one batch. */
function roomOf({ limits, outstandingMessages, outstandingBytes }: Stream) {
  const messages = limits.maxMessages > 0 ? limits.maxMessages - outstandingMessages : MAX_BATCH_MESSAGES;
  const bytes = limits.maxBytes > 0 ? limits.maxBytes - outstandingBytes : MAX_BATCH_BYTES;
  return { messages: Math.min(messages, MAX_BATCH_MESSAGES), bytes: Math.min(bytes, MAX_BATCH_BYTES) };
}

interface Request {
  readonly maxMessages: number;
  /** Ends the request; an empty batch says that there is nothing. */
  readonly answer: (batch: Received[]) => void;
}

/** The pulls that wait for a first message. */
function createRequests(clock: Clock) {
  const waiting = new Set<Request>();
  return {
    /** In order of their arrival. */
    waiting: (): Iterable<Request> => waiting,
    add(maxMessages: number, waitMs: number, onEnd: (listener: () => void) => void): Promise<Received[]> {
      const { promise, resolve } = Promise.withResolvers<Received[]>();
      const answer = (received: Received[]) => {
        waiting.delete(request);
        cancel();
        resolve(received);
      };
      const request = { maxMessages, answer };
      const cancel = clock.after(waitMs, () => answer([]));
      waiting.add(request);
      onEnd(() => answer([]));
      return promise;
    },
  };
}

/** With exactly-once delivery a request with an id that is no longer good changes nothing at all. */
function checkExactlyOnce(ackIds: readonly string[], { rules }: Intake, leases: Leases): void {
  if (!rules.exactlyOnce || ackIds.every(leases.isLive)) return;
  const statusOf = (ackId: string) =>
    leases.isLive(ackId) ? 'TRANSIENT_FAILURE_TRY_AGAIN' : 'PERMANENT_FAILURE_INVALID_ACK_ID';
  throw new StatusError(
    'FAILED_PRECONDITION',
    'Some acknowledgement ids in the request have expired or are unknown.',
    Object.fromEntries(ackIds.map((ackId) => [ackId, statusOf(ackId)])),
  );
}

function toReceived(ackId: string, { message, attempt }: Delivery, { rules }: Intake) {
  return {
    ackId,
    deliveryAttempt: rules.deadLetter ? attempt : 0,
    message: {
      data: message.data,
      attributes: message.attributes,
      messageId: String(message.id),
      publishTime: fromMs(message.publishTimeMs),
      orderingKey: message.orderingKey,
    },
  };
}
