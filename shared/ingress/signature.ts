/**
 * Customer.io's webhook signature: hex HMAC-SHA256 over `v0:<timestamp>:<raw body>`.
 *
 * Source: https://docs.customer.io/integrations/api/webhooks/#section/Securely-Verifying-Requests
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A stamp further ahead than this can't have been made by an honest clock. */
const MAX_FUTURE_SECONDS = 300;

/** Ten digits: Unix seconds from 2001 to 2286. A stricter grammar than a number's, for the stamp is signed text. */
const STAMP = /^[1-9]\d{9}$/;
/** Node joins repeated headers by a comma, which neither grammar allows. */
const SIGNATURE = /^[0-9a-f]{64}$/;

/** Why a request is not authentic: a stable code for the log. `mismatch` says that no live key made the signature. */
export type RefusalReason =
  | 'no_timestamp'
  | 'bad_timestamp'
  | 'future_timestamp'
  | 'no_signature'
  | 'bad_signature'
  | 'mismatch';

/** What a request's headers say about its body. */
export interface Claim {
  /** Unix seconds, as the text that was signed. */
  timestamp: string;
  /** 32 bytes. */
  signature: Buffer;
}

/** A claim that can be verified, or why there is none. */
export type ClaimResult = { ok: true; claim: Claim } | { ok: false; reason: RefusalReason };

/**
 * What the headers claim, before a byte of the body is read. A stamp of the past is not refused: whether
 * Customer.io stamps a retry anew is undocumented, and refusing would lose what it retries for up to seven days.
 */
export function readClaim(headers: IncomingHttpHeaders, nowMs: number): ClaimResult {
  const { 'x-cio-timestamp': timestamp, 'x-cio-signature': signature } = headers;
  if (timestamp === undefined) return { ok: false, reason: 'no_timestamp' };
  if (typeof timestamp !== 'string' || !STAMP.test(timestamp)) return { ok: false, reason: 'bad_timestamp' };
  if (Number(timestamp) > nowMs / 1000 + MAX_FUTURE_SECONDS) return { ok: false, reason: 'future_timestamp' };
  if (signature === undefined) return { ok: false, reason: 'no_signature' };
  if (typeof signature !== 'string' || !SIGNATURE.test(signature))
    return { ok: false, reason: 'bad_signature' };
  return { ok: true, claim: { timestamp, signature: Buffer.from(signature, 'hex') } };
}

/** Takes a body piece by piece and then says whether its claim is true. */
export interface Verifier {
  /** Takes the body's bytes as they arrive. */
  update(chunk: Buffer): void;
  /** True where one of the keys made the claimed signature. Takes the same time whichever it is. */
  matches(): boolean;
}

/** Verifies one request's bytes against every live key. */
export function createVerifier({ timestamp, signature }: Claim, keys: readonly string[]): Verifier {
  const macs = keys.map((key) => createHmac('sha256', key).update(`v0:${timestamp}:`));
  return {
    update(chunk) {
      for (const mac of macs) mac.update(chunk);
    },
    matches: () => macs.map((mac) => timingSafeEqual(mac.digest(), signature)).includes(true),
  };
}

/** The live keys in a secret: one a line. */
export function signingKeysIn(secret: string): string[] {
  return secret
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
