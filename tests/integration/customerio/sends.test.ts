/** Transactional sends of the local Customer.io, through the vendor's own client. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  SendEmailRequest,
  SendInAppRequest,
  SendInboxMessageRequest,
  SendPushRequest,
  SendSMSRequest,
  SendWhatsAppRequest,
} from 'customerio-node';
import { parseAnyCommand } from '../../../shared/contract/all-commands.ts';
import { runCustomerIo } from '../../helpers/customerio/running.ts';

const COMMAND_ID = 'x-relay-command-id';
const NOW_MS = Date.UTC(2026, 5, 1);
const DAY_SECONDS = 86_400;
const email = (fields: Record<string, unknown> = {}) => ({
  to: 'ann@example.com',
  identifiers: { id: 'ann' },
  transactional_message_id: 3,
  ...fields,
});
const sms = (fields: Record<string, unknown> = {}) => ({ ...email(), to: '+15551234567', ...fields });
/** Of attachments, decoded, in bytes. */
const MOST_ATTACHED = 2_097_151;
const base64 = (bytes: number) => Buffer.alloc(bytes).toString('base64');

describe('transactional sends', () => {
  it('are accepted on all six channels', async (t) => {
    const { app, books, call } = await runCustomerIo(t);
    const to = { identifiers: { id: 'ann' }, transactional_message_id: 'welcome' };
    const answers = [
      await app.sendEmail(new SendEmailRequest({ ...to, to: 'ann@example.com' })),
      await app.sendPush(new SendPushRequest(to)),
      await app.sendSMS(new SendSMSRequest({ ...to, to: '+15551234567' })),
      await app.sendWhatsApp(new SendWhatsAppRequest(to)),
      await app.sendInApp(new SendInAppRequest(to)),
      await app.sendInboxMessage(new SendInboxMessageRequest(to)),
    ];
    for (const { delivery_id, queued_at } of answers) {
      assert.match(delivery_id, /^[\w-]+=*$/);
      assert.ok(Number.isInteger(queued_at));
    }
    assert.equal(books().deliveries, 6);
    const { deliveries } = (await call('GET', '/relay/deliveries')).json as {
      deliveries: { channel: string }[];
    };
    assert.deepEqual(deliveries.map(({ channel }) => channel).reverse(), [
      ...['email', 'push', 'sms', 'whatsapp', 'in_app', 'inbox'],
    ]);
  });

  it('put every field on the wire, in the journal, without credentials', async (t) => {
    const { call } = await runCustomerIo(t);
    const body = email({ cc: 'bob@example.com', message_data: { order: { lines: [1, 2] } }, language: 'de' });
    await call('POST', '/v1/send/email', body, { [COMMAND_ID]: 'command-1' });
    const { json } = await call('GET', '/relay/requests?limit=1&path=/v1/send/');
    const [request] = json.requests as { body: unknown; headers: Record<string, string>; status: number }[];
    assert.deepEqual(request?.body, body);
    assert.equal(request?.headers[COMMAND_ID], 'command-1');
    assert.equal(request?.headers.authorization, undefined);
    assert.equal(request?.status, 200);
  });

  it('are counted once for each command, and twice where one is performed twice', async (t) => {
    const { call, books } = await runCustomerIo(t);
    const send = (commandId?: string, fields = {}) =>
      call(
        'POST',
        '/v1/send/email',
        email(fields),
        commandId === undefined ? {} : { [COMMAND_ID]: commandId },
      );
    await send('one');
    await send('two');
    assert.equal(books().duplicate_effects, 0);
    await send('one');
    assert.equal(books().duplicate_effects, 1);
    await call('POST', '/v1/campaigns/5/triggers', {}, { [COMMAND_ID]: 'three' });
    await call('POST', '/v1/campaigns/5/triggers', {}, { [COMMAND_ID]: 'three' });
    assert.equal(books().duplicate_effects, 2);
    await send(undefined, { language: 'de' });
    await send(undefined, { language: 'fr' });
    assert.equal(books().duplicate_effects, 2);
    await send(undefined, { language: 'fr' });
    assert.equal(books().duplicate_effects, 3);
  });

  it('create the person only where asked to', async (t) => {
    const { call, books } = await runCustomerIo(t);
    await call('POST', '/v1/send/email', email());
    assert.equal(books().people, 0);
    await call('POST', '/v1/send/email', email({ auto_create: true }));
    assert.equal(books().people, 1);
  });

  const now = NOW_MS / 1000;
  const ACCEPTED: [what: string, path: string, body: unknown][] = [
    [
      '15 recipients',
      'email',
      email({
        to: Array(10).fill('a@example.com').join(','),
        cc: 'b@example.com,c@example.com',
        bcc: 'd,e,f',
      }),
    ],
    [
      'from, subject and body without a template',
      'email',
      { ...email(), transactional_message_id: undefined, from: 'a@example.com', subject: 's', body: 'b' },
    ],
    ['attachments of just under 2 MB', 'email', email({ attachments: { 'a.pdf': base64(MOST_ATTACHED) } })],
    [
      'attachments of just under 2 MB and a body of nearly 2 MB besides',
      'email',
      email({ attachments: { 'a.pdf': base64(MOST_ATTACHED) }, body: 'x'.repeat(2_000_000) }),
    ],
    ['a send_at 90 days ahead', 'sms', sms({ send_at: now + 90 * DAY_SECONDS })],
    ['Liquid for a number', 'sms', sms({ to: '{{customer.phone}}' })],
    ['a cio_id', 'push', email({ identifiers: { cio_id: 'abc' } })],
  ];
  for (const [what, path, body] of ACCEPTED) {
    it(`are accepted with ${what}`, async (t) => {
      const { call } = await runCustomerIo(t, { now: () => NOW_MS });
      assert.equal((await call('POST', `/v1/send/${path}`, body)).status, 200);
    });
  }

  it('take every size of attachments that the contract of commands takes, and no other', async (t) => {
    const { call } = await runCustomerIo(t, { now: () => NOW_MS });
    for (const bytes of [1_570_000, 1_999_999, 2_000_000, MOST_ATTACHED, MOST_ATTACHED + 1]) {
      const body = email({ attachments: { 'a.pdf': base64(bytes) } });
      const command = { ...body, channel: 'email', command_id: 'c', transactional_message_id: 1 };
      const isTaken = parseAnyCommand('transactional', command, NOW_MS).ok;
      assert.equal(isTaken, bytes <= MOST_ATTACHED);
      assert.equal((await call('POST', '/v1/send/email', body)).status === 200, isTaken, `${bytes} bytes`);
    }
  });

  const REFUSED: [what: string, status: number, path: string, body: unknown, text: RegExp][] = [
    ['no JSON', 400, 'email', '{', /JSON object/],
    ['no recipient', 400, 'email', email({ to: '' }), /to is required/],
    ['no identifiers', 400, 'email', email({ identifiers: {} }), /exactly one of id, email, cio_id/],
    ['two identifiers', 400, 'email', email({ identifiers: { id: 'a', email: 'b' } }), /exactly one of/],
    ['identifying by phone', 400, 'sms', sms({ identifiers: { phone: '+15551234567' } }), /exactly one of/],
    [
      'neither template nor body',
      400,
      'email',
      email({ transactional_message_id: undefined }),
      /from is required/,
    ],
    [
      'no template',
      400,
      'push',
      email({ transactional_message_id: undefined }),
      /transactional_message_id is required/,
    ],
    [
      '16 recipients',
      400,
      'email',
      email({ to: Array(16).fill('a@example.com').join(',') }),
      /15 recipients/,
    ],
    ['a number that is not E.164', 400, 'sms', sms({ to: '0555 123' }), /E\.164/],
    ['an SMS to nobody', 400, 'sms', sms({ to: undefined }), /to is required/],
    ['a flag in words', 400, 'in_app', email({ queue_draft: 'yes' }), /queue_draft must be a boolean/],
    [
      'message_data that is text',
      400,
      'email',
      email({ message_data: 'x' }),
      /message_data must be an object/,
    ],
    ['a send_at over 90 days ahead', 400, 'sms', sms({ send_at: now + 90 * DAY_SECONDS + 1 }), /90 days/],
    ['an attachment that is not base64', 400, 'email', email({ attachments: { 'a.txt': '***' } }), /base64/],
    ['a forbidden attachment', 403, 'email', email({ attachments: { 'a.exe': base64(3) } }), /not allowed/],
    [
      'attachments of 2 MB',
      413,
      'email',
      email({ attachments: { a: base64(MOST_ATTACHED - 1_000_000), b: base64(1_000_001) } }),
      /smaller than 2 MB in total/,
    ],
    [
      'a body of 2 MB without its attachments',
      413,
      'email',
      email({ attachments: { a: base64(3) }, body: 'x'.repeat(2_097_152) }),
      /2097152 bytes without its attachments/,
    ],
  ];
  for (const [what, status, path, body, text] of REFUSED) {
    it(`are refused with ${status} for ${what}, and nothing is sent`, async (t) => {
      const { call, books } = await runCustomerIo(t, { now: () => NOW_MS });
      const answer = await call('POST', `/v1/send/${path}`, body);
      assert.equal(answer.status, status);
      assert.match(answer.text, /^\{"meta":\{"error":"/);
      assert.match(answer.text, text);
      assert.equal(books().deliveries, 0);
    });
  }
});
