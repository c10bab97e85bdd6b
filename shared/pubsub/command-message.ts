/** From a Pub/Sub message to the commands in it: bytes → UTF-8 → JSON → one command, or up to 1000 packed ones. */
import { isUtf8 } from 'node:buffer';
import { LINE } from '../contract/command/identifiers.ts';
import { COMMAND_LIMITS } from '../contract/command/limits.ts';
import {
  codePointsIn,
  type InvalidReason,
  type Problem,
  problem,
  TOO_DEEP,
} from '../contract/command/problems.ts';
import { canonicalJson, commandIdOf } from '../contract/ids.ts';
import { toInstant } from '../contract/instant.ts';
import {
  elementTexts,
  extentOf,
  isListText,
  isObject,
  MAX_DEPTH,
  MAX_MARKS,
  repeatedKey,
  withoutByteOrderMark,
} from '../contract/json.ts';
import { factsOf, MAX_PACKED_COMMANDS, type Operation } from '../contract/operations.ts';
import type { Envelope } from './envelope.ts';

const ONE_DOCUMENT = 'one JSON document in UTF-8';
/** No valid command without an id of its own is longer; writing megabytes anew would cost a gigabyte. */
const MAX_CANONICAL_BYTES = 256 * 1024;

/** Stable codes: why a message holds no command, or none that can be read. Those of the command itself come on top. */
export type MessageReason =
  | InvalidReason
  | 'empty_data'
  | 'not_utf8'
  | 'not_json'
  | 'repeated_key'
  | 'packing_not_allowed'
  | 'bad_packing';

/** One command as it was received, before its contract is checked. */
export interface ReceivedCommand {
  /** The command's own bytes: the message's data, or its part of a packed message. */
  bytes: Buffer;
  content: { ok: true; json: unknown } | { ok: false; problem: Problem<MessageReason> };
  /** Where the command stood in a packed message; 0 otherwise. */
  index: number;
  origin: Origin;
}

/** What a command is known by, at every attempt and in every copy of it. */
export interface Identity {
  commandId: string;
  /** RFC 3339, UTC. */
  occurredAt: string;
  /** Unix seconds, as Customer.io counts time. */
  occurredAtSeconds: number;
}

/** What a command carries with it through republishing and redriving. */
export interface Origin {
  firstPublishedAt: string;
  firstMessageId: string;
  /** Given by an earlier hand of this system; the command's own comes before them. */
  commandId: string | undefined;
  occurredAt: string | undefined;
}

/** What a message's data says, or why it can't be read. */
type Read<T> = { ok: true; value: T } | { ok: false; problem: Problem<MessageReason> };

/** Every command of a message: at least one, problems included. Never throws. */
export function receiveCommands(envelope: Envelope, operation: Operation): ReceivedCommand[] {
  const { data, attributes } = envelope;
  const origin = originOf(envelope);
  const whole = (content: ReceivedCommand['content']): ReceivedCommand[] => [
    { bytes: data, content, index: 0, origin },
  ];

  // A dead letter names the topic's operation; what its publisher had named is kept beside it.
  const named = attributes.original_operation ?? attributes.operation;
  if (named !== undefined && named !== operation) {
    return whole(
      bad('wrong_operation', 'an attribute "operation" that names another operation', `"${operation}"`),
    );
  }
  const read = textOf(data);
  if (!read.ok) return whole(read);
  const text = read.value;
  // A command that was part of a pack has its id in the attributes: driven back, it is no pack of its own.
  const mayBePacked = factsOf(operation).effect === 'profile' && origin.commandId === undefined;
  const parsed = parse(text, mayBePacked && isListText(text));
  if (!parsed.ok) return whole(parsed);
  const json = parsed.value;
  if (!Array.isArray(json)) return whole(contentOf(text, json));
  if (!mayBePacked) return whole(bad('packing_not_allowed', 'a list', 'one command'));
  if (json.length === 0 || json.length > MAX_PACKED_COMMANDS) {
    return whole(bad('bad_packing', `${json.length} commands`, `1 to ${MAX_PACKED_COMMANDS}`));
  }
  return unpack(text, json, origin);
}

function bad(reason: MessageReason, received: string, allowed: string) {
  return { ok: false, problem: problem(reason, '', received, allowed) } as const;
}

function textOf(data: Buffer): Read<string> {
  if (data.length === 0) return bad('empty_data', 'no data', ONE_DOCUMENT);
  if (!isUtf8(data)) return bad('not_utf8', `${data.length} bytes that are not UTF-8`, ONE_DOCUMENT);
  return { ok: true, value: withoutByteOrderMark(data.toString('utf8')) };
}

/**
 * Measures before it parses: parsing is what costs memory. In a pack each command's depth is its own affair; how
 * many marks there are bounds the cost of them all.
 */
function parse(text: string, isPack: boolean): Read<unknown> {
  const { depth, marks } = extentOf(text);
  if (depth > MAX_DEPTH && !isPack) return { ok: false, problem: TOO_DEEP };
  if (marks > MAX_MARKS) {
    return bad(
      'too_many',
      `${marks} commas, colons and opening brackets`,
      `at most ${MAX_MARKS} outside strings`,
    );
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return bad('not_json', `${Buffer.byteLength(text)} bytes that are not JSON`, ONE_DOCUMENT);
  }
}

/** The command's id and time: its own, else what it carried along, else derived from content and first publish. */
export function identityOf({ bytes, content, index, origin }: ReceivedCommand): Identity {
  const given = content.ok ? givenIn(content.json) : {};
  const { firstPublishedAt, firstMessageId } = origin;
  const occurredAt = given.occurredAt ?? origin.occurredAt ?? firstPublishedAt;
  const derivedId = () => {
    const isSmall = bytes.length <= MAX_CANONICAL_BYTES;
    const text = content.ok && isSmall ? canonicalJson(content.json) : bytes.toString('base64');
    return commandIdOf({ content: text, firstPublishedAt, firstMessageId, index });
  };
  return {
    commandId: given.commandId ?? origin.commandId ?? derivedId(),
    occurredAt,
    occurredAtSeconds: Math.floor(Date.parse(occurredAt) / 1000),
  };
}

/** Attributes that make a command, published again by itself, the same command as before. */
export function originAttributes(
  origin: Origin,
  { commandId, occurredAt }: Identity,
): Record<string, string> {
  return {
    command_id: commandId,
    occurred_at: occurredAt,
    first_published_at: origin.firstPublishedAt,
    first_message_id: origin.firstMessageId,
  };
}

function unpack(text: string, json: readonly unknown[], origin: Origin): ReceivedCommand[] {
  return elementTexts(text).map((element, index) => ({
    bytes: Buffer.from(element),
    content:
      extentOf(element).depth > MAX_DEPTH
        ? { ok: false, problem: TOO_DEEP }
        : contentOf(element, json[index]),
    index,
    origin,
  }));
}

/** What only the text of one command can tell: keys that parsing has already swallowed. Its depth is measured. */
function contentOf(text: string, json: unknown): ReceivedCommand['content'] {
  const twice = repeatedKey(text);
  if (twice !== undefined) {
    return { ok: false, problem: problem('repeated_key', twice, 'the key more than once', 'each key once') };
  }
  return { ok: true, json };
}

function originOf({ attributes, publishTime, messageId }: Envelope): Origin {
  const { first_published_at: carried, CloudPubSubDeadLetterSourceTopicPublishTime: forwarded } = attributes;
  return {
    firstPublishedAt: notAfter(publishTime, 0, carried) ?? notAfter(publishTime, 0, forwarded) ?? publishTime,
    firstMessageId: attributes.first_message_id || messageId,
    commandId: isCommandId(attributes.command_id) ? attributes.command_id : undefined,
    occurredAt: notAfter(publishTime, COMMAND_LIMITS.occurredAheadMs, attributes.occurred_at),
  };
}

/** The text as an instant, unless it lies further after the publish time than `aheadMs`: nobody's clock is right then. */
function notAfter(publishTime: string, aheadMs: number, text: string | undefined): string | undefined {
  const instant = toInstant(text);
  const isUsable = instant !== undefined && Date.parse(instant) <= Date.parse(publishTime) + aheadMs;
  return isUsable ? instant : undefined;
}

/** What the document itself names, as far as it is usable: a rejected command is known by it too. */
function givenIn(json: unknown): { commandId?: string | undefined; occurredAt?: string | undefined } {
  if (!isObject(json)) return {};
  const { command_id: id, occurred_at: time } = json;
  return { commandId: isCommandId(id) ? id : undefined, occurredAt: toInstant(time) };
}

/** The schema's rule for `command_id`, for attributes and rejected commands too. */
function isCommandId(value: unknown): value is string {
  if (typeof value !== 'string' || !value.isWellFormed() || !LINE.test(value)) return false;
  return codePointsIn(value) <= COMMAND_LIMITS.commandIdCharacters;
}
