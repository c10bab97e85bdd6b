import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pushBody } from '../../helpers/envelopes.ts';
import { setUpHandler } from './handler-set-up.ts';

test('a command that leaves no room for its reason is dead-lettered by length, digest and head', async () => {
  const data = `{"x":"${'x'.repeat(9_999_000)}"}`;
  const attributes = Object.fromEntries(Array.from({ length: 100 }, (_unused, n) => [`own-${n}`, 'x']));
  const { handle, published } = setUpHandler();
  assert.equal(await handle(pushBody({ data, attributes })), 204);
  const [deadLetter] = published;
  assert.ok(deadLetter);
  assert.equal(deadLetter.attributes?.reason, 'unknown_key');
  assert.equal(deadLetter.attributes?.data_kept, 'head');
  assert.equal(Object.keys(deadLetter.attributes).length, 100);
  const record = JSON.parse(deadLetter.text);
  assert.equal(record.length, data.length);
  assert.equal(Buffer.from(record.head, 'base64').toString(), data.slice(0, 65_536));
});

test('a publisher’s own http_status is not taken for Customer.io’s', async () => {
  const { handle, deadLetters } = setUpHandler();
  await handle(pushBody({ data: 'garbage', attributes: { http_status: '200' } }));
  const { http_status, original_http_status } = deadLetters()[0]?.attributes ?? {};
  assert.deepEqual([http_status, original_http_status], [undefined, '200']);
});
