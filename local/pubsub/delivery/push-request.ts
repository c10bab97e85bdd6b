/** What a push request says, wrapped and unwrapped. */
import { type OutgoingHttpHeaders, validateHeaderName, validateHeaderValue } from 'node:http';
import type { PushTarget } from '../broker/rules.ts';
import type { Delivery, Intake } from './deliverer.ts';

/** Headers that an attribute must not replace, since the connection depends on them. */
const RESERVED =
  /^(host|connection|content-length|transfer-encoding|authorization|expect|upgrade|x-goog-.*)$/i;

/**
 * The request body: Google's envelope, or the bare data where the subscription asks for no wrapper.
 * `deliveryAttempt` is there only with a dead-letter policy, as with the real service.
 */
export function bodyOf(
  { name, rules }: Intake,
  target: PushTarget,
  { message, attempt }: Delivery,
): string | Buffer {
  if (!target.wrapped) return message.data;
  const messageId = String(message.id);
  const publishTime = new Date(message.publishTimeMs).toISOString();
  const envelope = {
    ...(rules.deadLetter && { deliveryAttempt: attempt }),
    message: {
      attributes: message.attributes,
      data: message.data.toString('base64'),
      messageId,
      message_id: messageId,
      ...(message.orderingKey !== '' && { orderingKey: message.orderingKey }),
      publishTime,
      publish_time: publishTime,
    },
    subscription: name,
  };
  return JSON.stringify(envelope);
}

/** The request headers; with `writeMetadata` attributes become headers, where HTTP allows them. */
export function headersOf(
  { name }: Intake,
  target: PushTarget,
  { message }: Delivery,
  body: string | Buffer,
  token: string | undefined,
): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {
    'user-agent': 'CloudPubSub-Google',
    'content-type': target.wrapped ? 'application/json' : 'application/octet-stream',
    'content-length': Buffer.byteLength(body),
  };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (!target.writeMetadata) return headers;
  for (const [key, value] of Object.entries(message.attributes)) {
    if (isHeader(key, value)) headers[key.toLowerCase()] = value;
  }
  headers['x-goog-pubsub-subscription-name'] = name;
  headers['x-goog-pubsub-message-id'] = String(message.id);
  headers['x-goog-pubsub-publish-time'] = new Date(message.publishTimeMs).toISOString();
  if (isHeader('ordering-key', message.orderingKey))
    headers['x-goog-pubsub-ordering-key'] = message.orderingKey;
  return headers;
}

function isHeader(name: string, value: string): boolean {
  if (RESERVED.test(name) || value === '') return false;
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
