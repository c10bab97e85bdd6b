/**
 * The vendor fills templates before it sends; reports quote the result, so something plausible has to stand
 * in for it.
 */

import { isObject, type JsonObject } from '../../json.ts';
import type { DeliveryChannel } from '../deliveries/plan.ts';
import { isText } from '../json.ts';
import type { Identifier } from '../people/identifiers.ts';
import { attributeText, type Person } from '../people/person.ts';
import type { Device, MessageFacts } from '../reporting/event-fields.ts';
import { LIQUID } from './send-rules.ts';

const NOBODY = { proxied: false, prefetched: false, synthetic: false, clicked: false };

/** What later reports say about a message: from the call's own fields, or as a template would fill them. */
export function messageFacts(
  channel: DeliveryChannel,
  body: JsonObject,
  person: Person | undefined,
  identifier: Identifier,
): MessageFacts {
  const template = String(body.transactional_message_id ?? 1);
  const subject = isText(body.subject) ? body.subject : `Message ${template}`;
  return {
    recipient: recipientOf(channel, body, person, identifier),
    subject,
    devices: channel === 'push' ? devicesOf(body, person) : [],
    content: contentOf(channel, body, subject),
    headers: { Subject: [subject], ...(isText(body.from) && { From: [body.from] }) },
    href: isText(body.link) ? body.link : 'https://example.com/',
    linkId: 1,
    failureMessage: '',
    trackedResponse: '',
    inboundEventId: '',
    to: isText(body.from) ? body.from : '+15550001111',
    machine: NOBODY,
  };
}

function recipientOf(
  channel: DeliveryChannel,
  { to }: JsonObject,
  person: Person | undefined,
  { value }: Identifier,
): string {
  const isAddress = channel === 'email' || channel === 'sms' || channel === 'whatsapp';
  if (isAddress && isText(to) && !LIQUID.test(to)) return to;
  const attribute = channel === 'email' ? 'email' : isAddress ? 'phone' : 'id';
  return (person && attributeText(person, attribute)) ?? value;
}

function devicesOf({ to, custom_device: custom }: JsonObject, person: Person | undefined): Device[] {
  if (isObject(custom) && isText(custom.token)) {
    return [{ device_id: custom.token, device_platform: isText(custom.platform) ? custom.platform : 'ios' }];
  }
  const owned = Object.values(person?.devices ?? {})
    .sort((a, b) => b.last_used - a.last_used)
    .map(({ id, platform }) => ({ device_id: id, device_platform: platform }));
  if (to === 'last_used') return owned.slice(0, 1);
  return isText(to) && to !== 'all' ? owned.filter((device) => device.device_id === to) : owned;
}

function contentOf(channel: DeliveryChannel, body: JsonObject, subject: string): string {
  if (isText(body.body)) return body.body;
  const data = JSON.stringify(body.message_data ?? {});
  if (channel === 'email') return `<html><body><h1>${subject}</h1><pre>${data}</pre></body></html>`;
  if (channel !== 'push') return `${subject} ${data}`;
  const { title = subject, message = data } = body;
  return JSON.stringify(body.custom_payload ?? { notification: { title, body: message } });
}
