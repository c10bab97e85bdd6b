/** What Pub/Sub can never take. Source: https://cloud.google.com/pubsub/quotas#resource_limits */

const MAX_MESSAGE_BYTES = 10_000_000;
/** Attributes of a message, and bytes of an attribute's value, at most. */
export const MAX_ATTRIBUTES = 100;
const MAX_NAME_BYTES = 256;
export const MAX_VALUE_BYTES = 1024;

/** A message as it is handed to a publisher. */
export interface OutgoingMessage {
  data: string | Buffer;
  attributes?: Readonly<Record<string, string>>;
}

/** False for a message that every attempt to publish would be refused for. */
export function fitsPubSub({ data, attributes = {} }: OutgoingMessage): boolean {
  const entries = Object.entries(attributes);
  if (entries.length > MAX_ATTRIBUTES) return false;
  let bytes = Buffer.byteLength(data);
  for (const [name, value] of entries) {
    const nameBytes = Buffer.byteLength(name);
    const valueBytes = Buffer.byteLength(value);
    if (nameBytes === 0 || nameBytes > MAX_NAME_BYTES || valueBytes > MAX_VALUE_BYTES) return false;
    bytes += nameBytes + valueBytes;
  }
  return bytes > 0 && bytes <= MAX_MESSAGE_BYTES;
}
