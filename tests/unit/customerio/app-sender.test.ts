import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ConfigurationError, RejectedError, RetryableError } from '../../../shared/contract/errors.ts';
import { type AppSenderOptions, createAppSender } from '../../../shared/customerio/app-sender.ts';
import type { BroadcastTrigger, Channel } from '../../../shared/customerio/calls.ts';
import { fixedSecret, type Secret } from '../../../shared/runtime/secrets.ts';
import {
  type Answer,
  answerJson,
  answerText,
  cutOff,
  hang,
  refusingPort,
  startScriptedServer,
} from '../../helpers/http-server.ts';

/** More than any answer takes here. */
const PATIENT_MS = 60_000;

const sent = answerJson(200, { delivery_id: 'RPILAg==', queued_at: 1_780_000_000 });
const triggered = answerJson(200, { id: 7 });

async function start(t: TestContext, script: [Answer, ...Answer[]], options: Partial<AppSenderOptions> = {}) {
  const server = await startScriptedServer(t, ...script);
  const sender = createAppSender({
    url: server.url,
    apiKey: fixedSecret('app-key'),
    timeoutMs: PATIENT_MS,
    ...options,
  });
  return { server, sender };
}

const CHANNELS: Record<Channel, string> = {
  email: 'email',
  push: 'push',
  sms: 'sms',
  whatsapp: 'whatsapp',
  in_app: 'in_app',
  inbox: 'inbox_message',
};

const MESSAGE = { to: 'ann@example.com', identifiers: { id: '42' }, transactional_message_id: 'receipt' };
const SEND = { channel: 'email', message: MESSAGE } as const;

for (const channel of ['email', 'push', 'sms', 'whatsapp', 'in_app', 'inbox'] as const) {
  test(`every field of a message by ${channel} reaches the wire, and no other`, async (t) => {
    const { server, sender } = await start(t, [sent]);
    const message = {
      ...MESSAGE,
      cc: 'bob@example.com',
      auto_create: true,
      send_to_unsubscribed: false,
      message_data: { items: [{ price: 1.5 }], none: null },
      whatever_comes_next: [1],
    };
    assert.deepEqual(await sender.send({ channel, message }, 'command-1'), { deliveryId: 'RPILAg==' });
    const [request] = server.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request?.path, `/v1/send/${CHANNELS[channel]}`);
    assert.equal(request?.headers.authorization, 'Bearer app-key');
    assert.deepEqual(request?.json(), message);
  });
}

test('the command’s id travels as a header that any id fits into', async (t) => {
  const { server, sender } = await start(t, [sent]);
  for (const id of ['order-1042-receipt', 'Bestellung ✅/é', 'a\nb: c']) await sender.send(SEND, id);
  assert.deepEqual(
    server.requests.map(({ headers }) => decodeURIComponent(String(headers['x-relay-command-id']))),
    ['order-1042-receipt', 'Bestellung ✅/é', 'a\nb: c'],
  );
});

const FAILURES: readonly [what: string, answer: Answer, consequence: 'reject' | 'hold' | 'retry' | 'park'][] =
  [
    ['400', answerJson(400, { meta: { error: 'to is missing' } }), 'reject'],
    ['401', answerJson(401, { meta: { error: 'Unauthorized request' } }), 'hold'],
    ['403', answerJson(403, { meta: { error: 'feature not enabled' } }), 'hold'],
    ['403 for an attachment', answerJson(403, { meta: { error: 'attachment type is forbidden' } }), 'reject'],
    ['404', answerJson(404, { errors: [{ detail: 'not found' }] }), 'reject'],
    ['413', answerJson(413, { meta: { error: 'too large' } }), 'reject'],
    ['422', answerJson(422, { errors: [{ detail: 'bad audience' }] }), 'reject'],
    ['429', answerJson(429, { errors: [{ detail: 'slow down' }] }, { 'Retry-After': '1' }), 'retry'],
    ['408', answerJson(408, {}), 'park'],
    ['500', answerJson(500, {}), 'park'],
    ['503', answerJson(503, {}), 'park'],
    ['an empty 502', answerText(502, ''), 'park'],
    ['an error page', answerText(503, '<html>canary</html>'), 'park'],
    ['a welcome page', answerText(200, '<html>canary</html>'), 'park'],
    ['JSON that is cut short', answerText(200, '{"delivery_id":', 'application/json'), 'park'],
    ['an empty 200', answerText(200, ''), 'park'],
    ['a 200 of null', answerJson(200, null), 'park'],
    ['a 200 that names no id', answerJson(200, { queued_at: 1 }), 'park'],
    ['a 200 whose id is an object', answerJson(200, { delivery_id: {}, id: {} }), 'park'],
    ['a reset', cutOff, 'park'],
    [
      'a reset within the answer',
      (response) => response.writeHead(200, { 'Content-Length': 99 }).write('{', () => response.destroy()),
      'park',
    ],
    ['silence', hang, 'park'],
  ];

function consequenceOf(error: unknown): string {
  if (error instanceof RejectedError) return 'reject';
  if (error instanceof ConfigurationError) return 'hold';
  if (error instanceof RetryableError) return error.effectUnknown ? 'park' : 'retry';
  return String(error);
}

for (const [what, answer, consequence] of FAILURES) {
  test(`P4: after ${what} there is no second request, and the command is to ${consequence}`, async (t) => {
    // Time enough for a request to get there that is never answered.
    const timeoutMs = answer === hang ? 1_000 : PATIENT_MS;
    const { server, sender } = await start(t, [answer], { timeoutMs });
    const calls = [
      () => sender.send(SEND, 'command-1'),
      () => sender.trigger({ broadcastId: 12, audience: { ids: ['1'] }, fields: {} }, 'command-2'),
    ];
    for (const [index, call] of calls.entries()) {
      await assert.rejects(call, (error) => {
        assert.equal(consequenceOf(error), consequence);
        assert.doesNotMatch(String(error), /canary/);
        return true;
      });
      assert.equal(server.requests.length, index + 1);
    }
    assert.ok(server.requests.every(({ headers }) => headers['x-retry-count'] === undefined));
  });
}

test('P4: where nobody listens nothing was sent, and the command is to be tried again', async (t) => {
  const url = `http://127.0.0.1:${await refusingPort(t)}`;
  const sender = createAppSender({ url, apiKey: fixedSecret('k'), timeoutMs: PATIENT_MS });
  await assert.rejects(sender.send(SEND, 'c'), (error) => {
    return (
      error instanceof RetryableError && error.reason === 'customerio_unreachable' && !error.effectUnknown
    );
  });
});

const FILTER = {
  and: [{ segment: { id: 3 } }, { attribute: { field: 'state', operator: 'eq', value: 'NM' } }],
};

const FLAGS = ['email_add_duplicates', 'email_ignore_missing', 'id_ignore_missing'] as const;

for (const [what, audience, body] of [
  ['ids', { ids: ['1', '2'] }, { ids: ['1', '2'] }],
  ['emails', { emails: ['a@b.c'] }, { emails: ['a@b.c'] }],
  [
    'people with data of their own',
    { per_user_data: [{ id: '1', data: { a: 1 } }] },
    { per_user_data: [{ id: '1', data: { a: 1 } }] },
  ],
  ['a file', { data_file_url: 'https://x.example/f' }, { data_file_url: 'https://x.example/f' }],
  ['a filter', { recipients: FILTER }, { recipients: FILTER }],
  ['the audience configured there', 'configured', {}],
] as const satisfies readonly (readonly [string, BroadcastTrigger['audience'], object])[]) {
  test(`a broadcast to ${what} reaches the wire as such, with every flag as it was given`, async (t) => {
    const { server, sender } = await start(t, [triggered]);
    const data = { headline: 'Sale' };
    const given = FLAGS.flatMap((flag) => [{ [flag]: true }, { [flag]: false }]);
    const all = Object.fromEntries(FLAGS.map((flag) => [flag, true]));
    for (const flags of [{}, ...given, all]) {
      const call = { broadcastId: 12, audience, fields: { data, ...flags } };
      assert.deepEqual(await sender.trigger(call, 'command-1'), { triggerId: '7' });
      const request = server.requests.at(-1);
      assert.equal(request?.path, '/v1/campaigns/12/triggers');
      assert.deepEqual(request?.json(), { data, ...flags, ...body });
      assert.equal(request?.headers['x-relay-command-id'], 'command-1');
    }
  });
}

for (const [what, audience, fields] of [
  ['nothing', {}, {}],
  ['ids that are undefined', { ids: undefined }, { id_ignore_missing: true }],
  ['ids that are null', { ids: null }, {}],
  ['no ids', { ids: [] }, {}],
  ['a filter without conditions', { recipients: {} }, {}],
  ['a file without an address', { data_file_url: '' }, {}],
  ['two ways', { ids: ['1'], emails: ['a@b.c'] }, {}],
  ['no ids before some emails', { ids: [], emails: ['a@b.c'] }, {}],
  ['ids beside the configured audience', 'configured', { ids: ['1'] }],
] as const satisfies readonly (readonly [string, BroadcastTrigger['audience'], object])[]) {
  test(`an audience of ${what} is never taken for everybody`, async (t) => {
    const { server, sender } = await start(t, [triggered]);
    await assert.rejects(
      sender.trigger({ broadcastId: 12, audience, fields }, 'c'),
      (error) => error instanceof RejectedError && error.reason === 'empty_audience',
    );
    assert.deepEqual(server.requests, []);
  });
}

test('rotated credentials are in force with the next send', async (t) => {
  let value = 'old';
  const rotating: Secret = { value: () => value, toString: () => '', toJSON: () => '' };
  const { server, sender } = await start(t, [sent], { apiKey: rotating });
  await sender.send(SEND, 'c');
  value = 'new';
  await sender.send(SEND, 'c');
  assert.deepEqual(
    server.requests.map(({ headers }) => headers.authorization),
    ['Bearer old', 'Bearer new'],
  );
});
