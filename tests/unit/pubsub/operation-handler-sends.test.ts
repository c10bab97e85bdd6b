import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigurationError, RejectedError, RetryableError } from '../../../shared/contract/errors.ts';
import { pushBody } from '../../helpers/envelopes.ts';
import { type PublishedMessage, setUpSendHandler, sms } from './handler-set-up.ts';

/** Pub/Sub without a topic for outcomes for so many attempts. */
function refuseOutcomes(times: number) {
  let left = times;
  return ({ topic }: PublishedMessage) => {
    if (topic === 'customerio-processed' && left-- > 0) {
      throw new ConfigurationError('publish_forbidden', 'no topic', { httpStatus: 404 });
    }
  };
}

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

for (const [what, perform, outcome, deliveryId] of [
  ['done', async () => ({ deliveryId: 'd-1' }), 'done', 'd-1'],
  ['parked', losing, 'parked', null],
] as const) {
  test(`a send that is ${what} while no outcome can be stored is made once, and told once it can`, async () => {
    const { handle, performed, outcomes } = setUpSendHandler({ perform, onPublish: refuseOutcomes(3) });
    const statuses: number[] = [];
    for (let deliveryAttempt = 1; deliveryAttempt <= 4; deliveryAttempt++) {
      statuses.push(await handle(pushBody({ data: sms(), deliveryAttempt })));
    }
    assert.deepEqual(statuses, [503, 503, 503, 204]);
    assert.equal(performed.length, 1);
    assert.deepEqual(
      outcomes().map((told) => [told.outcome, told.delivery_id, told.attempt]),
      [[outcome, deliveryId, 4]],
    );
  });
}

test('a send that expires before its outcome can be stored is done, not skipped', async () => {
  const { handle, outcomes, clock } = setUpSendHandler({ onPublish: refuseOutcomes(1) });
  const data = sms({ expires_at: '2026-06-01T12:00:01Z' });
  assert.equal(await handle(pushBody({ data })), 503);
  clock.advance(2_000);
  assert.equal(await handle(pushBody({ data, deliveryAttempt: 2 })), 204);
  assert.equal(outcomes()[0]?.outcome, 'done');
});

test('a send delivered twice at a time is made once', async () => {
  const { handle, performed, outcomes } = setUpSendHandler();
  const body = pushBody({ data: sms() });
  assert.deepEqual(await Promise.all([handle(body), handle(body)]), [204, 204]);
  assert.deepEqual([performed.length, outcomes().length], [1, 2]);
});

test('a send that surely had no effect is made again', async () => {
  let isUp = false;
  const { handle, performed, outcomes } = setUpSendHandler({
    perform: async () => {
      if (isUp) return {};
      throw new RetryableError('customerio_429', 'later', { httpStatus: 429 });
    },
  });
  assert.equal(await handle(pushBody({ data: sms() })), 503);
  isUp = true;
  assert.equal(await handle(pushBody({ data: sms(), deliveryAttempt: 2 })), 204);
  assert.deepEqual([performed.length, outcomes()[0]?.outcome], [2, 'done']);
});

test('a send that was refused is made again when it is delivered again, for its template may be there by now', async () => {
  let isThere = false;
  const perform = async () => {
    if (isThere) return { deliveryId: 'd-1' };
    throw new RejectedError('customerio_404', 'no template', { httpStatus: 404 });
  };
  const { handle, outcomes } = setUpSendHandler({ perform, onPublish: refuseOutcomes(1) });
  assert.equal(await handle(pushBody({ data: sms() })), 503);
  isThere = true;
  assert.equal(await handle(pushBody({ data: sms(), deliveryAttempt: 2 })), 204);
  assert.equal(outcomes()[0]?.outcome, 'done');
});

test('of two deliveries at a time, the one whose outcome is not stored does not send again', async () => {
  const { handle, performed } = setUpSendHandler({ onPublish: refuseOutcomes(1) });
  const body = pushBody({ data: sms() });
  const statuses = await Promise.all([handle(body), handle(body)]);
  assert.deepEqual(statuses.toSorted(), [204, 503]);
  assert.equal(await handle(body), 204);
  assert.equal(performed.length, 1);
});

test('an invalid command under the id of a send does not make that one be sent again', async () => {
  const { handle, performed } = setUpSendHandler({ onPublish: refuseOutcomes(1) });
  assert.equal(await handle(pushBody({ data: sms() })), 503);
  assert.equal(await handle(pushBody({ data: sms({ to: '555' }) })), 204);
  assert.equal(await handle(pushBody({ data: sms(), deliveryAttempt: 2 })), 204);
  assert.equal(performed.length, 1);
});

test('another send under the same id is made', async () => {
  const { handle, performed } = setUpSendHandler();
  for (const to of ['+15551234567', '+15557654321']) await handle(pushBody({ data: sms({ to }) }));
  assert.equal(performed.length, 2);
});
