/** What Pub/Sub can never take. Source: https://cloud.google.com/pubsub/quotas#resource_limits */

/**
 * The longest body that Google takes in a publish call over REST, which is how every function publishes. A message of
 * ours holds its data in base64, a third longer, so that some 7.86 MB of it are the most: less than the 10 MB that a
 * publisher with gRPC may have sent us. Source: https://github.com/apache/beam/issues/19573
 */
export const MAX_PUBLISH_BYTES = 10 * 1024 * 1024;
const FRAME_BYTES = '{"messages":[{"data":"","attributes":}]}'.length;
/** Attributes of a message, at most. */
export const MAX_ATTRIBUTES = 100;
const MAX_NAME_BYTES = 256;
/** Bytes of an attribute's value, at most. */
export const MAX_VALUE_BYTES = 1024;

/** A message as it is handed to a publisher. */
export interface OutgoingMessage {
  data: string | Buffer;
  attributes?: Readonly<Record<string, string>>;
}

/** False for a message that Pub/Sub would refuse at every attempt. */
export function fitsPubSub({ data, attributes = {} }: OutgoingMessage): boolean {
  const entries = Object.entries(attributes);
  if (entries.length > MAX_ATTRIBUTES) return false;
  for (const [name, value] of entries) {
    const nameBytes = Buffer.byteLength(name);
    if (nameBytes === 0 || nameBytes > MAX_NAME_BYTES || Buffer.byteLength(value) > MAX_VALUE_BYTES)
      return false;
  }
  const dataBytes = Buffer.byteLength(data);
  if (dataBytes === 0 && entries.length === 0) return false;
  const base64Bytes = 4 * Math.ceil(dataBytes / 3);
  return FRAME_BYTES + base64Bytes + Buffer.byteLength(JSON.stringify(attributes)) <= MAX_PUBLISH_BYTES;
}
