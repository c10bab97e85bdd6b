/** Builders of Pub/Sub's push requests: a valid one, of which each test breaks one thing. */

export interface EnvelopeOptions {
  /** JSON, or bytes as they are; left out for a message of attributes only. */
  data?: unknown;
  attributes?: Record<string, string>;
  messageId?: string;
  publishTime?: string;
  deliveryAttempt?: number;
}

/** The wrapped message as JSON. Fields that are `undefined` are left out. */
export function envelopeJson(options: EnvelopeOptions = {}): Record<string, unknown> {
  const { data, attributes, messageId = '7001', publishTime = '2026-06-01T11:59:00.000Z' } = options;
  return {
    message: {
      ...(data !== undefined && { data: toBytes(data).toString('base64') }),
      ...(attributes && { attributes }),
      messageId,
      message_id: messageId,
      publishTime,
      publish_time: publishTime,
    },
    subscription: 'projects/test-project/subscriptions/customerio-identify',
    ...(options.deliveryAttempt !== undefined && { deliveryAttempt: options.deliveryAttempt }),
  };
}

/** The body of a push request. */
export function pushBody(options?: EnvelopeOptions): Buffer {
  return Buffer.from(JSON.stringify(envelopeJson(options)));
}

function toBytes(data: unknown): Buffer {
  return Buffer.isBuffer(data) ? data : Buffer.from(typeof data === 'string' ? data : JSON.stringify(data));
}
