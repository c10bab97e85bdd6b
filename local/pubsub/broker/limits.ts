/**
 * What a publish request may hold (https://cloud.google.com/pubsub/quotas#resource_limits), and what a resource
 * may be called (https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names).
 */
import type { PubsubMessage } from '../protocol/schema.ts';
import { invalidArgument } from '../protocol/status.ts';

/** For one publish request. */
export const PUBLISH_LIMITS = {
  maxMessages: 1000,
  maxMessageBytes: 10_000_000,
  maxRequestBytes: 10_000_000,
  maxAttributes: 100,
  maxKeyBytes: 256,
  maxValueBytes: 1024,
  maxOrderingKeyBytes: 1024,
} as const;

/** Google's own clients send these, `googclient_traceparent` for one. */
const CLIENT_PREFIX = 'googclient_';

const NAME = /^projects\/[^/]+\/(topics|subscriptions)\/(?!goog)[A-Za-z][A-Za-z0-9\-_.~+%]{2,254}$/;

/** Throws INVALID_ARGUMENT unless `name` is `projects/<project>/<collection>/<a valid name>`. */
export function checkName(name: string, collection: 'topics' | 'subscriptions'): void {
  if (NAME.exec(name)?.[1] === collection) return;
  throw invalidArgument(
    `Invalid [${collection}] name: (name=${name}). It must be projects/{project}/${collection}/{name}, the name ` +
      'starting with a letter but not with "goog", 3 to 255 letters, digits or -_.~+%.',
  );
}

/** Throws INVALID_ARGUMENT, naming the message by its index, if the request breaks one of the limits. */
export function checkPublish(messages: readonly PubsubMessage[]): void {
  const { maxMessages, maxRequestBytes } = PUBLISH_LIMITS;
  if (messages.length === 0) throw invalidArgument('The request has no messages; at least one is required.');
  if (messages.length > maxMessages)
    throw invalidArgument(`The request has ${messages.length} messages; at most ${maxMessages} are allowed.`);
  let requestBytes = 0;
  messages.forEach((message, index) => {
    requestBytes += checkMessage(message, `messages[${index}]`);
  });
  if (requestBytes > maxRequestBytes)
    throw invalidArgument(`The request has ${requestBytes} bytes; at most ${maxRequestBytes} are allowed.`);
}

/** Returns the message's size in bytes: data, attributes and ordering key. */
function checkMessage(message: PubsubMessage, at: string): number {
  const { maxMessageBytes, maxOrderingKeyBytes } = PUBLISH_LIMITS;
  const keyBytes = Buffer.byteLength(message.orderingKey ?? '');
  if (keyBytes > maxOrderingKeyBytes)
    throw invalidArgument(
      `${at}: the ordering key has ${keyBytes} bytes; at most ${maxOrderingKeyBytes} are allowed.`,
    );
  const attributes = Object.entries(message.attributes ?? {});
  const bytes = (message.data?.length ?? 0) + keyBytes + checkAttributes(attributes, at);
  if (!message.data?.length && attributes.length === 0)
    throw invalidArgument(`${at}: the message is empty; it must have data or at least one attribute.`);
  if (bytes > maxMessageBytes)
    throw invalidArgument(`${at}: the message has ${bytes} bytes; at most ${maxMessageBytes} are allowed.`);
  return bytes;
}

function checkAttributes(attributes: [string, string][], at: string): number {
  const { maxAttributes, maxKeyBytes, maxValueBytes } = PUBLISH_LIMITS;
  if (attributes.length > maxAttributes)
    throw invalidArgument(`${at}: ${attributes.length} attributes; at most ${maxAttributes} are allowed.`);
  let total = 0;
  for (const [key, value] of attributes) {
    const keyBytes = Buffer.byteLength(key);
    const valueBytes = Buffer.byteLength(value);
    if (keyBytes === 0 || keyBytes > maxKeyBytes)
      throw invalidArgument(
        `${at}: an attribute key has ${keyBytes} bytes; 1 to ${maxKeyBytes} are allowed.`,
      );
    if (valueBytes > maxValueBytes)
      throw invalidArgument(
        `${at}: attribute "${key}" has ${valueBytes} bytes; at most ${maxValueBytes} are allowed.`,
      );
    if (key.startsWith('goog') && !key.startsWith(CLIENT_PREFIX))
      throw invalidArgument(`${at}: attribute "${key}" starts with "goog", which Pub/Sub keeps for itself.`);
    total += keyBytes + valueBytes;
  }
  return total;
}
