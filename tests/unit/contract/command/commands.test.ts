import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OPERATIONS, type Operation } from '../../../../shared/contract/operations.ts';
import { commandFixtures } from '../../../fixtures/commands/load.ts';
import { accepts, DAY_MS, type Json, NOW_MS, refusalOf, refuses, valid } from './commands-builder.ts';

/** The smallest valid command of an operation. */
const MINIMAL: { readonly [O in Operation]: string } = {
  identify: 'identify-minimal',
  track: 'track-minimal',
  transactional: 'transactional-email-minimal',
  broadcast: 'broadcast-minimal',
  suppress: 'suppress-minimal',
  unsuppress: 'unsuppress-minimal',
  delete: 'delete-minimal',
  merge: 'merge-minimal',
  device: 'device-minimal',
  object: 'object-minimal',
};

/** Where an operation names a person, and whether a phone number will do. */
const PERSONS: readonly [operation: Operation, key: string, phone: boolean][] = [
  ['identify', 'person', true],
  ['track', 'person', true],
  ['suppress', 'person', true],
  ['unsuppress', 'person', true],
  ['delete', 'person', true],
  ['device', 'person', true],
  ['merge', 'primary', false],
  ['merge', 'secondary', false],
  ['transactional', 'identifiers', false],
];

for (const { name, operation, json } of commandFixtures()) {
  test(`the fixture ${name} is accepted as it is`, () => accepts(operation, json));
}

for (const operation of OPERATIONS) {
  describe(`a command for ${operation}`, () => {
    const minimal = (changes?: Json) => valid(MINIMAL[operation], changes);

    test('that is no JSON object is refused', () => {
      for (const json of [null, true, 7, 'text', [], [minimal()], undefined]) {
        refuses(operation, json, 'not_an_object', '');
      }
    });

    test('with an unknown key is refused with that key, whatever else is wrong', () => {
      const { detail } = refuses(
        operation,
        minimal({ occurred_at: 7, colour: 'mauve' }),
        'unknown_key',
        '/colour',
      );
      assert.match(detail, /allowed: .*"command_id"/);
      assert.ok(!detail.includes('mauve'));
    });

    test('that names another operation is refused before its keys are looked at', () => {
      const other = operation === 'track' ? 'identify' : 'track';
      refuses(operation, minimal({ operation: other, colour: 'mauve' }), 'wrong_operation', '/operation');
      refuses(operation, minimal({ operation: null }), 'wrong_operation', '/operation');
      accepts(operation, minimal({ operation }));
    });

    test('with nothing in it is refused for a missing key or identifier', () => {
      assert.match(refusalOf(operation, {}).reason, /^(missing_key|identifier_count)$/);
    });

    test('has a command_id of 1 to 128 characters', () => {
      for (const id of ['x', 'x'.repeat(128), 'ä'.repeat(128), '😀'.repeat(128), 'a b/c|d'])
        accepts(operation, minimal({ command_id: id }));
      refuses(operation, minimal({ command_id: '' }), 'too_short', '/command_id');
      for (const character of ['x', '😀']) {
        const tooLong = minimal({ command_id: character.repeat(129) });
        const { detail } = refuses(operation, tooLong, 'too_long', '/command_id');
        assert.equal(detail, 'received a string of 129 characters; allowed: 1 to 128 characters');
      }
      refuses(operation, minimal({ command_id: 'a\nb' }), 'bad_format', '/command_id');
      refuses(operation, minimal({ command_id: 7 }), 'wrong_type', '/command_id');
      refuses(operation, minimal({ command_id: null }), 'wrong_type', '/command_id');
    });

    test('has an occurred_at in RFC 3339 that is a real moment, at most a day ahead', () => {
      const good = [
        '2026-11-21T09:30:00Z',
        '2026-11-21T09:30:00.123456789+05:30',
        '2024-02-29T00:00:00Z',
        '2026-11-21t09:30:00z',
      ];
      const ahead = new Date(NOW_MS + DAY_MS).toISOString();
      for (const occurred_at of [...good, ahead]) accepts(operation, minimal({ occurred_at }));
      const bad = [
        '',
        '2026-11-21',
        '2026-11-21 09:30:00Z',
        '2026-11-21T09:30:00',
        '1767225600',
        'yesterday',
      ];
      const outside = [
        '2026-13-01T00:00:00Z',
        '2026-02-30T00:00:00Z',
        '2027-02-29T00:00:00Z',
        '2026-01-01T24:00:00Z',
      ];
      for (const occurred_at of [...bad, ...outside]) {
        refuses(operation, minimal({ occurred_at }), 'bad_format', '/occurred_at');
      }
      refuses(operation, minimal({ occurred_at: 1767225600 }), 'wrong_type', '/occurred_at');
      refuses(operation, minimal({ occurred_at: '1999-12-31T23:59:59Z' }), 'out_of_range', '/occurred_at');
      const late = new Date(NOW_MS + DAY_MS + 1).toISOString();
      for (const occurred_at of [late, late.toLowerCase()]) {
        refuses(operation, minimal({ occurred_at }), 'too_late', '/occurred_at');
      }
    });
  });
}

for (const [operation, key, takesPhone] of PERSONS) {
  describe(`the ${key} of a command for ${operation}`, () => {
    const named = (identifiers: unknown) => valid(MINIMAL[operation], { [key]: identifiers });

    test('is exactly one identifier', () => {
      refuses(operation, named({}), 'identifier_count', `/${key}`);
      refuses(operation, named({ id: '1', email: 'a@example.com' }), 'identifier_count', `/${key}`);
      refuses(operation, named({ id: '1', cio_id: '1' }), 'identifier_count', `/${key}`);
      refuses(operation, named('1'), 'wrong_type', `/${key}`);
      refuses(operation, named(null), 'wrong_type', `/${key}`);
      refuses(operation, named({ id: '1', name: 'Ann' }), 'unknown_key', `/${key}/name`);
    });

    test('is text: numbers, null and lists are refused', () => {
      for (const id of [42, null, ['42'], { id: '42' }, true]) {
        refuses(operation, named({ id }), 'wrong_type', `/${key}/id`);
      }
    });

    test('has 1 to 150 bytes in UTF-8', () => {
      for (const id of ['1', 'x'.repeat(150), 'é'.repeat(75), '😀'.repeat(37)])
        accepts(operation, named({ id }));
      refuses(operation, named({ id: '' }), 'too_short', `/${key}/id`);
      const { detail } = refuses(operation, named({ id: 'x'.repeat(151) }), 'too_long', `/${key}/id`);
      assert.equal(detail, 'received a string of 151 bytes; allowed: 1 to 150 bytes');
      refuses(operation, named({ id: `${'é'.repeat(75)}x` }), 'too_long', `/${key}/id`);
      refuses(operation, named({ email: `${'x'.repeat(139)}@example.com` }), 'too_long', `/${key}/email`);
      accepts(operation, named({ email: `${'x'.repeat(138)}@example.com` }));
    });

    test('is never a dot, two dots, blank or a control character', () => {
      for (const id of ['.', '..', '\u0000', 'a\nb', 'a\u007f', '\u0085', ' ', '   ', '\u00a0', '\u2028']) {
        refuses(operation, named({ id }), 'bad_identifier', `/${key}/id`);
        refuses(operation, named({ cio_id: id }), 'bad_identifier', `/${key}/cio_id`);
      }
      for (const id of ['...', '.a', 'a/../b', '%2e%2e', ' a', '\u00a0a ', '\u202e'])
        accepts(operation, named({ id }));
    });

    test('is well-formed UTF-16', () => {
      for (const id of ['\ud800', 'a\udc00b', '\udc00\ud800']) {
        refuses(operation, named({ id }), 'ill_formed_text', `/${key}/id`);
      }
    });

    test('has an email that is shaped like one', () => {
      for (const email of [
        'ann',
        'ann@',
        '@example.com',
        'a b@example.com',
        'a@b@c',
        'Ann <a@example.com>',
        'a@b..c',
        'a,b@c.d',
      ]) {
        refuses(operation, named({ email }), 'bad_identifier', `/${key}/email`);
      }
      for (const email of ['a@b', 'ann+tag@example.co.uk', 'ünï@exämple.com'])
        accepts(operation, named({ email }));
    });

    test(takesPhone ? 'may be a phone number in E.164 form' : 'is no phone number', () => {
      if (!takesPhone)
        return void refuses(operation, named({ phone: '+15551234567' }), 'unknown_key', `/${key}/phone`);
      accepts(operation, named({ phone: '+15551234567' }));
      for (const phone of ['15551234567', '+0155512345', '+1555123456789012', '+1 555', '+']) {
        refuses(operation, named({ phone }), 'bad_identifier', `/${key}/phone`);
      }
    });
  });
}
