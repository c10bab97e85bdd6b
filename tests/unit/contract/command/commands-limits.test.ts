import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COMMAND_LIMITS } from '../../../../shared/contract/command/limits.ts';
import { checkItem } from '../../../../shared/contract/command/parts.ts';
import type { Operation } from '../../../../shared/contract/operations.ts';
import { accepts, type Json, refusalOf, refuses, valid } from './commands-builder.ts';

/** Where an operation takes attributes: builds a valid command around them. */
const ATTRIBUTES: readonly [
  place: string,
  operation: Operation,
  around: (attributes: Json) => Json,
  most?: number,
][] = [
  // Relay adds two of its own, and Customer.io takes 300.
  ['/attributes', 'identify', (attributes) => valid('identify-minimal', { attributes }), 298],
  [
    '/relationships/0/attributes',
    'identify',
    (attributes) =>
      valid('identify-minimal', { relationships: [{ object_type_id: '1', object_id: 'acme', attributes }] }),
  ],
  ['/attributes', 'object', (attributes) => valid('object-minimal', { attributes })],
  [
    '/relationships/0/attributes',
    'object',
    (attributes) => valid('object-minimal', { relationships: [{ person: { id: '42' }, attributes }] }),
  ],
  [
    '/device/attributes',
    'device',
    (attributes) => valid('device-minimal', { device: { token: 't', platform: 'ios', attributes } }),
  ],
  [
    '/custom_device/attributes',
    'transactional',
    (attributes) =>
      valid('transactional-push-minimal', { custom_device: { token: 't', platform: 'ios', attributes } }),
  ],
];

for (const [place, operation, around, most = 300] of ATTRIBUTES) {
  describe(`attributes at ${place} of a command for ${operation}`, () => {
    test(`are at most ${most}`, () => {
      const some = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 1]));
      accepts(operation, around(some(most)));
      const { detail } = refuses(operation, around(some(most + 1)), 'too_many', place);
      assert.equal(detail, `received an object of ${most + 1} keys; allowed: at most ${most} keys`);
    });

    test('have names of 1 to 150 bytes', () => {
      accepts(operation, around({ ['x'.repeat(150)]: 1, ['é'.repeat(75)]: 1 }));
      const { detail } = refuses(
        operation,
        around({ ['x'.repeat(151)]: 1 }),
        'too_long',
        `${place}/${'x'.repeat(60)}`,
      );
      assert.equal(detail, 'received a string of 151 bytes; allowed: 1 to 150 bytes');
      refuses(operation, around({ '': 1 }), 'too_short', `${place}/`);
    });

    test('have values of at most 1000 bytes, lists and objects as JSON', () => {
      accepts(operation, around({ a: 'x'.repeat(1000), b: 'é'.repeat(500), c: ['x'.repeat(996)] }));
      refuses(operation, around({ a: 'x'.repeat(1001) }), 'too_long', `${place}/a`);
      refuses(operation, around({ a: `${'é'.repeat(500)}x` }), 'too_long', `${place}/a`);
      refuses(operation, around({ a: ['x'.repeat(997)] }), 'too_long', `${place}/a`);
    });

    test('never set what Relay sets itself', () => {
      for (const name of ['_env', '_updated_at', '_update', '_timestamp']) {
        refuses(operation, around({ [name]: 1 }), 'reserved_key', `${place}/${name}`);
      }
    });

    test('have no milliseconds where Customer.io reads seconds', () => {
      accepts(
        operation,
        around({ created_at: 1767225600, renews_at: '1767225600', price: 1767225600000, at: 1e12 }),
      );
      for (const name of ['created_at', 'renews_at', 'last_used', 'timestamp']) {
        for (const value of [1767225600000, 100_000_000_000, '1767225600000', 1767225600000000]) {
          refuses(operation, around({ [name]: value }), 'milliseconds', `${place}/${name}`);
        }
        accepts(operation, around({ [name]: 99_999_999_999 }));
      }
    });

    test('are an object whose keys are named in a path without slashes of their own', () => {
      refuses(operation, around({ 'a/b~c': 'x'.repeat(1001) }), 'too_long', `${place}/a~1b~0c`);
    });
  });
}

describe('an event', () => {
  test('has a name of 1 to 100 bytes that is not blank', () => {
    for (const name of ['x', 'x'.repeat(100), 'é'.repeat(50), 'a b'])
      accepts('track', valid('track-minimal', { name }));
    refuses('track', valid('track-minimal', { name: 'x'.repeat(101) }), 'too_long', '/name');
    refuses('track', valid('track-minimal', { name: `${'é'.repeat(50)}x` }), 'too_long', '/name');
    refuses('track', valid('track-minimal', { name: '' }), 'too_short', '/name');
    refuses('track', valid('track-minimal', { name: ' \t' }), 'bad_format', '/name');
    refuses('track', valid('track-minimal', { name: undefined }), 'missing_key', '/name');
  });

  test('is of a known type', () => {
    for (const type of ['event', 'page', 'screen']) accepts('track', valid('track-minimal', { type }));
    const { detail } = refuses('track', valid('track-minimal', { type: 'click' }), 'not_allowed', '/type');
    assert.equal(detail, 'received a string of 5 bytes; allowed: "event", "page", "screen"');
  });

  test('belongs to a person or to an anonymous_id, never to both or neither', () => {
    refuses('track', valid('track-minimal', { person: undefined }), 'identifier_count', '');
    refuses('track', valid('track-minimal', { anonymous_id: 'visitor-7' }), 'identifier_count', '');
    for (const id of ['.', '..', 'a\nb', '   ', '\u00a0']) {
      refuses(
        'track',
        valid('track-anonymous-minimal', { anonymous_id: id }),
        'bad_identifier',
        '/anonymous_id',
      );
    }
  });

  test('of nobody known yet has at most 100000 bytes of data', () => {
    const data = (bytes: number) => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) });
    accepts('track', valid('track-anonymous-minimal', { data: data(100_000) }));
    const { detail } = refuses(
      'track',
      valid('track-anonymous-minimal', { data: data(100_001) }),
      'too_large',
      '/data',
    );
    assert.equal(detail, 'received 100001 bytes of JSON; allowed: 100000 bytes');
  });

  test('of a person is far too large for an item of a batch already before it is mapped', () => {
    accepts('track', valid('track-minimal', { data: { text: 'x'.repeat(32_000) } }));
    refuses('track', valid('track-minimal', { data: { text: 'x'.repeat(33_000) } }), 'too_large', '');
  });
});

describe('an item of a batch', () => {
  test('has at most 32 KB as it travels', () => {
    const item = (bytes: number) => ({ a: 'é'.repeat((bytes - '{"a":""}'.length) / 2) });
    assert.equal(checkItem(item(COMMAND_LIMITS.itemBytes)), undefined);
    const problem = checkItem({ ...item(COMMAND_LIMITS.itemBytes - 6), b: 1 });
    assert.equal(problem, undefined);
    assert.equal(checkItem({ ...item(COMMAND_LIMITS.itemBytes - 6), bc: 1 })?.reason, 'too_large');
  });

  test('is refused for identify, object and device too', () => {
    const attributes = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`a${index}`, 'x'.repeat(900)]),
    );
    refuses('identify', valid('identify-minimal', { attributes }), 'too_large', '');
    refuses('object', valid('object-minimal', { attributes }), 'too_large', '');
    refuses(
      'device',
      valid('device-minimal', { device: { token: 't', platform: 'ios', attributes } }),
      'too_large',
      '',
    );
  });
});

describe('content that no reader should meet', () => {
  const nested = (levels: number) => JSON.parse(`${'[0,'.repeat(levels)}0${']'.repeat(levels)}`);

  test('is nesting beyond 64 levels, the command itself counted', () => {
    accepts('track', valid('track-minimal', { data: { deep: nested(62) } }));
    const { path } = refusesDeep(nested(63));
    assert.match(path, /^\/data\/deep\/1\/1\//);
    refusesDeep(nested(100_000));
    function refusesDeep(deep: unknown) {
      const json = valid('track-minimal', {});
      return refuses('track', { ...json, data: { deep } }, 'too_deep', `/data/deep${'/1'.repeat(62)}`);
    }
  });

  test('is named by a path of at most 300 characters', () => {
    const json = `{"person":{"id":"42"},"name":"x","data":${`{"${'k'.repeat(100)}":`.repeat(80)}0${'}'.repeat(81)}`;
    const { reason, path } = refusalOf('track', JSON.parse(json));
    assert.deepEqual([reason, path.length], ['too_deep', 300]);
  });

  test('is a lone surrogate in any text or key', () => {
    refuses(
      'track',
      valid('track-minimal', { data: { a: [{ b: '\ud800' }] } }),
      'ill_formed_text',
      '/data/a/0/b',
    );
    refuses(
      'track',
      valid('track-minimal', { data: { a: { 'k\udfff': 1 } } }),
      'ill_formed_text',
      '/data/a/k\ufffd',
    );
    accepts('track', valid('track-minimal', { data: { a: '😀', '😀': 1 } }));
  });

  test('is a number that turns into null when it is written again', () => {
    refuses(
      'track',
      { ...valid('track-minimal'), data: JSON.parse('{"a":1e999}') },
      'out_of_range',
      '/data/a',
    );
    refuses(
      'track',
      { ...valid('track-minimal'), data: JSON.parse('{"a":12345678901234567890}') },
      'out_of_range',
      '/data/a',
    );
  });
});
