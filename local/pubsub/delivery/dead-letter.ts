/** What a message looks like on its dead-letter topic (https://cloud.google.com/pubsub/docs/handling-failures). */

import { PUBLISH_LIMITS } from '../broker/limits.ts';
import type { Delivery } from './deliverer.ts';

/**
 * The original data, attributes and ordering key, with Google's attributes on top. `reason` is given for BigQuery
 * subscriptions only: why the row was rejected.
 */
export function toDeadLetter(subscriptionName: string, delivery: Delivery, reason: string | undefined) {
  const { message, attempt } = delivery;
  const [, project = '', , subscription = ''] = subscriptionName.split('/');
  const attributes: Record<string, string> = {
    ...message.attributes,
    CloudPubSubDeadLetterSourceDeliveryCount: String(attempt),
    CloudPubSubDeadLetterSourceSubscription: subscription,
    CloudPubSubDeadLetterSourceSubscriptionProject: project,
    CloudPubSubDeadLetterSourceTopicPublishTime: new Date(message.publishTimeMs).toISOString(),
  };
  if (reason !== undefined)
    attributes.CloudPubSubDeadLetterSourceDeliveryErrorMessage = shorten(
      reason,
      PUBLISH_LIMITS.maxValueBytes,
    );
  return { data: message.data, orderingKey: message.orderingKey, attributes };
}

/** At most `maxBytes` bytes of UTF-8, never half a character. */
function shorten(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  let end = maxBytes;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}
