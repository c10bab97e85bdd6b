import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { OPERATIONS, type Operation } from '../../../shared/contract/operations.ts';
import type { AppSender } from '../../../shared/customerio/app-sender.ts';
import type { Calls } from '../../../shared/customerio/calls.ts';
import { CustomerIoService } from '../../../shared/customerio/service.ts';
import type { TrackSender } from '../../../shared/customerio/track-sender.ts';
import { createClock } from '../../helpers/clock.ts';

const ITEM = { type: 'person', action: 'x' } as const;
const CALLS: Calls = {
  identify: ITEM,
  track: ITEM,
  transactional: { channel: 'email', message: { to: 'x' } },
  broadcast: { broadcastId: 12, audience: 'configured', fields: {} },
  suppress: ITEM,
  unsuppress: ITEM,
  delete: ITEM,
  merge: ITEM,
  device: ITEM,
  object: ITEM,
};

interface SetUp {
  /** Happens while the call is under way. */
  during?: () => void;
  failure?: unknown;
}

function setUp({ during, failure }: SetUp = {}) {
  const clock = createClock();
  const calls: string[] = [];
  const answer =
    <Result>(name: string, result: Result) =>
    async () => {
      calls.push(name);
      during?.();
      clock.advance(40);
      if (failure !== undefined) throw failure;
      return result;
    };
  const track: TrackSender = {
    send: answer('send', undefined),
    sendAnonymous: answer('sendAnonymous', undefined),
  };
  const app: AppSender = {
    send: answer('app.send', { deliveryId: 'd' }),
    trigger: answer('trigger', { triggerId: 't' }),
  };
  const service = new CustomerIoService({ now: clock.now, track, app });
  const perform = <O extends Operation>(operation: O) =>
    service.perform(operation, CALLS[operation], 'command-1');
  return { service, perform, calls, clock };
}

/** Every event of an operation, in order. */
function watch(service: CustomerIoService, operation: Operation) {
  const events: unknown[] = [];
  service.on(`${operation}:start`, (payload) => events.push(['start', payload]));
  service.on(`${operation}:success`, (payload) => events.push(['success', payload]));
  service.on(`${operation}:error`, (payload) => events.push(['error', payload]));
  return events;
}

for (const operation of OPERATIONS) {
  test(`${operation} tells of its start and, with its latency, of its success`, async () => {
    const { service, perform } = setUp();
    const events = watch(service, operation);
    await perform(operation);
    assert.deepEqual(events, [
      ['start', { operation }],
      ['success', { operation, latencyMs: 40 }],
    ]);
  });

  test(`${operation} tells of its failure, and passes it on as it is`, async () => {
    const failure = new TypeError('x');
    const { service, perform } = setUp({ failure });
    const events = watch(service, operation);
    await assert.rejects(perform(operation), (error) => error === failure);
    assert.deepEqual(events, [
      ['start', { operation }],
      ['error', { operation, latencyMs: 40, error: failure }],
    ]);
  });
}

test('each operation takes the road of its API, and sends leave ids behind', async () => {
  const { perform, calls } = setUp();
  const effects = [];
  for (const operation of OPERATIONS) effects.push([operation, await perform(operation)]);
  const expected = { transactional: { deliveryId: 'd' }, broadcast: { triggerId: 't' } };
  assert.deepEqual(
    effects,
    OPERATIONS.map((operation) => [
      operation,
      new Map<string, unknown>(Object.entries(expected)).get(operation) ?? {},
    ]),
  );
  assert.deepEqual(
    calls,
    OPERATIONS.map(
      (operation) =>
        new Map([
          ['transactional', 'app.send'],
          ['broadcast', 'trigger'],
        ]).get(operation) ?? 'send',
    ),
  );
});

test('an event of somebody who is not known yet takes the road of its own', async () => {
  const { service, calls } = setUp();
  await service.perform('track', { anonymous_id: 'visitor-7', name: 'viewed' }, 'command-1');
  assert.deepEqual(calls, ['sendAnonymous']);
});

test('such an event fails as loudly as any other', async () => {
  const { service } = setUp({ failure: new Error('x') });
  const call = { anonymous_id: 'visitor-7', name: 'viewed' };
  await assert.rejects(service.perform('track', call, 'command-1'), { message: 'x' });
});

test('the command’s id travels with a send', async () => {
  const ids: string[] = [];
  const remember = async (_call: unknown, commandId: string) => {
    ids.push(commandId);
    return {};
  };
  const service = new CustomerIoService({ now: Date.now, app: { send: remember, trigger: remember } });
  await service.perform('transactional', CALLS.transactional, 'command-1');
  await service.perform('broadcast', CALLS.broadcast, 'command-2');
  assert.deepEqual(ids, ['command-1', 'command-2']);
});

test('a listener that throws changes nothing', async () => {
  const { service, perform } = setUp();
  const fail = () => {
    throw new Error('a listener failed');
  };
  service.on('transactional:start', fail);
  service.on('transactional:success', fail);
  assert.deepEqual(await perform('transactional'), { deliveryId: 'd' });
});

test('a listener that throws does not hide why a call failed', async () => {
  const failure = new Error('the call failed');
  const { service, perform } = setUp({ failure });
  service.on('identify:error', () => {
    throw new Error('a listener failed');
  });
  await assert.rejects(perform('identify'), (error) => error === failure);
});

test('a listener that rejects later changes nothing either', async (t) => {
  const stray: unknown[] = [];
  const remember = (reason: unknown) => stray.push(reason);
  process.on('unhandledRejection', remember);
  t.after(() => process.off('unhandledRejection', remember));
  const { service, perform } = setUp();
  service.on('identify:success', async () => {
    throw new Error('a listener failed');
  });
  assert.deepEqual(await perform('identify'), {});
  // Node tells of a rejection that nobody handles before the next turn of the event loop.
  await nextTurn();
  await nextTurn();
  assert.deepEqual(stray, []);
});

test('a failure that nobody listens to harms nobody', async () => {
  const { perform } = setUp({ failure: new Error('x') });
  for (const operation of OPERATIONS) await assert.rejects(perform(operation), { message: 'x' });
});

test('a service without the credentials for an operation says so', async () => {
  const service = new CustomerIoService({ now: Date.now });
  await assert.rejects(service.perform('identify', CALLS.identify, 'c'), /without the Track API/);
  await assert.rejects(service.perform('transactional', CALLS.transactional, 'c'), /without the App API/);
});
