/**
 * The webhook, served from the raw request in front of the framework: verify the bytes as they arrive, map them,
 * publish, and answer only then. Nothing of a request that isn't authentic is decoded, inflated, parsed or kept
 * beyond its answer.
 */
import type { IncomingMessage } from 'node:http';
import { deliveryEventAttributes, deliveryEventRow } from '../contract/delivery-event.ts';
import { RejectedError } from '../contract/errors.ts';
import { fitsPubSub, type OutgoingMessage } from '../contract/message-limits.ts';
import type { TopicNames } from '../contract/operations.ts';
import {
  keptHead,
  QUARANTINE_HEAD_BYTES,
  type QuarantineReason,
  type QuarantineRecord,
} from '../contract/quarantine.ts';
import type { Now } from '../runtime/clock.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import { type Body, readBody } from './body.ts';
import { isEncoded, pathOf } from './headers.ts';
import { createListener, type Listener } from './listener.ts';
import { type Claim, createVerifier, readClaim } from './signature.ts';
import { WEBHOOK_STATUS, type WebhookAnswer } from './statuses.ts';

/** What the listener asks of a publisher. */
export interface EventPublisher {
  /** @throws RejectedError where the message itself is refused; anything else where it can't be stored now. */
  publish(topic: string, message: OutgoingMessage, expiresAtMs: number): Promise<unknown>;
}

/** What the webhook is made of. */
export interface WebhookOptions {
  /** The live keys, read no longer ago than `maxAgeMs`, or about a minute. */
  keys: (maxAgeMs?: number) => readonly string[];
  publisher: EventPublisher;
  /** Short names, without the project. */
  topics: TopicNames;
  /** Keep the bodies of sent messages in the row's `payload`. */
  keepContent: boolean;
  log: Log;
  now: Now;
}

/**
 * What is read of a body at most. Bodies with the whole text of a message in them are long; of what is read, a row of up
 * to some 7.8 MB can be published, for base64 makes it a third longer and Pub/Sub's limit is on that.
 */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const LIMITS = { maxBytes: MAX_BODY_BYTES, headBytes: QUARANTINE_HEAD_BYTES };

/** Customer.io gives up after 4 s; being early leaves room for the way back. */
const STORE_WITHIN_MS = 2_300;
/** After a mismatch keys this old are read again; seldom enough not to be a way to keep us busy. */
const MISMATCH_MAX_AGE_MS = 5_000;

/**
 * The webhook's request listener. It answers 200 once Pub/Sub has the event or its quarantine record, 503 within
 * 2.5 s of a complete body where only time can tell or heal, else 401, 404 or 405; never with a body.
 *
 * Source: https://docs.customer.io/integrations/api/webhooks/ (retries, signature)
 */
export function createWebhookListener(options: WebhookOptions): Listener {
  const statusFor = async (request: IncomingMessage) => WEBHOOK_STATUS[await answerTo(request, options)];
  return createListener(statusFor, WEBHOOK_STATUS.unavailable, options.log);
}

async function answerTo(request: IncomingMessage, options: WebhookOptions): Promise<WebhookAnswer> {
  const { keys, log, now } = options;
  if (pathOf(request.url ?? '') !== '/') return 'wrong_path';
  if (request.method !== 'POST') return 'wrong_method';
  const claimed = readClaim(request.headers, now());
  if (!claimed.ok) {
    log.warning('webhook_refused', { reason: claimed.reason });
    return 'not_authentic';
  }
  const tried = keys();
  const verifier = createVerifier(claimed.claim, tried);
  const body = await readBody(request, LIMITS, verifier.update);
  const match = verifier.matches() ? 'yes' : matchOfNewKeys(claimed.claim, body, tried, keys);
  switch (match) {
    case 'yes':
      return store(body, request.headers['content-encoding'], options);
    case 'no':
      log.warning('webhook_refused', { reason: 'mismatch', bytes: body.length });
      return 'not_authentic';
    case 'unknown':
      log.warning('webhook_unavailable', { reason: 'new_key', bytes: body.length });
      return 'unavailable';
  }
}

/**
 * The signature may be by a key that came since the last look: refusing it would stop the stream for an hour. Of a
 * body too long to be kept there is nothing left to verify; its next attempt meets the new key from the start.
 */
function matchOfNewKeys(
  claim: Claim,
  body: Body,
  tried: readonly string[],
  keys: WebhookOptions['keys'],
): 'yes' | 'no' | 'unknown' {
  const added = keys(MISMATCH_MAX_AGE_MS).filter((key) => !tried.includes(key));
  if (added.length === 0) return 'no';
  if (!body.isWhole) return 'unknown';
  const verifier = createVerifier(claim, added);
  verifier.update(body.bytes);
  return verifier.matches() ? 'yes' : 'no';
}

/** Puts an authentic body on the topic of events, or of what can't be an event. */
async function store(
  body: Body,
  encoding: string | undefined,
  options: WebhookOptions,
): Promise<WebhookAnswer> {
  const { publisher, topics, log, now } = options;
  const receivedAtMs = now();
  const expiresAtMs = receivedAtMs + STORE_WITHIN_MS;
  const prepared = prepare(body, encoding, receivedAtMs, options);
  if (!('quarantine' in prepared)) {
    try {
      await publisher.publish(topics.deliveryEvents, prepared, expiresAtMs);
      return 'stored';
    } catch (error) {
      if (!(error instanceof RejectedError)) return unavailable(error, log);
    }
  }
  const reason = 'quarantine' in prepared ? prepared.quarantine : 'refused';
  try {
    await publisher.publish(topics.quarantine, quarantineMessage(body, reason, receivedAtMs), expiresAtMs);
    log.error('webhook_quarantined', { reason, bytes: body.length });
    return 'quarantined';
  } catch (error) {
    return unavailable(error, log);
  }
}

function prepare(
  body: Body,
  encoding: string | undefined,
  receivedAtMs: number,
  { keepContent }: WebhookOptions,
): OutgoingMessage | { quarantine: QuarantineReason } {
  if (isEncoded(encoding)) return { quarantine: 'encoded' };
  if (!body.isWhole) return { quarantine: 'too_long' };
  const mapped = deliveryEventRow(body.bytes, { receivedAtMs, keepContent });
  if (!mapped.ok) return { quarantine: mapped.reason };
  const message = { data: JSON.stringify(mapped.row), attributes: deliveryEventAttributes(mapped.row) };
  return fitsPubSub(message) ? message : { quarantine: 'too_long' };
}

function quarantineMessage(body: Body, reason: QuarantineReason, receivedAtMs: number): OutgoingMessage {
  const record: QuarantineRecord = {
    reason,
    received_at: new Date(receivedAtMs).toISOString(),
    ...keptHead(body.bytes, body.length, body.sha256),
  };
  return { data: JSON.stringify(record), attributes: { reason, sha256: record.sha256 } };
}

function unavailable(error: unknown, log: Log): WebhookAnswer {
  log.error('webhook_unavailable', errorFields(error));
  return 'unavailable';
}
