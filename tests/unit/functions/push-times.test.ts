import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CALL_TIMEOUT_MS, PUBLISH_DEADLINE_MS, patienceMsOf } from '../../../functions/wiring/operation.ts';
import catalogue from '../../../schemas/operations.json' with { type: 'json' };
import { OPERATIONS } from '../../../shared/contract/operations.ts';

for (const operation of OPERATIONS) {
  const { timeout_seconds, ack_deadline_seconds } = catalogue.operations[operation];

  test(`a push of ${operation} ends before its function is cut off, and that before Pub/Sub delivers again`, () => {
    // It waits for its turn, is called, settles, and publishes again what a packed message leaves over.
    const longestMs = patienceMsOf(operation) + CALL_TIMEOUT_MS + 2 * PUBLISH_DEADLINE_MS;
    assert.ok(longestMs < timeout_seconds * 1000, `${longestMs} ms`);
    assert.ok(timeout_seconds < ack_deadline_seconds);
  });
}
