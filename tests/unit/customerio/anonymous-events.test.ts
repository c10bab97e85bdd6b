import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RetryableError } from '../../../shared/contract/errors.ts';
import { answerJson } from '../../helpers/http-server.ts';
import { accept, start } from './track-set-up.ts';

test('an event of somebody who is not known yet goes to the v1 route with all its fields', async (t) => {
  const { server, sender } = await start(t, [accept]);
  const event = { name: 'viewed', type: 'page', id: '01J', timestamp: 1_780_000_000, data: { url: '/' } };
  await sender.sendAnonymous({ anonymous_id: 'visitor-7', ...event });
  const [request] = server.requests;
  assert.equal(request?.path, '/api/v1/events');
  assert.deepEqual(request?.json(), { anonymous_id: 'visitor-7', ...event });
});

test('a thousand such events are not a thousand requests at once', async (t) => {
  let underWay = 0;
  let most = 0;
  const { server, sender } = await start(t, [
    (response, request) => {
      most = Math.max(most, ++underWay);
      setImmediate(() => {
        underWay--;
        accept(response, request);
      });
    },
  ]);
  await Promise.all(
    Array.from({ length: 1_000 }, (_, n) => sender.sendAnonymous({ anonymous_id: `${n}`, name: 'x' })),
  );
  assert.equal(server.requests.length, 1_000);
  assert.ok(most <= 16, `${most} at once`);
});

test('such an event fails as its answer says, and the SDK’s own refusal harms nobody', async (t) => {
  const { sender } = await start(t, [answerJson(400, { meta: { error: 'name is blank' } }), accept]);
  await assert.rejects(sender.sendAnonymous({ anonymous_id: 'v', name: 'x' }), { message: 'name is blank' });
  await assert.rejects(sender.sendAnonymous({ anonymous_id: 'v', name: ' ' }), RetryableError);
  await sender.sendAnonymous({ anonymous_id: 'v', name: 'x' });
});
