/** StreamingPull: the one method that is a conversation. */
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { Broker } from '../broker/broker.ts';
import type { OpenStream, Puller } from '../delivery/pull.ts';
import type { StreamingPullRequest, StreamingPullResponse } from '../protocol/schema.ts';
import { invalidArgument, toStatus } from '../protocol/status.ts';
import { toServiceError } from './grpc-status.ts';
import { checkAckDeadline, checkAckIdForm, pullerOf } from './subscriber.ts';

type StreamingPullCall = ServerDuplexStream<StreamingPullRequest, StreamingPullResponse>;

/** Answers a stream for as long as it lasts. */
export type StreamingPull = (call: StreamingPullCall) => void;

interface Conversation {
  readonly puller: Puller;
  readonly stream: OpenStream;
}

/** Streams from the subscription that the first request names. Errors end the stream. */
export function createStreamingPull(broker: Broker): StreamingPull {
  return (call) => {
    let conversation: Conversation | undefined;
    const close = () => conversation?.stream.close();
    const fail = (error: unknown) => {
      close();
      call.emit('error', toServiceError(toStatus(error)));
    };
    call.on('data', (request: StreamingPullRequest) => {
      try {
        conversation ??= open(broker, call, request);
        answer(conversation, request);
      } catch (error) {
        fail(error);
      }
    });
    call.on('end', () => {
      close();
      call.end();
    });
    call.on('cancelled', close);
    call.on('error', close);
    call.on('drain', () => conversation?.stream.wake());
  };
}

function open(broker: Broker, call: StreamingPullCall, first: StreamingPullRequest): Conversation {
  const puller = pullerOf(broker, first.subscription);
  const { exactlyOnce, ordered } = broker.subscription(first.subscription).rules;
  const subscriptionProperties = { exactlyOnceDeliveryEnabled: exactlyOnce, messageOrderingEnabled: ordered };
  const limits = {
    maxMessages: Number(first.maxOutstandingMessages),
    maxBytes: Number(first.maxOutstandingBytes),
  };
  const stream = puller.open(limits, {
    send: (receivedMessages) => call.write({ receivedMessages, subscriptionProperties }),
    end: (error) => call.emit('error', toServiceError(error)),
  });
  // Sent ahead of any message: with exactly-once delivery the client acknowledges in another way.
  call.write({ subscriptionProperties });
  return { puller, stream };
}

function answer({ puller, stream }: Conversation, request: StreamingPullRequest): void {
  if (request.streamAckDeadlineSeconds > 0) {
    checkAckDeadline(request.streamAckDeadlineSeconds);
    stream.setDeadline(request.streamAckDeadlineSeconds * 1000);
  }
  const { ackIds, modifyDeadlineAckIds, modifyDeadlineSeconds } = request;
  checkDeadlines(modifyDeadlineAckIds, modifyDeadlineSeconds);
  checkAckIdForm(ackIds);
  if (ackIds.length > 0) puller.acknowledge(ackIds);
  if (modifyDeadlineAckIds.length > 0) puller.modify(modifyDeadlineAckIds, modifyDeadlineSeconds);
  stream.wake();
}

/** Throws INVALID_ARGUMENT unless there is one deadline of 0 to 600 seconds for each ack id. */
function checkDeadlines(ackIds: readonly string[], seconds: readonly number[]): void {
  if (ackIds.length !== seconds.length)
    throw invalidArgument(
      `modify_deadline_ack_ids has ${ackIds.length} entries, modify_deadline_seconds ${seconds.length}; ` +
        'they must be equally long.',
    );
  checkAckIdForm(ackIds);
  for (const each of seconds) checkAckDeadline(each);
}
