import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RetryableError } from '../../../shared/contract/errors.ts';
import { pushBody } from '../../helpers/envelopes.ts';
import { setUpSendHandler, sms } from './handler-set-up.ts';

const LOST = new RetryableError('customerio_500', 'lost', { effectUnknown: true, httpStatus: 500 });
const losing = async () => {
  throw LOST;
};

test('a send whose effect is unknown is parked unless its publisher says otherwise', async () => {
  for (const fields of [{}, { on_unknown: 'park' }]) {
    const { handle, outcomes, sink } = setUpSendHandler({ perform: losing });
    assert.equal(await handle(pushBody({ data: sms(fields) })), 204);
    assert.equal(outcomes()[0]?.outcome, 'parked');
    assert.equal(sink.linesOf('command_parked').length, 1);
  }
});

test('a send whose effect is unknown is delivered again where its publisher would rather have it twice', async () => {
  const { handle, published, sink } = setUpSendHandler({ perform: losing });
  assert.equal(await handle(pushBody({ data: sms({ on_unknown: 'resend' }) })), 503);
  assert.deepEqual(published, []);
  const [line] = sink.linesOf('command_retried');
  assert.deepEqual([line?.verdict, line?.reason, line?.http_status], ['retry', 'customerio_500', 500]);
});

test('a send that is not valid is rejected, whatever it says of an unknown effect', async () => {
  const { handle, deadLetters } = setUpSendHandler();
  assert.equal(await handle(pushBody({ data: sms({ on_unknown: 'resend', to: '555' }) })), 204);
  assert.equal(deadLetters()[0]?.attributes.reason, 'bad_identifier');
});

test('a command is skipped from the moment that it expires, however that is written', async () => {
  for (const expires_at of ['2026-06-01T12:00:00Z', '2026-06-01t12:00:00z', '2026-06-01T14:00:00+02:00']) {
    const { handle, outcomes, performed } = setUpSendHandler();
    await handle(pushBody({ data: sms({ expires_at }) }));
    assert.deepEqual([outcomes()[0]?.outcome, outcomes()[0]?.reason], ['skipped', 'expired']);
    assert.deepEqual(performed, []);
  }
});
