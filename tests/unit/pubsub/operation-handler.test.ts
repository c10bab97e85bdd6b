import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ConfigurationError, RejectedError, RetryableError } from '../../../shared/contract/errors.ts';
import { pushBody } from '../../helpers/envelopes.ts';
import { identify, setUpHandler } from './handler-set-up.ts';

const OUTCOME = {
  command_id: 'order-1',
  operation: 'identify',
  outcome: 'done',
  reason: null,
  correlation_id: null,
  attempt: 1,
  latency_ms: 0,
  delivery_id: null,
  trigger_id: null,
  environment: 'staging',
  occurred_at: '2026-06-01T11:00:00.000Z',
  settled_at: '2026-06-01T12:00:00.000Z',
};

const COMMAND = identify('42', { command_id: 'order-1', occurred_at: '2026-06-01T13:00:00+02:00' });

const failing = (error: unknown) => async () => {
  throw error;
};

test('a command that takes effect ends as done, is told so, and is answered 204', async () => {
  const { handle, performed, outcomes, published } = setUpHandler();
  assert.equal(await handle(pushBody({ data: COMMAND })), 204);
  assert.deepEqual(performed, [
    {
      command: COMMAND,
      context: {
        commandId: 'order-1',
        occurredAt: '2026-06-01T11:00:00.000Z',
        occurredAtSeconds: Date.UTC(2026, 5, 1, 11) / 1000,
        environment: 'staging',
      },
    },
  ]);
  assert.deepEqual(outcomes(), [OUTCOME]);
  assert.deepEqual(published[0]?.attributes, { operation: 'identify', outcome: 'done' });
});

test('what the call left behind, who asked, how long it took and at which attempt are part of the outcome', async () => {
  const { handle, outcomes, clock } = setUpHandler({
    perform: async () => {
      clock.advance(250);
      return { deliveryId: 'd-1', triggerId: 't-1' };
    },
  });
  await handle(pushBody({ data: COMMAND, attributes: { correlation_id: 'c-1' }, deliveryAttempt: 3 }));
  assert.deepEqual(outcomes(), [
    {
      ...OUTCOME,
      correlation_id: 'c-1',
      attempt: 3,
      latency_ms: 250,
      delivery_id: 'd-1',
      trigger_id: 't-1',
      settled_at: '2026-06-01T12:00:00.250Z',
    },
  ]);
});

test('what a command is traced by travels on in the attributes of its outcome', async () => {
  const tracing = {
    correlation_id: 'c-1',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  };
  const { handle, published, outcomes } = setUpHandler();
  await handle(pushBody({ data: COMMAND, attributes: { ...tracing, tenant: 'x' } }));
  assert.deepEqual(published[0]?.attributes, { operation: 'identify', outcome: 'done', ...tracing });
  assert.equal(outcomes()[0]?.correlation_id, 'c-1');
});

test('a command that is done is answered only once its outcome is stored', async () => {
  const stored = Promise.withResolvers<void>();
  const { handle } = setUpHandler({ onPublish: () => stored.promise });
  let status: number | undefined;
  const handled = handle(pushBody({ data: COMMAND })).then((answer) => {
    status = answer;
  });
  // All but the outcome's storing is in memory here: a few turns are more than an answer takes.
  for (let turns = 0; turns < 10; turns++) await nextTurn();
  assert.equal(status, undefined);
  stored.resolve();
  await handled;
  assert.equal(status, 204);
});

test('a command that breaks its contract is dead-lettered at its first attempt, and nothing is called', async () => {
  const { handle, performed, deadLetters, outcomes } = setUpHandler();
  const text = JSON.stringify({ ...COMMAND, surprise: 'canary' });
  assert.equal(await handle(pushBody({ data: text, attributes: { tenant: 'x' } })), 204);
  assert.deepEqual(performed, []);
  const [letter = assert.fail('there is no dead letter')] = deadLetters();
  assert.equal(letter.text, text);
  const { detail, ...attributes } = letter.attributes;
  assert.deepEqual(attributes, {
    tenant: 'x',
    reason: 'unknown_key',
    operation: 'identify',
    command_id: 'order-1',
    first_published_at: '2026-06-01T11:59:00.000Z',
    first_message_id: '7001',
    occurred_at: '2026-06-01T11:00:00.000Z',
  });
  assert.match(detail ?? '', /^\/surprise: /);
  assert.doesNotMatch(detail ?? '', /canary/);
  assert.deepEqual(outcomes(), [{ ...OUTCOME, outcome: 'rejected', reason: 'unknown_key' }]);
});

for (const [what, options, reason] of [
  ['without data', { attributes: { command_id: 'order-1' } }, 'empty_data'],
  ['that is not JSON', { data: 'person=42' }, 'not_json'],
  ['for another operation', { data: COMMAND, attributes: { operation: 'delete' } }, 'wrong_operation'],
  ['that says it is for another operation', { data: { ...COMMAND, operation: 'delete' } }, 'wrong_operation'],
] as const) {
  test(`a message ${what} is dead-lettered as ${reason}`, async () => {
    const { handle, performed, deadLetters, outcomes } = setUpHandler();
    assert.equal(await handle(pushBody(options)), 204);
    assert.deepEqual(performed, []);
    assert.equal(deadLetters()[0]?.attributes.reason, reason);
    assert.equal(outcomes()[0]?.reason, reason);
    assert.equal(outcomes()[0]?.command_id, deadLetters()[0]?.attributes.command_id);
  });
}

test('a command that Customer.io refuses for good is dead-lettered with its status', async () => {
  const { handle, deadLetters, outcomes } = setUpHandler({
    perform: failing(new RejectedError('customerio_400', 'field is wrong', { httpStatus: 400 })),
  });
  assert.equal(await handle(pushBody({ data: COMMAND })), 204);
  const { reason, detail, http_status } = deadLetters()[0]?.attributes ?? {};
  assert.deepEqual(
    { reason, detail, http_status },
    {
      reason: 'customerio_400',
      detail: 'field is wrong',
      http_status: '400',
    },
  );
  assert.equal(outcomes()[0]?.outcome, 'rejected');
});

test('a call whose effect is unknown parks the command, with an alert', async () => {
  const { handle, outcomes, deadLetters, sink } = setUpHandler({
    perform: failing(new RetryableError('customerio_no_answer', 'lost', { effectUnknown: true })),
  });
  assert.equal(await handle(pushBody({ data: COMMAND })), 204);
  assert.deepEqual(outcomes(), [{ ...OUTCOME, outcome: 'parked', reason: 'customerio_no_answer' }]);
  assert.deepEqual(deadLetters(), []);
  assert.equal(sink.linesOf('command_parked')[0]?.severity, 'ERROR');
});

for (const [what, error, event, severity] of [
  [
    'time heals',
    new RetryableError('customerio_503', 'x', { httpStatus: 503 }),
    'command_retried',
    'WARNING',
  ],
  [
    'is our own fault',
    new ConfigurationError('customerio_401', 'x', { httpStatus: 401 }),
    'command_held',
    'CRITICAL',
  ],
  ['nobody thought of', new TypeError('canary'), 'unexpected_error', 'ERROR'],
] as const) {
  test(`a failure that ${what} is answered 503 and leaves nothing behind but the log`, async () => {
    const { handle, published, sink } = setUpHandler({ perform: failing(error) });
    assert.equal(await handle(pushBody({ data: COMMAND, deliveryAttempt: 99 })), 503);
    assert.deepEqual(published, []);
    assert.equal(sink.linesOf(event)[0]?.severity, severity);
    assert.doesNotMatch(sink.text(), /canary/);
  });
}

test('what is no push request is answered 400, and logged', async () => {
  const { handle, published, sink } = setUpHandler();
  assert.equal(await handle(Buffer.from('{"person":{"id":"42"}}')), 400);
  assert.deepEqual(published, []);
  assert.equal(sink.linesOf('bad_envelope')[0]?.reason, 'no_message');
});

test('where the outcome cannot be stored, the command comes again and is not said to be settled', async () => {
  const { handle, sink } = setUpHandler({
    onPublish: failing(new RetryableError('publish_timeout', 'late')),
  });
  assert.equal(await handle(pushBody({ data: COMMAND })), 503);
  assert.equal(sink.linesOf('settling_failed')[0]?.reason, 'publish_timeout');
  assert.deepEqual(sink.linesOf('command_settled'), []);
});

test('where the dead letter cannot be stored, no outcome is told', async () => {
  const { handle, published } = setUpHandler({
    onPublish: ({ topic }) => {
      if (topic.endsWith('-dead-letter')) throw new RetryableError('publish_timeout', 'late');
    },
  });
  assert.equal(await handle(pushBody({ data: 'garbage' })), 503);
  assert.deepEqual(published, []);
});

test('the dead letter is stored before the outcome', async () => {
  const { handle, published } = setUpHandler();
  await handle(pushBody({ data: 'garbage' }));
  assert.deepEqual(
    published.map(({ topic }) => topic),
    ['customerio-identify-dead-letter', 'customerio-processed'],
  );
});

test('a command that comes again is the same command', async () => {
  const { handle, outcomes } = setUpHandler();
  const data = identify('42');
  await handle(pushBody({ data }));
  await handle(pushBody({ data, deliveryAttempt: 2 }));
  const [first, second] = outcomes();
  assert.match(String(first?.command_id), /^[0-9a-f]{64}$/);
  assert.equal(first?.command_id, second?.command_id);
});

test('P7: nothing of a command, its attributes or an error is logged, whatever becomes of it', async () => {
  const data = {
    ...identify('canary@example.com', { attributes: { name: 'Canary Lee' } }),
    command_id: 'canary-1',
  };
  const attributes = { correlation_id: 'canary@example.com', tenant: 'canary', traceparent: 'canary' };
  const errors = [
    undefined,
    new RejectedError('customerio_400', 'canary'),
    new RetryableError('customerio_503', 'canary', { cause: new Error('canary') }),
    new RetryableError('customerio_500', 'canary', { effectUnknown: true }),
    new ConfigurationError('customerio_401', 'canary'),
    new TypeError('canary@example.com'),
  ];
  for (const error of errors) {
    const { handle, sink } = setUpHandler(error && { perform: failing(error) });
    await handle(pushBody({ data, attributes }));
    await handle(pushBody({ data: { ...data, canary: 1 }, attributes: { ...attributes, canary: 'canary' } }));
    await handle(Buffer.from('canary'));
    assert.ok(sink.lines().length >= 3);
    assert.doesNotMatch(sink.text(), /canary|example\.com|Lee/i);
  }
});
