/** Puts rejected commands on their dead-letter topic: whole if Pub/Sub takes them so, else their heads. */
import { createHash } from 'node:crypto';
import { type DeadLetterReason, deadLetterAttributes } from '../contract/dead-letter.ts';
import { RejectedError } from '../contract/errors.ts';
import { fitsPubSub, type OutgoingMessage } from '../contract/message-limits.ts';
import { keptHead } from '../contract/quarantine.ts';

/** A command as it came, and why it is rejected. */
export interface RejectedCommand {
  data: Buffer;
  attributes: Readonly<Record<string, string>>;
  why: DeadLetterReason;
}

/**
 * Resolves once the dead letter is stored. What Pub/Sub refuses as it is goes out in a form that it can't refuse: a
 * rejected command must never come again and again for want of a place.
 *
 * @throws whatever `publish` rejects with, but for a refusal of what has the publisher's attributes.
 */
export async function publishDeadLetter(
  { data, attributes, why }: RejectedCommand,
  publish: (message: OutgoingMessage) => Promise<unknown>,
): Promise<void> {
  const whole = { data, attributes: deadLetterAttributes(attributes, why) };
  const head = () => headOf(data, deadLetterAttributes(attributes, { ...why, dataKept: 'head' }));
  try {
    await publish(fitsPubSub(whole) ? whole : head());
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
    await publish(headOf(data, withoutPublishers(attributes, why)));
  }
}

/** What the quarantine keeps of a body stands for the command's own bytes. */
function headOf(data: Buffer, attributes: OutgoingMessage['attributes'] = {}): OutgoingMessage {
  const record = keptHead(data, data.length, createHash('sha256').update(data).digest('hex'));
  return { data: JSON.stringify(record), attributes };
}

/** Our attributes only: it may have been one of the publisher's that was refused. */
function withoutPublishers(attributes: Readonly<Record<string, string>>, why: DeadLetterReason) {
  const dropped = String(Object.keys(attributes).length);
  return { ...deadLetterAttributes({}, { ...why, dataKept: 'head' }), attributes_dropped: dropped };
}
