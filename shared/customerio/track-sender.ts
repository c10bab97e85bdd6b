/**
 * The Track API: profile commands travel in v2 batches that form by themselves, each item answered on its own.
 *
 * Limits: 500 KB a batch, 32 KB an item; 207 names the items refused, all others are accepted.
 * Source: https://docs.customer.io/integrations/api/track/#operation/batch
 */
import { TrackClient } from 'customerio-node';
import { COMMAND_LIMITS } from '../contract/command/limits.ts';
import { RejectedError, RetryableError } from '../contract/errors.ts';
import { isObject } from '../contract/json.ts';
import { type Now, systemNow } from '../runtime/clock.ts';
import { createGatherer, failBatch, inTime, type Waiter } from '../runtime/gather.ts';
import type { Secret } from '../runtime/secrets.ts';
import type { AnonymousEvent, TrackItem } from './calls.ts';
import { type ClassifiedError, classify } from './classify.ts';
import { withOneRequestACall } from './transport.ts';
import { errorEntryText, redact, toVendorFailure } from './vendor-failure.ts';

/** Sends profile commands, which travel in batches, and events of people who aren't known yet. */
export interface TrackSender {
  /** Resolves once Customer.io has accepted the item. @throws RejectedError, RetryableError, ConfigurationError */
  send(item: TrackItem): Promise<void>;
  /** The v1 route for people who aren't known yet. @throws as `send`. */
  sendAnonymous(event: AnonymousEvent): Promise<void>;
}

/** Where, with which credentials and how patiently to call the Track API. */
export interface TrackSenderOptions {
  /** Root of the Track API, such as `https://track.customer.io`. */
  url: string;
  siteId: Secret;
  apiKey: Secret;
  timeoutMs: number;
  /** How long an item may wait for its turn. Work on what Pub/Sub is delivering again would only pile up. */
  patienceMs: number;
  now?: Now;
}

interface Pending<Item> extends Waiter {
  item: Item;
  resolve(): void;
}

interface PendingItem extends Pending<TrackItem> {
  bytes: number;
}

/** The SDK's client for the credentials of the moment. */
type ClientSource = () => TrackClient;

const MAX_BATCHES = 4;
const MAX_BATCH_BYTES = 500_000;
const BATCH_FRAME_BYTES = '{"batch":[]}'.length;
/** Events of people who aren't known yet travel singly; a packed message holds up to a thousand of them. */
const MAX_SINGLE_CALLS = 16;

/**
 * A sender whose batches form by themselves, at most four under way at a time. An item that is larger than Customer.io
 * takes is rejected before it is sent.
 */
export function createTrackSender(options: TrackSenderOptions): TrackSender {
  const { patienceMs, now = systemNow } = options;
  const client = createClientSource(options);
  const items = createGatherer<PendingItem>({
    maxCalls: MAX_BATCHES,
    maxItems: Number.POSITIVE_INFINITY,
    maxBytes: MAX_BATCH_BYTES - BATCH_FRAME_BYTES,
    bytesOf: ({ bytes }) => bytes + 1,
    send: (batch) => sendBatch(batch, client, now),
  });
  const events = createGatherer<Pending<AnonymousEvent>>({
    maxCalls: MAX_SINGLE_CALLS,
    maxItems: 1,
    maxBytes: Number.POSITIVE_INFINITY,
    bytesOf: () => 0,
    send: (batch) => sendEvents(batch, client, now),
  });

  return {
    async send(item) {
      const bytes = Buffer.byteLength(JSON.stringify(item));
      if (bytes > COMMAND_LIMITS.itemBytes) {
        const detail = `received a command of ${bytes} bytes as it travels; allowed: ${COMMAND_LIMITS.itemBytes} bytes`;
        throw new RejectedError('too_large', detail);
      }
      const expiresAtMs = now() + patienceMs;
      return new Promise((resolve, reject) => items.add({ item, bytes, expiresAtMs, resolve, reject }));
    },
    sendAnonymous(item) {
      const expiresAtMs = now() + patienceMs;
      return new Promise((resolve, reject) => events.add({ item, expiresAtMs, resolve, reject }));
    },
  };
}

/** Those that still have time; the others are told that it has run out. */
function live<P extends Waiter>(batch: readonly P[], now: Now): P[] {
  const late = () =>
    new RetryableError('customerio_busy', 'The call to Customer.io did not get its turn in time');
  return inTime(batch, now(), late);
}

async function sendBatch(gathered: PendingItem[], client: ClientSource, now: Now): Promise<void> {
  const batch = live(gathered, now);
  if (batch.length === 0) return;
  try {
    const refusals = await submit(batch, client());
    for (const [index, pending] of batch.entries()) {
      const refusal = refusals.get(index);
      if (refusal === undefined) pending.resolve();
      else pending.reject(refused(refusal));
    }
  } catch (error) {
    await failBatch(batch, error, (part) => sendBatch(part, client, now));
  }
}

/** Index → why, for the items that are refused. @throws what has become of the batch as a whole. */
async function submit(batch: readonly PendingItem[], client: TrackClient): Promise<Map<number, string>> {
  const answer: unknown = await client.batch(batch.map(({ item }) => item)).catch((thrown: unknown) => {
    throw failureOf(thrown);
  });
  const refusals = refusalsOf(answer);
  for (const [index, why] of refusals) {
    if (batch[index] === undefined) throw refused(why);
  }
  return refusals;
}

async function sendEvents(
  batch: readonly Pending<AnonymousEvent>[],
  client: ClientSource,
  now: Now,
): Promise<void> {
  for (const { item, resolve, reject } of live(batch, now)) {
    const { anonymous_id, ...event } = item;
    try {
      await client().trackAnonymous(anonymous_id, event);
      resolve();
    } catch (thrown) {
      reject(failureOf(thrown));
    }
  }
}

/** A client that is made anew only when the credentials change. */
function createClientSource({ url, siteId, apiKey, timeoutMs }: TrackSenderOptions): ClientSource {
  let made: { credentials: string; client: TrackClient } | undefined;
  return () => {
    const credentials = `${siteId.value()}:${apiKey.value()}`;
    if (made?.credentials !== credentials) {
      const client = new TrackClient(siteId.value(), apiKey.value(), { url: `${url}/api/v1` });
      made = { credentials, client: withOneRequestACall(client, timeoutMs) };
    }
    return made.client;
  };
}

function failureOf(thrown: unknown): ClassifiedError {
  return classify(toVendorFailure(thrown), 'profile');
}

function refused(why: string): RejectedError {
  return new RejectedError('customerio_400', why, { httpStatus: 400 });
}

/**
 * Index → why, for the items that a 207 answer refuses; -1 where it doesn't say which. The SDK passes 200 and 207
 * alike as success.
 */
function refusalsOf(answer: unknown): Map<number, string> {
  const refusals = new Map<number, string>();
  const errors = isObject(answer) ? answer.errors : [];
  for (const entry of Array.isArray(errors) ? errors : []) {
    const index = typeof entry?.batch_index === 'number' ? entry.batch_index : -1;
    refusals.set(index, redact(errorEntryText(entry ?? {})));
  }
  return refusals;
}
