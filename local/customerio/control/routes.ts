/** The control API under `/relay/`: for tests and for looking inside. It asks for no credentials. */

import { isObject } from '../../json.ts';
import type { Random } from '../../random.ts';
import type { Clock } from '../clock.ts';
import type { Effects } from '../deliveries/effects.ts';
import { type Call, parameter } from '../http/call.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { parseJson } from '../json.ts';
import { IDENTIFIER_KINDS, pathIdentifier } from '../people/identifiers.ts';
import { attributesOf, identifiersOf, timestampsOf } from '../people/person.ts';
import { DELIVERY_EVENT_PAIRS } from '../reporting/event-fields.ts';
import type { Reporting } from '../reporting/reporting.ts';
import { ORIGINS, type Origin, sampleDeliveryEvent } from '../samples.ts';
import type { WorkspaceState } from '../track/perform.ts';
import { readRules } from './fault-rules.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';

export interface ControlOptions extends WorkspaceState {
  readonly effects: Effects;
  readonly reporting: Reporting;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly random: Random;
  readonly books: () => unknown;
  readonly reset: () => void;
}

type Handle = (call: Call) => Reply;

/** Every control route. Wrong input is answered 400 with what was received and what is allowed. */
export function controlRoutes(options: ControlOptions): Route[] {
  const { faults, journal, deliveries, effects, reporting, objects, books, reset } = options;
  const done = jsonReply(200, {});
  const handlers: Record<string, Handle> = {
    'GET /relay/books': () => jsonReply(200, books()),
    'GET /relay/requests': ({ query }) => {
      const path = query.get('path') ?? '';
      const requests = journal.last(limitOf(query), (entry) => entry.path.startsWith(path));
      return jsonReply(200, { requests });
    },
    'GET /relay/people/{identifier}': (call) => personReply(call, options),
    'GET /relay/objects': () => jsonReply(200, { objects: objects.all() }),
    'GET /relay/deliveries': ({ query }) =>
      jsonReply(200, { deliveries: deliveries.all().slice(0, limitOf(query)) }),
    'GET /relay/effects': () => jsonReply(200, { effects: effects.all() }),
    'GET /relay/webhooks': () =>
      jsonReply(200, {
        webhooks: reporting.all(),
        troubles: reporting.penalties(),
        books: reporting.books(),
      }),
    'POST /relay/delivery-events': (call) => emitSamples(call, options),
    'GET /relay/faults': () => jsonReply(200, { rules: faults.all() }),
    'POST /relay/faults': (call) => {
      const rules = readRules(parseJson(call.body.toString()));
      if (typeof rules === 'string') return bad(rules);
      faults.add(rules);
      return done;
    },
    'DELETE /relay/faults': () => {
      faults.clear();
      return done;
    },
    'POST /relay/clock': (call) => setClock(call, options.clock),
    'GET /relay/clock': () => jsonReply(200, { nowMs: options.clock.now() }),
    'POST /relay/reset': () => {
      reset();
      return done;
    },
  };
  return Object.entries(handlers).map(([name, handle]) => {
    const [method = '', path = ''] = name.split(' ');
    return { method, path, handle, access: 'open', action: 'control' };
  });
}

function bad(error: string): Reply {
  return jsonReply(400, { error });
}

function limitOf(query: URLSearchParams): number {
  return Number(query.get('limit') ?? 100) || 100;
}

/** By `?id_type=`, or by what the identifier looks like. */
function personReply(call: Call, { people, objects, events }: ControlOptions): Reply {
  const text = parameter(call, 0);
  const type = call.query.get('id_type');
  const kind = IDENTIFIER_KINDS.find((name) => name === type);
  if (type !== null && kind === undefined) {
    return bad(`id_type: received "${type}"; allowed: ${IDENTIFIER_KINDS.join(', ')}`);
  }
  const identifier = kind === undefined ? pathIdentifier(text) : { kind, value: text };
  const person = people.find(identifier);
  const suppressed = people.isSuppressed(identifier);
  if (person === undefined) return jsonReply(404, { error: 'no such person', suppressed });
  return jsonReply(200, {
    identifiers: identifiersOf(person),
    attributes: attributesOf(person),
    timestamps: timestampsOf(person),
    created_at: person.createdAtSeconds,
    devices: Object.values(person.devices),
    segments: person.segments,
    relationships: objects.ofPerson(person.cioId),
    events: events.of(person.cioId, 100),
    failures: person.failures,
    suppressed,
  });
}

const MAX_SAMPLES = 100_000;

/** Reports samples as if they had just happened: `{"count", "object_type", "metric", "origin"}`. */
function emitSamples(call: Call, { reporting, clock, random }: ControlOptions): Reply {
  const body = call.body.length === 0 ? {} : parseJson(call.body.toString());
  if (!isObject(body)) return bad('received no JSON object; allowed: count, object_type, metric, origin');
  const { count = 1, object_type: type, metric, origin: name = 'campaign' } = body;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > MAX_SAMPLES) {
    return bad(`count: received ${JSON.stringify(count)}; allowed: 1 to ${MAX_SAMPLES}`);
  }
  const origin: Origin | undefined = ORIGINS.find((known) => known === name);
  if (origin === undefined)
    return bad(`origin: received ${JSON.stringify(name)}; allowed: ${ORIGINS.join(', ')}`);
  const pairs = DELIVERY_EVENT_PAIRS.filter(
    (pair) => (type ?? pair.objectType) === pair.objectType && (metric ?? pair.metric) === pair.metric,
  );
  if (pairs.length === 0)
    return bad(`received ${JSON.stringify({ type, metric })}; allowed: a documented pair`);
  for (let index = 0; index < count; index += 1) {
    const pair = pairs[index % pairs.length];
    if (pair === undefined) break;
    const sample = { random, nowSeconds: clock.nowSeconds(), origin };
    reporting.emit(sampleDeliveryEvent(pair.objectType, pair.metric, sample), false);
  }
  return jsonReply(200, { emitted: count });
}

function setClock(call: Call, clock: Clock): Reply {
  const body = parseJson(call.body.toString());
  const { advanceMs, speed } = isObject(body) ? body : {};
  if (speed !== undefined) {
    if (typeof speed !== 'number' || !(speed > 0)) {
      return bad(`speed: received ${JSON.stringify(speed)}; allowed: a number over 0`);
    }
    clock.setSpeed(speed);
  }
  if (advanceMs !== undefined) {
    if (typeof advanceMs !== 'number' || !(advanceMs >= 0)) {
      return bad(`advanceMs: received ${JSON.stringify(advanceMs)}; allowed: a number from 0`);
    }
    clock.advance(advanceMs);
  }
  if (speed === undefined && advanceMs === undefined) {
    return bad(`received ${call.body.toString() || 'nothing'}; allowed: advanceMs, speed`);
  }
  return jsonReply(200, { nowMs: clock.now() });
}
