import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitsPubSub } from '../../../shared/contract/message-limits.ts';

const MAX_MESSAGE_BYTES = 10_000_000;

const attributes = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 'x']));

test('an ordinary message fits', () => {
  assert.ok(fitsPubSub({ data: '{}' }));
  assert.ok(fitsPubSub({ data: 'x' }));
  assert.ok(fitsPubSub({ data: Buffer.from([0]), attributes: { a: '' } }));
  assert.ok(fitsPubSub({ data: '', attributes: { a: 'b' } }));
});

test('a message with neither data nor attributes does not fit', () => {
  assert.equal(fitsPubSub({ data: '' }), false);
  assert.equal(fitsPubSub({ data: Buffer.alloc(0), attributes: {} }), false);
});

test('data and attributes together have at most 10 MB, counted as bytes of UTF-8', () => {
  assert.ok(fitsPubSub({ data: 'x'.repeat(MAX_MESSAGE_BYTES) }));
  assert.equal(fitsPubSub({ data: 'x'.repeat(MAX_MESSAGE_BYTES + 1) }), false);
  assert.ok(fitsPubSub({ data: 'é'.repeat(MAX_MESSAGE_BYTES / 2) }));
  assert.equal(fitsPubSub({ data: `${'é'.repeat(MAX_MESSAGE_BYTES / 2)}x` }), false);
  const data = Buffer.alloc(MAX_MESSAGE_BYTES - 4);
  assert.ok(fitsPubSub({ data, attributes: { ab: 'cd' } }));
  assert.equal(fitsPubSub({ data, attributes: { ab: 'cde' } }), false);
});

test('a message has at most 100 attributes', () => {
  assert.ok(fitsPubSub({ data: 'x', attributes: attributes(100) }));
  assert.equal(fitsPubSub({ data: 'x', attributes: attributes(101) }), false);
});

test('a name has 1 to 256 bytes and a value at most 1024', () => {
  assert.ok(fitsPubSub({ data: 'x', attributes: { ['n'.repeat(256)]: 'v'.repeat(1024) } }));
  assert.equal(fitsPubSub({ data: 'x', attributes: { ['n'.repeat(257)]: '' } }), false);
  assert.equal(fitsPubSub({ data: 'x', attributes: { ['é'.repeat(129)]: '' } }), false);
  assert.equal(fitsPubSub({ data: 'x', attributes: { n: 'v'.repeat(1025) } }), false);
  assert.equal(fitsPubSub({ data: 'x', attributes: { n: '🎉'.repeat(257) } }), false);
  assert.equal(fitsPubSub({ data: 'x', attributes: { '': 'v' } }), false);
});
