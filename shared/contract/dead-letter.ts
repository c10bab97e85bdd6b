/** A rejected command on its dead-letter topic: the original bytes and attributes, and why it is there. */
import { MAX_ATTRIBUTES, MAX_VALUE_BYTES } from './message-limits.ts';
import type { Operation } from './operations.ts';

const TRACING = new Set(['correlation_id', 'traceparent', 'original_operation']);
/** Names of ours that not every dead letter has. */
const NOT_ALWAYS = ['http_status', 'data_kept', 'attributes_dropped'];

/** Why a command is a dead letter, and what it was known by. */
export interface DeadLetterReason {
  /** Stable code. */
  reason: string;
  /** What was received and what is allowed, without values. */
  detail: string;
  httpStatus?: number | undefined;
  operation: Operation;
  commandId: string;
  firstPublishedAt: string;
  firstMessageId: string;
  occurredAt: string;
  /** Where the data is not the command's own bytes but their length, digest and head. */
  dataKept?: 'head';
}

/** The dead letter's attributes: ours over the original ones, and nothing that an earlier rejection said. */
export function deadLetterAttributes(
  original: Readonly<Record<string, string>>,
  why: DeadLetterReason,
): Record<string, string> {
  const ours = {
    reason: why.reason,
    detail: truncate(why.detail.toWellFormed()),
    operation: why.operation,
    command_id: why.commandId,
    first_published_at: why.firstPublishedAt,
    first_message_id: why.firstMessageId,
    occurred_at: why.occurredAt,
    ...(why.httpStatus !== undefined && { http_status: String(why.httpStatus) }),
    ...(why.dataKept !== undefined && { data_kept: why.dataKept }),
  };
  const rest = Object.fromEntries(Object.entries(original).filter(([name]) => !NOT_ALWAYS.includes(name)));
  return attributesOver(rest, { ...publishersOwn(original, ours), ...ours });
}

/**
 * What the publisher had under names that are ours, as `original_<name>`: another operation above all, for the dead
 * letter, redriven, must not pass as a command of this one. An earlier rejection's words are not the publisher's.
 */
function publishersOwn(
  original: Readonly<Record<string, string>>,
  ours: Readonly<Record<string, string>>,
): Record<string, string> {
  // Every rejection leaves both; a command that was only published again has its first message's id alone.
  const wasRejected = original.first_message_id !== undefined && original.reason !== undefined;
  const overwritten = [...Object.keys(ours), ...NOT_ALWAYS].filter(
    (name) =>
      original[name] !== undefined &&
      original[name] !== ours[name] &&
      original[`original_${name}`] === undefined &&
      (name === 'operation' || !wasRejected),
  );
  return Object.fromEntries(overwritten.map((name) => [`original_${name}`, original[name] ?? '']));
}

/**
 * `ours` over `original`, as many as a message may have: originals that don't fit beside ours are left out and
 * counted in `attributes_dropped`. What a command's cause is traced by goes last.
 */
export function attributesOver(
  original: Readonly<Record<string, string>>,
  ours: Readonly<Record<string, string>>,
): Record<string, string> {
  const originals = Object.entries(original)
    .filter(([name]) => !Object.hasOwn(ours, name))
    .sort(([a], [b]) => Number(TRACING.has(b)) - Number(TRACING.has(a)));
  const room = MAX_ATTRIBUTES - Object.keys(ours).length;
  if (originals.length <= room) return { ...Object.fromEntries(originals), ...ours };
  const kept = originals.slice(0, room - 1);
  return {
    ...Object.fromEntries(kept),
    ...ours,
    attributes_dropped: String(originals.length - kept.length),
  };
}

function truncate(text: string): string {
  if (Buffer.byteLength(text) <= MAX_VALUE_BYTES) return text;
  return Buffer.from(text)
    .subarray(0, MAX_VALUE_BYTES - 4)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')
    .concat('…');
}
