/**
 * What becomes of an authentic webhook that Pub/Sub or BigQuery could never take: its measure, its digest and its
 * first 64 KiB, so that it is neither lost without trace nor stalls Customer.io's stream. The same stands for a command
 * that leaves no room for the reason of its rejection.
 */
import type { UnreadableReason } from './delivery-event.ts';

/** How much of a quarantined body is kept. */
export const QUARANTINE_HEAD_BYTES = 64 * 1024;

/** Stable codes: why a webhook's body is quarantined. */
export type QuarantineReason = UnreadableReason | 'encoded' | 'too_long' | 'refused';

/** What stands for bytes that can't be kept whole. */
export interface KeptHead {
  /** Bytes of the body as received. */
  length: number;
  /** Hex SHA-256 of the body as received. */
  sha256: string;
  /** The first 64 KiB of the body, base64. */
  head: string;
}

/** The message on the quarantine topic, as JSON. */
export interface QuarantineRecord extends KeptHead {
  reason: QuarantineReason;
  received_at: string;
}

/** @param bytes all of them, or at least the first 64 KiB; `length` and `sha256` are of all. */
export function keptHead(bytes: Buffer, length: number, sha256: string): KeptHead {
  return { length, sha256, head: bytes.subarray(0, QUARANTINE_HEAD_BYTES).toString('base64') };
}
