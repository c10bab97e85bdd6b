/** Reads of the App API: people, messages, and what a firewall must let through. */

import type { JsonObject } from '../../json.ts';
import type { Deliveries, Delivery } from '../deliveries/deliveries.ts';
import { type Call, parameter } from '../http/call.ts';
import { detailError, jsonReply, page, type Reply } from '../http/reply.ts';
import { appRoute, type Route } from '../http/router.ts';
import { isText } from '../json.ts';
import { IDENTIFIER_KINDS } from '../people/identifiers.ts';
import type { People } from '../people/people.ts';
import { attributesOf, identifiersOf, isUnsubscribed, type Person, timestampsOf } from '../people/person.ts';

export interface LookupOptions {
  readonly people: People;
  readonly deliveries: Deliveries;
  readonly region: 'us' | 'eu';
}

const NOT_FOUND = detailError(404, 'not found');

/** docs.customer.io/journeys/webhooks/; a few of each region. */
const IP_ADDRESSES = {
  us: ['35.188.196.183', '104.198.177.219', '104.154.232.87', '130.211.229.195'],
  eu: ['34.76.143.229', '34.78.91.47', '34.77.94.252', '35.187.188.242'],
};

/** The routes that only look: customers, messages, addresses, workspaces. */
export function lookupRoutes({ people, deliveries, region }: LookupOptions): Route[] {
  const ofPerson = (call: Call, reply: (person: Person) => Reply) =>
    orNotFound(personOf(call, people), reply);
  const messages = (call: Call, wanted: (delivery: Delivery) => boolean) => {
    const { items, next } = page(deliveries.all().filter(wanted).filter(matches(call.query)), call.query);
    return jsonReply(200, { messages: items.map(messageOf), next });
  };
  const from = (origin: string) => (call: Call) =>
    messages(call, (delivery) => String(delivery.origin[origin]) === parameter(call, 0));

  return [
    appRoute('GET', '/v1/customers', 'find_customers', (call) => {
      const email = call.query.get('email');
      const person = isText(email) ? people.find({ kind: 'email', value: email }) : undefined;
      return jsonReply(200, { results: person === undefined ? [] : [identifiersOf(person)] });
    }),
    appRoute('GET', '/v1/customers/{customer_id}/attributes', 'customer_attributes', (call) =>
      ofPerson(call, (person) => jsonReply(200, { customer: customerOf(person) })),
    ),
    appRoute('GET', '/v1/customers/{customer_id}/segments', 'customer_segments', (call) =>
      ofPerson(call, ({ segments }) =>
        jsonReply(200, { segments: segments.map((id) => ({ id: Number(id) })) }),
      ),
    ),
    appRoute('GET', '/v1/customers/{customer_id}/messages', 'customer_messages', (call) =>
      ofPerson(call, ({ cioId }) => messages(call, (delivery) => delivery.person === cioId)),
    ),
    appRoute('GET', '/v1/messages', 'list_messages', (call) => messages(call, () => true)),
    appRoute('GET', '/v1/messages/{message_id}', 'get_message', (call) =>
      orNotFound(deliveries.get(parameter(call, 0)), (one) => jsonReply(200, { message: messageOf(one) })),
    ),
    appRoute(
      'GET',
      '/v1/transactional/{id}/messages',
      'transactional_messages',
      from('transactional_message_id'),
    ),
    appRoute('GET', '/v1/broadcasts/{id}/messages', 'broadcast_messages', from('broadcast_id')),
    appRoute('GET', '/v1/info/ip_addresses', 'ip_addresses', () =>
      jsonReply(200, { ip_addresses: IP_ADDRESSES[region] }),
    ),
    appRoute('GET', '/v1/workspaces', 'list_workspaces', () =>
      jsonReply(200, {
        workspaces: [{ id: 1, name: 'local', people: people.count(), messages_sent: deliveries.count() }],
      }),
    ),
  ];
}

function orNotFound<T>(found: T | undefined, reply: (found: T) => Reply): Reply {
  return found === undefined ? NOT_FOUND : reply(found);
}

function personOf(call: Call, people: People): Person | undefined {
  const name = call.query.get('id_type') ?? 'id';
  const kind = IDENTIFIER_KINDS.find((known) => known === name);
  return kind && people.find({ kind, value: parameter(call, 0) });
}

function customerOf(person: Person): JsonObject {
  const identifiers = identifiersOf(person);
  return {
    id: identifiers.id ?? '',
    identifiers,
    // The vendor answers with texts, whatever was sent.
    attributes: { ...texts(attributesOf(person)), cio_id: person.cioId },
    timestamps: timestampsOf(person),
    unsubscribed: isUnsubscribed(person),
    devices: Object.values(person.devices),
  };
}

function texts(values: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

function messageOf(delivery: Delivery): JsonObject {
  const { id, channel, identifiers, origin, message, metrics, createdSeconds, failure } = delivery;
  return {
    id,
    deduplicate_id: `${id}:${Math.max(createdSeconds, ...Object.values(metrics))}`,
    msg_template_id: null,
    action_id: null,
    parent_action_id: null,
    customer_id: identifiers.id,
    customer_identifiers: identifiers,
    recipient: message.recipient,
    subject: message.subject,
    metrics,
    created: createdSeconds,
    failure_message: failure,
    newsletter_id: null,
    content_id: null,
    campaign_id: null,
    broadcast_id: null,
    trigger_event_id: null,
    type: channel,
    forgotten: false,
    ...origin,
  };
}

/** The filters of `/v1/messages`. */
function matches(query: URLSearchParams): (delivery: Delivery) => boolean {
  const type = query.get('type');
  const metric = query.get('metric');
  const startSeconds = Number(query.get('start_ts') ?? 0);
  const endSeconds = Number(query.get('end_ts') ?? Number.POSITIVE_INFINITY);
  const drafts = query.get('drafts') === 'true';
  const origins = ['campaign_id', 'newsletter_id', 'action_id'].filter((name) => query.has(name));
  return (delivery) => {
    const { channel, metrics, createdSeconds, origin } = delivery;
    const isDraft = metrics.drafted !== undefined && Object.keys(metrics).length === 1;
    return (
      (type === null || type === channel) &&
      (metric === null || metrics[metric] !== undefined) &&
      createdSeconds >= startSeconds &&
      createdSeconds <= endSeconds &&
      (!drafts || isDraft) &&
      origins.every((name) => String(origin[name]) === query.get(name))
    );
  };
}
