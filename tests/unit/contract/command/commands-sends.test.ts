import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COMMAND_LIMITS } from '../../../../shared/contract/command/limits.ts';
import { accepts, DAY_MS, type Json, NOW_MS, refuses, valid } from './commands-builder.ts';

const CHANNELS = ['email', 'push', 'sms', 'whatsapp', 'in_app', 'inbox'] as const;

/** A field that each channel has and the next one, in the order above, has not. */
const FOREIGN: readonly [channel: string, field: string, value: unknown][] = [
  ['email', 'custom_payload', {}],
  ['push', 'cc', 'a@example.com'],
  ['sms', 'title', 'x'],
  ['whatsapp', 'auto_create', true],
  ['in_app', 'tracked', true],
  ['inbox', 'from', '+15551234567'],
];

const email = (changes?: Json) => valid('transactional-email-minimal', changes);
const refusesEmail = (changes: Json, ...why: [Parameters<typeof refuses>[2], string]) =>
  refuses('transactional', email(changes), ...why);

describe('a transactional command', () => {
  test('names its channel', () => {
    refusesEmail({ channel: undefined }, 'missing_key', '/channel');
    refusesEmail({ channel: 'fax' }, 'not_allowed', '/channel');
    refusesEmail({ channel: 7 }, 'not_allowed', '/channel');
  });

  for (const [channel, field, value] of FOREIGN) {
    test(`over ${channel} is refused for another channel's field`, () => {
      refuses(
        'transactional',
        valid(`transactional-${channel}-minimal`, { [field]: value }),
        'unknown_key',
        `/${field}`,
      );
    });
  }

  for (const channel of CHANNELS) {
    const minimal = (changes: Json) => valid(`transactional-${channel}-minimal`, changes);

    test(`over ${channel} needs a command_id and identifiers`, () => {
      refuses('transactional', minimal({ command_id: undefined }), 'missing_key', '/command_id');
      refuses('transactional', minimal({ identifiers: undefined }), 'missing_key', '/identifiers');
    });

    test(`over ${channel} names a template by number or by name`, () => {
      for (const id of [1, 44, 'x', 'Order receipt'])
        accepts('transactional', minimal({ transactional_message_id: id }));
      const path = '/transactional_message_id';
      refuses('transactional', minimal({ transactional_message_id: 0 }), 'out_of_range', path);
      refuses('transactional', minimal({ transactional_message_id: 1.5 }), 'wrong_type', path);
      refuses('transactional', minimal({ transactional_message_id: '' }), 'too_short', path);
      refuses('transactional', minimal({ transactional_message_id: null }), 'wrong_type', path);
      refuses(
        'transactional',
        minimal({ transactional_message_id: undefined }),
        'missing_key',
        channel === 'email' ? '' : path,
      );
    });

    test(`over ${channel} is sent at most 90 days from now, in seconds`, () => {
      const latest = (NOW_MS + 90 * DAY_MS) / 1000;
      for (const send_at of [946684800, latest]) accepts('transactional', minimal({ send_at }));
      const { detail } = refuses('transactional', minimal({ send_at: latest + 1 }), 'too_late', '/send_at');
      assert.equal(detail, 'received a time 91 days ahead; allowed: 90 days');
      refuses('transactional', minimal({ send_at: latest * 1000 }), 'milliseconds', '/send_at');
      refuses('transactional', minimal({ send_at: 946684799 }), 'out_of_range', '/send_at');
      refuses('transactional', minimal({ send_at: 4102444801 }), 'out_of_range', '/send_at');
      refuses('transactional', minimal({ send_at: '2026-12-01T00:00:00Z' }), 'wrong_type', '/send_at');
    });

    test(`over ${channel} says by when and what to do when its effect is unknown`, () => {
      for (const on_unknown of ['park', 'resend']) accepts('transactional', minimal({ on_unknown }));
      refuses('transactional', minimal({ on_unknown: 'retry' }), 'not_allowed', '/on_unknown');
      accepts('transactional', minimal({ expires_at: '2026-11-21T00:00:00Z' }));
      refuses('transactional', minimal({ expires_at: 1767225600 }), 'wrong_type', '/expires_at');
      refuses('transactional', minimal({ expires_at: '2026-06-31T00:00:00Z' }), 'bad_format', '/expires_at');
      refuses(
        'transactional',
        minimal({ expires_at: '2100-01-01T00:00:00Z' }),
        'out_of_range',
        '/expires_at',
      );
    });
  }
});

describe('an email', () => {
  test('has a template, or a sender, a subject and a body', () => {
    const inline = {
      transactional_message_id: undefined,
      from: 'shop@example.com',
      subject: 'Hello',
      body: '<p>Hi</p>',
    };
    accepts('transactional', email(inline));
    for (const key of ['from', 'subject', 'body'])
      refusesEmail({ ...inline, [key]: undefined }, 'missing_key', '');
  });

  test('has addresses that are shaped like ones', () => {
    for (const to of ['a@b.c', 'Ann <a@b.c>', '"Lee, Bo" <a@b.c>, x@y.z', '"q\\"," <a@b.c>']) {
      accepts('transactional', email({ to, cc: to, bcc: to }));
    }
    for (const to of [
      'Ann',
      'a@b.c,',
      ',a@b.c',
      'a@b.c d@e.f',
      '<a@b.c> Ann',
      '{{customer.email}}',
      '"a@b.c',
    ]) {
      for (const field of ['to', 'cc', 'bcc']) refusesEmail({ [field]: to }, 'bad_identifier', `/${field}`);
    }
    refusesEmail({ to: '' }, 'too_short', '/to');
    refusesEmail({ to: 'a@b.c\r\nBcc: x@y.z' }, 'bad_format', '/to');
    refusesEmail({ to: undefined }, 'missing_key', '/to');
    refusesEmail({ to: ['a@b.c'] }, 'wrong_type', '/to');
  });

  test('has at most 15 recipients in to, cc and bcc together', () => {
    const some = (count: number) =>
      Array.from({ length: count }, (_, index) => `a${index}@example.com`).join(', ');
    accepts('transactional', email({ to: some(15) }));
    accepts('transactional', email({ to: some(5), cc: some(5), bcc: some(5) }));
    const { detail } = refusesEmail({ to: some(5), cc: some(5), bcc: some(6) }, 'too_many', '/to');
    assert.equal(detail, 'received 16 recipients in to, cc and bcc; allowed: 15');
  });

  test('has no line break where a header could be smuggled in', () => {
    for (const field of ['from', 'reply_to', 'subject', 'cc', 'bcc']) {
      refusesEmail({ [field]: 'a@b.c\nX-Evil: 1' }, 'bad_format', `/${field}`);
    }
  });

  test('has headers in printable ASCII', () => {
    accepts('transactional', email({ headers: { 'X-Order': '1042 and more' } }));
    refusesEmail({ headers: { 'X Order': '1' } }, 'bad_format', '/headers/X Order');
    refusesEmail({ headers: { 'X-Order': 'ä' } }, 'bad_format', '/headers/X-Order');
    refusesEmail({ headers: { 'X-Order': '1\r\n2' } }, 'bad_format', '/headers/X-Order');
    refusesEmail({ headers: { 'X-Order': 1 } }, 'wrong_type', '/headers/X-Order');
    refusesEmail({ headers: '[{"name":"X","value":"ä"}]' }, 'bad_format', '/headers');
  });

  test('has attachments in base64 of less than 2 MB together', () => {
    const half = COMMAND_LIMITS.attachmentsBytes / 2;
    const file = (bytes: number) => Buffer.alloc(bytes, 'a').toString('base64');
    accepts('transactional', email({ attachments: { 'a.txt': file(half), 'b.txt': file(half - 1) } }));
    const { detail } = refusesEmail(
      { attachments: { 'a.txt': file(half), 'b.txt': file(half) } },
      'too_large',
      '/attachments',
    );
    assert.equal(detail, 'received 2097152 bytes of attachments; allowed: fewer than 2097152');
    for (const content of ['abc', 'YWJ', 'YW=I', 'YWJj\n', 'äöüß', 'YW-_', '====']) {
      refusesEmail({ attachments: { 'a.txt': content } }, 'bad_format', '/attachments/a.txt');
    }
    refusesEmail({ attachments: { 'a.txt': 7 } }, 'wrong_type', '/attachments/a.txt');
    refusesEmail({ attachments: { '': file(1) } }, 'too_short', '/attachments/');
  });

  test('has a body that fits a request of 2048 KB', () => {
    const rest = Buffer.byteLength(JSON.stringify(email({ body: '' })));
    const body = (bytes: number) => 'x'.repeat(bytes - rest);
    accepts('transactional', email({ body: body(COMMAND_LIMITS.sendBytes) }));
    refusesEmail({ body: body(COMMAND_LIMITS.sendBytes + 1) }, 'too_large', '');
  });
});

describe('a message to a phone', () => {
  test('goes to a number in E.164 form, or to one that Liquid finds', () => {
    const good = [
      '+15551234567',
      '{{customer.phone}}',
      '{{ customer.phone | default: "+15551234567" }}',
      '+1{{customer.local_number}}',
      '{% if customer.mobile %}{{customer.mobile}}{% else %}{{customer.phone}}{% endif %}',
    ];
    const bad = [
      '5551234567',
      '+1 555 123',
      'ann@example.com',
      'customer.phone',
      '{customer.phone}',
      '{{customer.phone',
      'customer.phone}}',
      '{{customer.phone}}\n',
    ];
    for (const channel of ['sms', 'whatsapp']) {
      const sentTo = (to: string) => valid(`transactional-${channel}-minimal`, { to });
      for (const to of good) accepts('transactional', sentTo(to));
      for (const to of bad) refuses('transactional', sentTo(to), 'bad_identifier', '/to');
    }
    refuses('transactional', valid('transactional-sms-minimal', { to: undefined }), 'missing_key', '/to');
  });

  test('by push takes a device with token and platform, and payloads by platform', () => {
    const push = (changes: Json) => valid('transactional-push-minimal', changes);
    refuses(
      'transactional',
      push({ custom_device: { token: 't' } }),
      'missing_key',
      '/custom_device/platform',
    );
    refuses('transactional', push({ custom_payload: {} }), 'too_short', '/custom_payload');
    refuses('transactional', push({ custom_payload: { web: {} } }), 'unknown_key', '/custom_payload/web');
    refuses('transactional', push({ sound: 'loud' }), 'not_allowed', '/sound');
  });
});
