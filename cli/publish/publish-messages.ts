/** Publishing through Google's own client. */
import type { Topic } from '@google-cloud/pubsub';
import { codeOf, FailureError, messageOf } from '../errors.ts';
import { credentialsFor } from '../google.ts';
import { projectOf, type System } from '../system.ts';
import type { Message } from './messages.ts';

export interface PublishTarget {
  /** Short name of the topic. */
  readonly topicName: string;
  /** Attributes of every message. */
  readonly attributes: Readonly<Record<string, string>>;
  /** How long Pub/Sub is waited for. Left to itself the client tries for ten minutes. */
  readonly deadlineMs: number;
}

/** What came of one message. */
export interface Receipt {
  /** Undefined where Pub/Sub has not said that it took the message. */
  readonly messageId: string | undefined;
  readonly commandId: string | undefined;
}

export interface PublishResult {
  /** One for each message that was tried, in order. */
  readonly receipts: readonly Receipt[];
  /** Why not every message was published. */
  readonly failure: FailureError | undefined;
}

/** Messages on their way at a time, so that none waits in line for longer than its deadline. */
const MAX_IN_FLIGHT = 2_000;

/** Stops after the first messages that fail. @throws UsageError, FailureError before anything is published. */
export async function publishMessages(
  system: System,
  messages: readonly Message[],
  target: PublishTarget,
): Promise<PublishResult> {
  const { pubsubHost } = system;
  const projectId = projectOf(system);
  const authClient = await credentialsFor(pubsubHost !== undefined);
  const { PubSub } = await import('@google-cloud/pubsub');
  const local = pubsubHost === undefined ? {} : { apiEndpoint: pubsubHost, emulatorMode: true };
  const pubsub = new PubSub({ projectId, authClient, ...local });
  const topic = pubsub.topic(target.topicName, {
    batching: { maxMilliseconds: 5, maxMessages: 500 },
    gaxOpts: callOptions(pubsubHost !== undefined, target.deadlineMs),
  });
  const receipts: Receipt[] = [];
  try {
    for (let at = 0; at < messages.length; at += MAX_IN_FLIGHT) {
      await publishSlice(topic, messages.slice(at, at + MAX_IN_FLIGHT), target.attributes, receipts);
    }
    return { receipts, failure: undefined };
  } catch (error) {
    const missing = messages.length - receipts.filter(({ messageId }) => messageId !== undefined).length;
    const why = explain(error, topic.name, pubsubHost, target.deadlineMs);
    const text = `${missing} of ${messages.length} not published: ${why}`;
    return { receipts, failure: new FailureError(text, { cause: error }) };
  } finally {
    await pubsub.close();
  }
}

/** Adds a receipt for each message. @throws the first error, once all have come to an end. */
async function publishSlice(
  topic: Topic,
  messages: readonly Message[],
  attributes: Readonly<Record<string, string>>,
  receipts: Receipt[],
): Promise<void> {
  const publishing = messages.map(({ data }) => topic.publishMessage({ data, attributes }));
  const results = await Promise.allSettled(publishing);
  for (const [at, result] of results.entries()) {
    const messageId = result.status === 'fulfilled' ? result.value : undefined;
    receipts.push({ messageId, commandId: messages[at]?.commandId });
  }
  // All are over: this only throws the first error, if there is one.
  await Promise.all(publishing);
}

/** A local service that does not run is better told at once; Google's Pub/Sub is worth a few tries. */
function callOptions(isLocal: boolean, deadlineMs: number) {
  if (isLocal) return { timeout: deadlineMs, retry: { retryCodes: [] } };
  const backoffSettings = {
    initialRetryDelayMillis: 100,
    retryDelayMultiplier: 2,
    maxRetryDelayMillis: 1_000,
    initialRpcTimeoutMillis: deadlineMs,
    rpcTimeoutMultiplier: 1,
    maxRpcTimeoutMillis: deadlineMs,
    totalTimeoutMillis: deadlineMs,
  };
  return { retry: { backoffSettings } };
}

function explain(error: unknown, topicPath: string, host: string | undefined, deadlineMs: number): string {
  const where = host === undefined ? 'Pub/Sub' : `Pub/Sub at ${host}`;
  const remedy = host === undefined ? '' : '. Is the stack running? "npm start" starts it';
  // Codes of gRPC: https://grpc.io/docs/guides/status-codes/
  switch (codeOf(error)) {
    case 4:
      return `${where} did not answer within ${deadlineMs / 1000} s${remedy}. ${UNCERTAIN}`;
    case 5:
      return `${where} has no topic ${topicPath}. Check the project and --topic-prefix`;
    case 7:
      return `${where} does not let you publish to ${topicPath}: roles/pubsub.publisher is needed`;
    case 14:
      return /ECONNREFUSED|Name resolution/.test(messageOf(error))
        ? `${where} can't be reached${remedy}`
        : `${where} broke the connection off. ${UNCERTAIN}`;
    default:
      return `${where} refused: ${messageOf(error)}`;
  }
}

const UNCERTAIN = 'It may have taken them all the same: repeat them only under the same command_id';
