import assert from 'node:assert/strict';
import { test } from 'node:test';
import columns from '../../../schemas/tables/command_outcomes.json' with { type: 'json' };
import { type Outcome, outcomeAttributes } from '../../../shared/contract/outcome.ts';

const OUTCOME: Outcome = {
  command_id: 'order-1',
  operation: 'identify',
  outcome: 'rejected',
  reason: 'unknown_key',
  correlation_id: null,
  attempt: 1,
  latency_ms: 12,
  delivery_id: null,
  trigger_id: null,
  environment: 'dev',
  occurred_at: '2026-06-01T11:58:00.000Z',
  settled_at: '2026-06-01T12:00:00.000Z',
};

test('an outcome has exactly the columns of its table, but for those that Pub/Sub fills in', () => {
  const BY_PUBSUB = ['subscription_name', 'message_id', 'publish_time', 'attributes'];
  const names = columns.map(({ name }) => name).filter((name) => !BY_PUBSUB.includes(name));
  assert.deepEqual(Object.keys(OUTCOME).sort(), names.sort());
});

test('attributes name the operation and how it ended, for filters', () => {
  assert.deepEqual(outcomeAttributes(OUTCOME, {}), { operation: 'identify', outcome: 'rejected' });
});

test('attributes by which the cause is traced travel on, and no other of the command’s', () => {
  const tracing = { correlation_id: 'c', traceparent: '00-1-2-01', tenant: 'x' };
  assert.deepEqual(outcomeAttributes(OUTCOME, tracing), {
    operation: 'identify',
    outcome: 'rejected',
    correlation_id: 'c',
    traceparent: '00-1-2-01',
  });
});
