/**
 * Pub/Sub's wrapping of a message in a push request.
 * Source: https://cloud.google.com/pubsub/docs/push#receive_push
 */
import { toInstant } from '../contract/instant.ts';
import { BASE64, isObject } from '../contract/json.ts';

/** A message with what Pub/Sub says about it. */
export interface Envelope {
  /** Empty for a message that has attributes only. */
  data: Buffer;
  attributes: Readonly<Record<string, string>>;
  messageId: string;
  /** RFC 3339, UTC. */
  publishTime: string;
  /** 1 for the first delivery; always 1 where the subscription has no dead-letter policy. */
  deliveryAttempt: number;
}

/** A message, or why the body holds none. */
export type EnvelopeResult = { ok: true; value: Envelope } | { ok: false; reason: EnvelopeProblem };
/** What is wrong with an envelope: a stable code. */
export type EnvelopeProblem =
  | 'not_json'
  | 'no_message'
  | 'bad_data'
  | 'bad_attributes'
  | 'no_message_id'
  | 'bad_time';

/** The message in a push request's body, or why the body is no envelope. Never throws. */
export function parseEnvelope(body: Buffer): EnvelopeResult {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return { ok: false, reason: 'not_json' };
  }
  if (!isObject(json) || !isObject(json.message)) return { ok: false, reason: 'no_message' };
  const { data = '', attributes = {}, messageId, publishTime } = json.message;
  if (typeof data !== 'string' || !BASE64.test(data)) return { ok: false, reason: 'bad_data' };
  if (!isTextMap(attributes)) return { ok: false, reason: 'bad_attributes' };
  if (typeof messageId !== 'string' || messageId === '') return { ok: false, reason: 'no_message_id' };
  const publishedAt = toInstant(publishTime);
  if (publishedAt === undefined) return { ok: false, reason: 'bad_time' };
  return {
    ok: true,
    value: {
      data: Buffer.from(data, 'base64'),
      attributes,
      messageId,
      publishTime: publishedAt,
      deliveryAttempt: toAttempt(json.deliveryAttempt),
    },
  };
}

function toAttempt(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : 1;
}

function isTextMap(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string');
}
