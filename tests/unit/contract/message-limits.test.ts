import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitsPubSub, MAX_PUBLISH_BYTES } from '../../../shared/contract/message-limits.ts';

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

/** Room for data in a publish call with these attributes. */
function roomBeside(attributes: Record<string, string>): number {
  const frame = `{"messages":[{"data":"","attributes":${JSON.stringify(attributes)}}]}`;
  return Math.floor((MAX_PUBLISH_BYTES - Buffer.byteLength(frame)) / 4) * 3;
}

test('a message fits as long as the body that publishes it does, with its data in base64', () => {
  const cases: Record<string, string>[] = [{}, { ab: 'cd' }, { é: 'ü"\n' }, { n: '🎉'.repeat(256) }];
  for (const attributes of cases) {
    const room = roomBeside(attributes);
    assert.ok(room < 7_864_320);
    assert.ok(fitsPubSub({ data: Buffer.alloc(room), attributes }));
    assert.equal(fitsPubSub({ data: Buffer.alloc(room + 1), attributes }), false);
  }
});

test('text counts as its bytes of UTF-8', () => {
  const room = roomBeside({});
  assert.ok(fitsPubSub({ data: 'é'.repeat(Math.floor(room / 2)) }));
  assert.equal(fitsPubSub({ data: 'é'.repeat(Math.floor(room / 2) + 1) }), false);
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
