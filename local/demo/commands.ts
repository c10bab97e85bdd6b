/** The commands of the demo: every operation, valid and not, and how each is expected to end. Seeded. */
import { OPERATIONS, type Operation } from '../../shared/contract/operations.ts';
import type { OutcomeName } from '../../shared/contract/outcome.ts';
import { integerBetween, pick } from '../customerio/random.ts';
import type { Random } from '../random.ts';

export interface DemoMessage {
  operation: Operation;
  /** The message's data as text; an empty one where only attributes travel. */
  data: string;
  attributes: Record<string, string>;
  /** How many commands it holds: one, or those packed into it. */
  commands: number;
  expected: OutcomeName;
}

type Make = (random: Random, number: number) => Record<string, unknown>;

const PEOPLE = 120;
const PACKED = 40;

const person = (random: Random) => ({ id: `demo-${integerBetween(random, 1, PEOPLE)}` });

/** A number that no other command of the run has makes each document its own. */
const VALID: Record<Operation, Make> = {
  identify: (random, number) => ({
    person: { id: `demo-${(number % PEOPLE) + 1}` },
    attributes: {
      email: `demo-${(number % PEOPLE) + 1}@example.com`,
      plan: pick(random, ['free', 'pro', 'team']),
      seats: integerBetween(random, 1, 50),
    },
  }),
  track: (random, number) =>
    number % 5 === 0
      ? { anonymous_id: `visitor-${number}`, name: 'visited pricing', data: { visit: number } }
      : {
          person: person(random),
          name: pick(random, ['signed up', 'bought', 'invited']),
          data: { order: number },
        },
  transactional: (random, number) => ({
    command_id: `demo-send-${number}`,
    identifiers: person(random),
    message_data: { order: number },
    ...pick<Record<string, string>>(random, [
      { channel: 'email', to: 'ann@example.com', transactional_message_id: 'receipt', cc: 'bob@example.com' },
      { channel: 'push', transactional_message_id: 'shipped', title: 'On its way' },
      { channel: 'sms', transactional_message_id: 'code', to: '+15551234567' },
      { channel: 'whatsapp', transactional_message_id: 'code' },
      { channel: 'in_app', transactional_message_id: 'welcome' },
      { channel: 'inbox', transactional_message_id: 'news' },
    ]),
  }),
  broadcast: (random, number) => ({
    command_id: `demo-broadcast-${number}`,
    broadcast_id: integerBetween(random, 1, 3),
    audience: { ids: ['demo-1', 'demo-2', 'demo-3'] },
    id_ignore_missing: true,
    data: { issue: number },
  }),
  suppress: (_random, number) => ({ person: { id: `gone-${number}` } }),
  unsuppress: (_random, number) => ({ person: { id: `gone-${number}` } }),
  delete: (_random, number) => ({ person: { id: `left-${number}` } }),
  merge: (_random, number) => ({
    primary: { id: `demo-${(number % PEOPLE) + 1}` },
    secondary: { email: `double-${number}@example.com` },
  }),
  device: (random, number) => ({
    person: person(random),
    action: number % 4 === 0 ? 'delete' : 'add',
    device: { token: `token-${number % 30}`, platform: pick(random, ['ios', 'android']) },
  }),
  object: (random, number) => ({
    action: 'identify',
    object: { object_type_id: '1', object_id: `company-${number % 10}` },
    attributes: { name: `Company ${number % 10}` },
    relationships: [{ person: person(random), attributes: { role: pick(random, ['admin', 'member']) } }],
  }),
};

/** How many valid commands of each operation, packed ones aside. */
const COUNTS: Record<Operation, number> = {
  identify: 130,
  track: 160,
  transactional: 60,
  broadcast: 4,
  suppress: 10,
  unsuppress: 10,
  delete: 15,
  merge: 10,
  device: 30,
  object: 20,
};

/** Sends whose answer is lost after they took effect: they can't be known, and must not be repeated. */
export const LOST_ANSWERS = 2;

/** How many commands are to end in which way. */
export function expectedOutcomes(messages: readonly DemoMessage[]): Record<OutcomeName, number> {
  const counts: Record<OutcomeName, number> = {
    done: -LOST_ANSWERS,
    skipped: 0,
    rejected: 0,
    parked: LOST_ANSWERS,
  };
  for (const { expected, commands } of messages) counts[expected] += commands;
  return counts;
}

/** Each way of being wrong, for every operation. */
const BROKEN: ((valid: Record<string, unknown>) => string)[] = [
  (valid) => JSON.stringify({ ...valid, surprise: true }),
  (valid) => `${JSON.stringify(valid)}}`,
  () => '',
  () => '{"person":{"id":".."}}',
];

/** The whole run, in the order in which it is published. */
export function demoMessages(random: Random): DemoMessage[] {
  return [
    ...validMessages(random),
    packedMessage(random),
    ...brokenMessages(random),
    ...staleMessages(random),
  ];
}

function validMessages(random: Random): DemoMessage[] {
  return OPERATIONS.flatMap((operation) =>
    Array.from({ length: COUNTS[operation] }, (_unused, number) =>
      message(operation, JSON.stringify(VALID[operation](random, number)), 'done'),
    ),
  );
}

function packedMessage(random: Random): DemoMessage {
  const commands = Array.from({ length: PACKED }, (_unused, number) =>
    VALID.identify(random, 1_000 + number),
  );
  return { ...message('identify', JSON.stringify(commands), 'done'), commands: PACKED };
}

function brokenMessages(random: Random): DemoMessage[] {
  return OPERATIONS.flatMap((operation) =>
    BROKEN.map((breakIt, number) =>
      message(operation, breakIt(VALID[operation](random, 2_000 + number)), 'rejected'),
    ),
  );
}

function staleMessages(random: Random): DemoMessage[] {
  return Array.from({ length: 8 }, (_unused, number) => {
    const command = VALID.transactional(random, 3_000 + number);
    const data = JSON.stringify({ ...command, expires_at: '2026-01-01T00:00:00Z' });
    return message('transactional', data, 'skipped');
  });
}

function message(operation: Operation, data: string, expected: OutcomeName): DemoMessage {
  return { operation, data, attributes: { correlation_id: `demo:${operation}` }, commands: 1, expected };
}
