import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import catalogue from '../../../schemas/operations.json' with { type: 'json' };
import { factsOf, isOperation, OPERATIONS, topicNames } from '../../../shared/contract/operations.ts';

const root = new URL('../../../', import.meta.url);
/** Files of `functions/` that are no operation. */
const OTHER_FUNCTIONS = ['index', 'webhook', 'wiring'];

test('the catalogue has the ten operations', () => {
  assert.deepEqual([...OPERATIONS].sort(), [
    'broadcast',
    'delete',
    'device',
    'identify',
    'merge',
    'object',
    'suppress',
    'track',
    'transactional',
    'unsuppress',
  ]);
});

test('each operation has one function, and each function is in the catalogue', () => {
  const functions = readdirSync(new URL('functions/', root)).map((file) => file.replace(/\.ts$/, ''));
  assert.deepEqual(
    functions.filter((name) => !OTHER_FUNCTIONS.includes(name)).sort(),
    [...OPERATIONS].sort(),
  );
});

test('each operation has one schema, and each schema is in the catalogue', () => {
  const schemas = readdirSync(new URL('schemas/commands/', root)).flatMap(
    (file) => /^(.*)\.schema\.json$/.exec(file)?.[1] ?? [],
  );
  assert.deepEqual(schemas.filter((name) => name !== 'common').sort(), [...OPERATIONS].sort());
});

test('each operation has a compiled validator', () => {
  for (const operation of OPERATIONS) {
    assert.ok(existsSync(new URL(`shared/contract/generated/${operation}.ts`, root)), operation);
  }
});

test('names are told from operations, and parts of a prototype are none', () => {
  assert.ok(OPERATIONS.every(isOperation));
  for (const name of [undefined, '', 'Identify', 'webhook', 'constructor', '__proto__', 'toString']) {
    assert.equal(isOperation(name), false, name);
  }
});

test('what is known of an operation is what the catalogue says', () => {
  for (const operation of OPERATIONS) {
    const entry = catalogue.operations[operation];
    assert.deepEqual(factsOf(operation), {
      api: entry.api,
      effect: entry.effect,
      ackDeadlineSeconds: entry.ack_deadline_seconds,
      maxDeliveryAttempts: entry.max_delivery_attempts,
    });
  }
});

test('the catalogue holds values that Pub/Sub and the functions can have', () => {
  for (const operation of OPERATIONS) {
    const { effect, api, timeout_seconds, ...entry } = catalogue.operations[operation];
    const ackDeadlineSeconds = entry.ack_deadline_seconds;
    assert.ok(['profile', 'send'].includes(effect), operation);
    assert.ok(Object.hasOwn(catalogue.apis, api), operation);
    assert.equal(effect === 'send', api !== 'track', operation);
    assert.ok(ackDeadlineSeconds > timeout_seconds && ackDeadlineSeconds <= 600, operation);
    assert.ok(entry.max_delivery_attempts >= 5 && entry.max_delivery_attempts <= 100, operation);
    assert.ok(entry.minimum_backoff_seconds <= entry.maximum_backoff_seconds, operation);
    assert.ok(entry.maximum_backoff_seconds <= 600, operation);
  }
});

test('every topic begins with the prefix, and no two share a name', () => {
  const topics = topicNames('customerio');
  const names = [
    ...OPERATIONS.map(topics.command),
    ...OPERATIONS.map(topics.deadLetter),
    topics.processed,
    topics.deliveryEvents,
    topics.quarantine,
  ];
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.match(name, /^customerio-[a-z-]+$/);
  assert.equal(topics.command('identify'), 'customerio-identify');
  assert.equal(topics.deadLetter('identify'), 'customerio-identify-dead-letter');
  assert.equal(topics.processed, 'customerio-processed');
});
