/** What the send endpoints demand (App API reference, "Transactional messages"). */

import { isObject, type JsonObject } from '../../json.ts';
import type { DeliveryChannel } from '../deliveries/plan.ts';
import { metaError, RefusedError } from '../http/reply.ts';
import { byteLength, isText } from '../json.ts';
import { type Identifier, oneIdentifier } from '../people/identifiers.ts';

/** What was found in an acceptable body. */
export interface Send {
  readonly identifier: Identifier;
  /** Number or trigger name of the template. */
  readonly template: string | number | undefined;
  readonly sendAtSeconds: number | undefined;
}

/** "Entity size": the body as sent, less its attachments, which have a limit of their own. */
const MAX_BODY_BYTES = 2048 * 1024;
/** Together, decoded; the sum must stay below. */
const MAX_ATTACHMENT_BYTES = 2 * 1024 * 1024;
const MAX_RECIPIENTS = 15;
const MAX_SEND_AHEAD_SECONDS = 90 * 86_400;
const FORBIDDEN_FILES = /\.(exe|bat|cmd|com|js|jar|msi|scr|vbs|ps1|sh|dll)$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const E164 = /^\+[1-9]\d{6,14}$/;
/** Liquid, which the vendor fills with what it knows of the person: numbers may be kept as attributes. */
export const LIQUID = /\{\{.*\}\}|\{%.*%\}/;
const FLAGS = [
  'queue_draft',
  'tracked',
  'send_to_unsubscribed',
  'disable_message_retention',
  'auto_create',
  'disable_css_preprocessing',
];

/** `bytes` is the length of the body as sent. @throws {RefusedError} with 400, 403 or 413. */
export function checkSend(
  channel: DeliveryChannel,
  body: JsonObject,
  bytes: number,
  nowSeconds: number,
): Send {
  if (bytes > MAX_BODY_BYTES && bytes - attachedBytes(body) > MAX_BODY_BYTES)
    refuse(413, `request body must not be larger than ${MAX_BODY_BYTES} bytes without its attachments`);
  const identifier = oneIdentifier(body.identifiers, ['id', 'email', 'cio_id']);
  if (typeof identifier === 'string') refuse(400, `identifiers ${identifier}`);
  const template = templateOf(body);
  if (channel === 'email') checkEmail(body, template !== undefined);
  else if (template === undefined) refuse(400, 'transactional_message_id is required');
  if (channel === 'sms' && !isText(body.to)) refuse(400, 'to is required');
  if ((channel === 'sms' || channel === 'whatsapp') && isText(body.to) && !isNumber(body.to)) {
    refuse(400, 'to must be a phone number in E.164 format');
  }
  for (const flag of FLAGS) {
    if (body[flag] !== undefined && typeof body[flag] !== 'boolean') refuse(400, `${flag} must be a boolean`);
  }
  for (const name of ['message_data', 'custom_payload', 'custom_device', 'custom_data']) {
    if (body[name] !== undefined && !isObject(body[name])) refuse(400, `${name} must be an object`);
  }
  return { identifier, template, sendAtSeconds: sendAtOf(body, nowSeconds) };
}

function isNumber(to: string): boolean {
  return E164.test(to) || LIQUID.test(to);
}

/** What the attachments take up in the body. */
function attachedBytes({ attachments }: JsonObject): number {
  return attachments === undefined ? 0 : byteLength(attachments);
}

function templateOf({ transactional_message_id: id }: JsonObject): string | number | undefined {
  if (id === undefined || id === null) return undefined;
  if (isText(id)) return /^\d+$/.test(id) ? Number(id) : id;
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1) {
    refuse(400, 'transactional_message_id must be a number or a trigger name');
  }
  return id;
}

function checkEmail(body: JsonObject, templated: boolean): void {
  if (!isText(body.to)) refuse(400, 'to is required');
  if (!templated) {
    for (const name of ['from', 'subject', 'body']) {
      if (!isText(body[name])) refuse(400, `${name} is required without a transactional_message_id`);
    }
  }
  const recipients = [body.to, body.cc, body.bcc].filter(isText).flatMap((list) => list.split(','));
  if (recipients.length > MAX_RECIPIENTS)
    refuse(400, `cannot send to more than ${MAX_RECIPIENTS} recipients`);
  checkAttachments(body.attachments);
}

function checkAttachments(attachments: unknown): void {
  if (attachments === undefined || attachments === null) return;
  if (!isObject(attachments)) refuse(400, 'attachments must be an object of file names and base64 texts');
  let bytes = 0;
  for (const [name, content] of Object.entries(attachments)) {
    if (FORBIDDEN_FILES.test(name)) refuse(403, `attachment type of ${name} is not allowed`);
    if (typeof content !== 'string' || !BASE64.test(content)) {
      refuse(400, `attachment ${name} must be encoded in base64`);
    }
    bytes += Buffer.byteLength(content, 'base64');
  }
  if (bytes >= MAX_ATTACHMENT_BYTES) refuse(413, 'attachments must be smaller than 2 MB in total');
}

function sendAtOf({ send_at: at }: JsonObject, nowSeconds: number): number | undefined {
  if (at === undefined || at === null) return undefined;
  if (typeof at !== 'number' || !Number.isInteger(at) || at < 0) {
    refuse(400, 'send_at must be a unix timestamp in seconds');
  }
  if (at > nowSeconds + MAX_SEND_AHEAD_SECONDS) refuse(400, 'send_at must not be more than 90 days ahead');
  return at;
}

function refuse(status: number, error: string): never {
  throw new RefusedError(metaError(status, error));
}
