/** Every operation, through its real function, the local Pub/Sub and the simulated Customer.io. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { factsOf, OPERATIONS, type Operation, topicNames } from '../../shared/contract/operations.ts';
import { SEED } from '../helpers/seed.ts';
import { type RunningStack, runStack, type SeenMessage } from '../helpers/stack/running.ts';
import { until } from '../helpers/until.ts';
import { type OperationCase, operationSuite } from './operation-suite.ts';

const BATCH = '/api/v2/batch';
const person = (number: number) => ({ id: `user-${number}` });

const CASES = {
  identify: { path: BATCH, valid: (n) => ({ person: person(n), attributes: { plan: 'pro' } }) },
  track: { path: BATCH, valid: (n) => ({ person: person(n), name: 'bought' }) },
  transactional: {
    path: '/v1/send/email',
    valid: (n) => ({
      channel: 'email',
      to: `user-${n}@example.com`,
      identifiers: person(n),
      transactional_message_id: 'receipt',
    }),
  },
  broadcast: {
    path: '/v1/campaigns/',
    valid: (n) => ({ broadcast_id: 1, audience: { ids: [`user-${n}`] }, id_ignore_missing: true }),
  },
  suppress: { path: BATCH, valid: (n) => ({ person: person(n) }) },
  unsuppress: { path: BATCH, valid: (n) => ({ person: person(n) }) },
  delete: { path: BATCH, valid: (n) => ({ person: person(n) }) },
  merge: {
    path: BATCH,
    valid: (n) => ({ primary: person(n), secondary: { email: `old-${n}@example.com` } }),
  },
  device: {
    path: BATCH,
    valid: (n) => ({ person: person(n), action: 'add', device: { token: 't', platform: 'ios' } }),
  },
  object: {
    path: BATCH,
    valid: (n) => ({ action: 'identify', object: { object_type_id: '1', object_id: `acme-${n}` } }),
  },
} satisfies Record<Operation, Omit<OperationCase, 'operation'>>;

let system: RunningStack;
const deadLetters = Object.fromEntries(OPERATIONS.map((operation) => [operation, [] as SeenMessage[]]));

before(async () => {
  system = await runStack();
  for (const operation of OPERATIONS) {
    deadLetters[operation] = await system.watchTopic(topicNames('customerio').deadLetter(operation));
  }
});
after(() => system.close());

for (const operation of OPERATIONS) {
  operationSuite({
    operation,
    ...CASES[operation],
    running: () => system,
    deadLetters: () => deadLetters[operation] ?? [],
  });
}

describe('a send whose effect is unknown', () => {
  const lost = { match: { path: '/v1/send/email' }, times: 1, applyThenFail: { status: 500 } };
  const sendsOf = async (commandId: string) => {
    const { requests } = await system.requests();
    return requests.filter(({ headers }) => headers['x-relay-command-id'] === commandId).length;
  };

  for (const [onUnknown, outcome, sends] of [
    ['park', 'parked', 1],
    ['resend', 'done', 2],
  ] as const) {
    it(`ends as ${outcome} after ${sends} calls with on_unknown ${onUnknown}`, async () => {
      const commandId = `unknown-${onUnknown}`;
      await system.fault(lost);
      const send = { ...CASES.transactional.valid(8_000), command_id: commandId, on_unknown: onUnknown };
      await system.publish('transactional', send);
      assert.equal((await system.outcomeOf(commandId)).outcome, outcome);
      assert.equal(await sendsOf(commandId), sends);
    });
  }
});

describe('duplicates and order', () => {
  it('counts an event once, however often its command is delivered', async () => {
    const before = system.stack.customerIo.books().events;
    system.stack.pubsub.disturb({ seed: 7, duplicate: 1 });
    await Promise.all(
      Array.from({ length: 20 }, (_unused, n) =>
        system.publish('track', { command_id: `twice-${n}`, person: person(1), name: 'bought' }),
      ),
    );
    await Promise.all(Array.from({ length: 20 }, (_unused, n) => system.outcomeOf(`twice-${n}`)));
    system.stack.pubsub.disturb({});
    await until('the queue to empty', () => queueOf('track') === 0);
    assert.equal(system.stack.customerIo.books().events, before + 20);
  });

  it('gives the same profile whatever order its commands arrive in', async () => {
    const stamp = (second: number) => new Date(Date.UTC(2026, 10, 1, 0, 0, second)).toISOString();
    const order = [3, 1, 4, 0, 2];
    for (const step of order) {
      const commandId = `order-${step}`;
      const attributes = { step };
      await system.publish('identify', {
        command_id: commandId,
        occurred_at: stamp(step),
        person: { id: 'ordered' },
        attributes,
      });
      await system.outcomeOf(commandId);
    }
    const response = await fetch(`${system.addresses.customerio_url}/relay/people/ordered`);
    const profile = (await response.json()) as { attributes: Record<string, unknown> };
    assert.equal(profile.attributes.step, 4);
  });
});

describe('deliveries twice and out of turn', () => {
  for (const operation of OPERATIONS.filter((name) => factsOf(name).effect === 'profile')) {
    it(`end every ${operation} command once, as done`, async () => {
      system.stack.pubsub.disturb({ seed: SEED, duplicate: 0.5, reorder: 0.5 });
      const ids = Array.from({ length: 10 }, (_unused, n) => `disturbed-${operation}-${n}`);
      await Promise.all(
        ids.map((id, n) =>
          system.publish(operation, { ...CASES[operation].valid(9_000 + n), command_id: id }),
        ),
      );
      await Promise.all(ids.map((id) => system.outcomeOf(id)));
      system.stack.pubsub.disturb({});
      await until('the queue to empty', () => queueOf(operation) === 0);
      const ends = system.outcomes.filter(({ command_id }) => ids.includes(command_id));
      assert.ok(ends.length >= ids.length);
      assert.ok(ends.every(({ outcome }) => outcome === 'done'));
    });
  }
});

describe('packed messages', () => {
  it('settle each command on its own', async () => {
    const commands = [
      { command_id: 'packed-good-1', person: { id: 'packed-1' } },
      { command_id: 'packed-bad', person: { id: '..' } },
      { command_id: 'packed-good-2', person: { id: 'packed-2' } },
    ];
    await system.publish('identify', commands);
    const ends = await Promise.all(commands.map(({ command_id }) => system.outcomeOf(command_id)));
    assert.deepEqual(
      ends.map(({ outcome }) => outcome),
      ['done', 'rejected', 'done'],
    );
    // It comes by another subscription than its outcome.
    const dead = await until('its dead letter', () =>
      deadLetters.identify?.find(({ attributes }) => attributes.command_id === 'packed-bad'),
    );
    assert.equal(dead.data.toString(), JSON.stringify(commands[1]));
  });

  it('are refused for sends', async () => {
    await system.publish('broadcast', '[{"command_id":"b"}]', { poison: 'packed broadcast' });
    const dead = await until('its dead letter', () =>
      deadLetters.broadcast?.find(({ attributes }) => attributes.poison === 'packed broadcast'),
    );
    assert.equal(dead.attributes.reason, 'packing_not_allowed');
  });
});

function queueOf(name: string): number {
  const full = `projects/${system.addresses.project}/subscriptions/customerio-${name}`;
  return system.stack.pubsub.inspect().find((state) => state.name === full)?.backlog ?? -1;
}
