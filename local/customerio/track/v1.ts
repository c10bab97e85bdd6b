/** Routes of the Track v1 API. */

import { isObject, type JsonObject } from '../../json.ts';
import type { Clock } from '../clock.ts';
import { bodyObject, type Call, parameter } from '../http/call.ts';
import { ACCEPTED, jsonReply, NO_CONTENT, type Reply } from '../http/reply.ts';
import type { Access, Route } from '../http/router.ts';
import { isText } from '../json.ts';
import { type Identifier, pathIdentifier } from '../people/identifiers.ts';
import type { People } from '../people/people.ts';
import { DELIVERY_EVENT_PAIRS } from '../reporting/event-fields.ts';
import type { TrackChange } from './change.ts';
import { identifier, objectRelations, readDevice } from './item.ts';
import {
  checkedAttributes,
  checkedEventData,
  checkedEventName,
  checkedTimestamp,
  InvalidFieldError,
} from './limits.ts';
import type { Perform } from './perform.ts';
import { segmentRoute } from './segments.ts';
import { NOT_JSON, withFieldErrors } from './v1-errors.ts';

export interface TrackV1Options {
  readonly perform: Perform;
  readonly people: People;
  readonly clock: Clock;
  readonly region: 'us' | 'eu';
  /** Where this API is reached, for `GET /accounts/region`. */
  readonly url: () => string;
}

/** Which change a call asks for. @throws {InvalidFieldError} */
type Read = (call: Call, body: JsonObject, nowSeconds: number) => TrackChange;

type Entry = [
  method: string,
  path: string,
  action: string,
  read: Read,
  options?: { access?: Access; success?: Reply },
];

const PERSON = '/api/v1/customers/{identifier}';
const MERGE_KINDS = ['id', 'email', 'cio_id'] as const;
/** The id of a delivery is the secret there. */
const OPEN = { access: 'open' } as const;

const CHANGES: readonly Entry[] = [
  ['PUT', PERSON, 'identify', readIdentify],
  ['DELETE', PERSON, 'delete', (call) => ({ action: 'delete', person: addressee(call) })],
  ['POST', `${PERSON}/suppress`, 'suppress', (call) => ({ action: 'suppress', person: addressee(call) })],
  [
    'POST',
    `${PERSON}/unsuppress`,
    'unsuppress',
    (call) => ({ action: 'unsuppress', person: addressee(call) }),
  ],
  ['POST', `${PERSON}/events`, 'event', readEvent],
  ['POST', '/api/v1/events', 'anonymous_event', readAnonymousEvent],
  ['PUT', `${PERSON}/devices`, 'add_device', readAddDevice],
  ['DELETE', `${PERSON}/devices/{device_id}`, 'delete_device', readDeleteDevice],
  ['POST', '/api/v1/merge_customers', 'merge', readMerge],
  ['POST', '/api/v1/forms/{form_id}/submit', 'submit_form', readForm, { success: NO_CONTENT }],
  ['POST', '/api/v1/metrics', 'report_metric', readMetric, OPEN],
  ['POST', '/api/v1/push/events', 'report_push', readPush, OPEN],
  ['POST', '/unsubscribe/{delivery_id}', 'unsubscribe', readUnsubscribe, OPEN],
];

/** What somebody outside may report of a delivery, over all channels. */
const REPORTABLE = new Set<string>([...DELIVERY_EVENT_PAIRS.map(({ metric }) => metric), 'deferred']);

/** All routes of the Track v1 API. */
export function trackV1Routes(options: TrackV1Options): Route[] {
  const { perform, clock } = options;
  return [
    ...CHANGES.map(
      ([method, path, action, read, { access, success = ACCEPTED } = {}]): Route => ({
        method,
        path,
        action,
        access: access ?? 'track',
        handle: (call) =>
          withFieldErrors(() => {
            perform(read(call, bodyObject(call, NOT_JSON), clock.nowSeconds()));
            return success;
          }),
      }),
    ),
    segmentRoute('add_customers', options.people),
    segmentRoute('remove_customers', options.people),
    {
      method: 'GET',
      path: '/api/v1/accounts/region',
      access: 'track',
      action: 'region',
      handle: () => jsonReply(200, { url: options.url(), region: options.region, environment_id: 1 }),
    },
  ];
}

function addressee(call: Call): Identifier {
  const found = pathIdentifier(parameter(call, 0));
  if (found.value.trim() === '') throw new InvalidFieldError('id', 'id must be present');
  if (Buffer.byteLength(found.value) > 150) {
    throw new InvalidFieldError('id', 'id must not be longer than 150 bytes');
  }
  return found;
}

function readIdentify(call: Call, body: JsonObject, nowSeconds: number): TrackChange {
  const { _timestamp, _update, cio_relationships: change, ...attributes } = checkedAttributes(body);
  const removes = isObject(change) && change.action === 'delete_relationships';
  const relations = objectRelations(isObject(change) ? change.relationships : undefined);
  return {
    action: 'identify',
    person: addressee(call),
    attributes,
    atSeconds: checkedTimestamp(_timestamp, nowSeconds, '_timestamp'),
    updateOnly: _update === true,
    relate: removes ? [] : relations,
    unrelate: removes ? relations : [],
  };
}

function eventOf(body: JsonObject, nowSeconds: number) {
  const { id, type = 'event', name, data } = body;
  if (type !== 'event' && type !== 'page' && type !== 'screen') {
    throw new InvalidFieldError('type', 'type must be one of event, page, screen');
  }
  const checkedName = checkedEventName(name);
  const atSeconds = checkedTimestamp(body.timestamp, nowSeconds);
  return { id, type, name: checkedName, data: checkedEventData(data, 'data'), atSeconds };
}

function readEvent(call: Call, body: JsonObject, nowSeconds: number): TrackChange {
  return { action: 'event', visitor: addressee(call), event: eventOf(body, nowSeconds) };
}

function readAnonymousEvent(_call: Call, body: JsonObject, nowSeconds: number): TrackChange {
  const event = eventOf(body, nowSeconds);
  if (isText(body.anonymous_id)) {
    return { action: 'event', visitor: { anonymousId: body.anonymous_id }, event };
  }
  // An invite goes to somebody who has no profile: it is kept under its recipient.
  const recipient = isObject(body.data) ? body.data.recipient : undefined;
  if (!isText(recipient))
    throw new InvalidFieldError('anonymous_id', 'anonymous_id or data.recipient is required');
  return { action: 'event', visitor: { anonymousId: `invite:${recipient}` }, event };
}

function readAddDevice(call: Call, { device }: JsonObject, nowSeconds: number): TrackChange {
  return { action: 'add_device', person: addressee(call), device: readDevice(device, 'id', nowSeconds) };
}

function readDeleteDevice(call: Call): TrackChange {
  return { action: 'delete_device', person: addressee(call), token: parameter(call, 1) };
}

function readMerge(_call: Call, { primary, secondary }: JsonObject): TrackChange {
  return {
    action: 'merge',
    primary: identifier(primary, 'primary', MERGE_KINDS),
    secondary: identifier(secondary, 'secondary', MERGE_KINDS),
  };
}

function readForm(call: Call, { data }: JsonObject, nowSeconds: number): TrackChange {
  const answers = checkedAttributes(data, 'data');
  const { id, email, ...attributes } = answers;
  const person = identifier({ id, email }, 'data', ['id', 'email']);
  return {
    action: 'identify',
    person,
    attributes: { ...attributes, _last_form: parameter(call, 0) },
    atSeconds: nowSeconds,
    updateOnly: false,
    relate: [],
    unrelate: [],
  };
}

function deliveryEvent(
  deliveryId: unknown,
  metric: unknown,
  timestamp: unknown,
  nowSeconds: number,
  details: JsonObject,
): TrackChange {
  if (!isText(deliveryId)) throw new InvalidFieldError('delivery_id', 'delivery_id is required');
  if (!isText(metric) || !REPORTABLE.has(metric)) {
    throw new InvalidFieldError('metric', `metric must be one of ${[...REPORTABLE].join(', ')}`);
  }
  return {
    action: 'delivery_event',
    deliveryId,
    metric,
    atSeconds: checkedTimestamp(timestamp, nowSeconds),
    details,
  };
}

function readMetric(_call: Call, body: JsonObject, nowSeconds: number): TrackChange {
  const { delivery_id: id, metric, timestamp, ...details } = body;
  return deliveryEvent(id, metric, timestamp, nowSeconds, details);
}

function readPush(
  _call: Call,
  { delivery_id: id, event, timestamp }: JsonObject,
  nowSeconds: number,
): TrackChange {
  return deliveryEvent(id, event, timestamp, nowSeconds, {});
}

function readUnsubscribe(call: Call, body: JsonObject, nowSeconds: number): TrackChange {
  return deliveryEvent(parameter(call, 0), 'unsubscribed', nowSeconds, nowSeconds, body);
}
