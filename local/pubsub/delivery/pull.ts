/** Pull: single requests and streams, both on leases (https://cloud.google.com/pubsub/docs/lease-management). */

import type { Clock } from '../broker/clock.ts';
import { StatusError } from '../protocol/status.ts';
import { fromMs } from '../protocol/time.ts';
import type { Deliverer, Delivery, Intake } from './deliverer.ts';
import { createLeases, type Holder } from './leases.ts';

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

export function createPuller(intake: Intake, clock: Clock): Deliverer & { readonly puller: Puller } {
  const leases = createLeases(intake, clock);
  const streams = new Set<Stream>();
  const waiting = new Set<{ maxMessages: number; answer: (batch: Received[]) => void }>();

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
    const { limits, sink } = stream;
    const messages = limits.maxMessages > 0 ? limits.maxMessages - stream.outstandingMessages : Infinity;
    const bytes = limits.maxBytes > 0 ? limits.maxBytes - stream.outstandingBytes : Infinity;
    const batch = stream.full
      ? []
      : lease(
          Math.min(messages, MAX_BATCH_MESSAGES),
          Math.min(bytes, MAX_BATCH_BYTES),
          stream.deadlineMs,
          stream,
        );
    if (batch.length > 0) stream.full = !sink.send(batch);
    return batch.length > 0;
  }

  function wake(): void {
    for (const request of waiting) {
      const batch = lease(request.maxMessages, MAX_BATCH_BYTES * 10, intake.rules.ackDeadlineMs);
      if (batch.length === 0) return;
      request.answer(batch);
    }
    while ([...streams].filter(feed).length > 0);
  }

  /** With exactly-once delivery a request with an id that is no longer good changes nothing at all. */
  function checkExactlyOnce(ackIds: readonly string[]): void {
    if (!intake.rules.exactlyOnce || ackIds.every(leases.isLive)) return;
    const statusOf = (ackId: string) =>
      leases.isLive(ackId) ? 'TRANSIENT_FAILURE_TRY_AGAIN' : 'PERMANENT_FAILURE_INVALID_ACK_ID';
    throw new StatusError(
      'FAILED_PRECONDITION',
      'Some acknowledgement ids in the request have expired or are unknown.',
      Object.fromEntries(ackIds.map((ackId) => [ackId, statusOf(ackId)])),
    );
  }

  const puller: Puller = {
    pull(maxMessages, waitMs, onEnd) {
      const batch = lease(maxMessages, MAX_BATCH_BYTES * 10, intake.rules.ackDeadlineMs);
      if (batch.length > 0 || waitMs === 0) return Promise.resolve(batch);
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
    open(limits, sink) {
      const stream: Stream = {
        limits,
        sink,
        deadlineMs: intake.rules.ackDeadlineMs,
        full: false,
        outstandingMessages: 0,
        outstandingBytes: 0,
      };
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
      checkExactlyOnce(ackIds);
      for (const ackId of ackIds) leases.acknowledge(ackId);
    },
    modify(ackIds, seconds) {
      checkExactlyOnce(ackIds);
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
      for (const request of waiting) request.answer([]);
      for (const stream of streams) stream.sink.end(reason);
      streams.clear();
      leases.returnAll();
    },
  };
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
