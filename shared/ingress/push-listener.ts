/** Pub/Sub's push requests, served from the raw request in front of the framework. */
import type { IncomingMessage } from 'node:http';
import type { Log } from '../runtime/log.ts';
import { readBody } from './body.ts';
import { isEncoded } from './headers.ts';
import { createListener, type Listener } from './listener.ts';
import { PUSH_STATUS } from './statuses.ts';

/** A message of 10 MB, base64, with 100 attributes around it, stays below. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * The request listener of an operation. Answers with what `handle` resolves to, 503 where it rejects; 405, 413 and 415
 * to what is no push request.
 *
 * @param handle takes a push request's body, 16 MiB at most, and resolves to the status for Pub/Sub.
 */
export function createPushListener(handle: (body: Buffer) => Promise<number>, log: Log): Listener {
  return createListener((request) => statusFor(request, handle), PUSH_STATUS.broken, log);
}

async function statusFor(
  request: IncomingMessage,
  handle: (body: Buffer) => Promise<number>,
): Promise<number> {
  if (request.method !== 'POST') return PUSH_STATUS.wrong_method;
  if (isEncoded(request.headers['content-encoding'])) return PUSH_STATUS.encoded;
  const body = await readBody(request, { maxBytes: MAX_BODY_BYTES, headBytes: 0 }, () => undefined);
  return body.isWhole ? handle(body.bytes) : PUSH_STATUS.too_large;
}
