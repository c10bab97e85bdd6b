import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pushBody } from '../../helpers/envelopes.ts';
import { setUpSendHandler, sms } from './handler-set-up.ts';

test('a command is skipped from the moment that it expires, however that is written', async () => {
  for (const expires_at of ['2026-06-01T12:00:00Z', '2026-06-01t12:00:00z', '2026-06-01T14:00:00+02:00']) {
    const { handle, outcomes, performed } = setUpSendHandler();
    await handle(pushBody({ data: sms({ expires_at }) }));
    assert.deepEqual([outcomes()[0]?.outcome, outcomes()[0]?.reason], ['skipped', 'expired']);
    assert.deepEqual(performed, []);
  }
});
