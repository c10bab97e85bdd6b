import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RejectedError, RetryableError } from '../../../shared/contract/errors.ts';
import { fitsPubSub } from '../../../shared/contract/message-limits.ts';
import { pushBody } from '../../helpers/envelopes.ts';
import { identify, type PublishedMessage, SETTLE_WITHIN_MS, setUpHandler } from './handler-set-up.ts';

/** Text that is no command, of a length that a publisher with gRPC may send and that no dead letter can have. */
const LONG = `{"x":"${'x'.repeat(8_000_000)}"}`;

/** Refuses the dead letters that hold a whole command. */
function refuseWhole({ topic, attributes }: PublishedMessage): void {
  if (topic.endsWith('-dead-letter') && attributes.data_kept === undefined) {
    throw new RejectedError('publish_refused', 'no', { httpStatus: 400 });
  }
}

test('a command too long for a publish call is dead-lettered by length, digest and head at its first attempt', async () => {
  const { handle, published, deadLetters, outcomes } = setUpHandler();
  assert.equal(await handle(pushBody({ data: LONG, attributes: { tenant: 'x' } })), 204);
  const [letter = assert.fail('there is no dead letter')] = deadLetters();
  assert.ok(fitsPubSub({ data: letter.text, attributes: letter.attributes }));
  assert.deepEqual([letter.attributes.data_kept, letter.attributes.tenant], ['head', 'x']);
  assert.equal(JSON.parse(letter.text).length, LONG.length);
  assert.deepEqual([published.length, outcomes()[0]?.outcome], [2, 'rejected']);
});

test('a command just short enough for a publish call is dead-lettered whole', async () => {
  const { handle, deadLetters } = setUpHandler();
  const data = `{"x":"${'x'.repeat(7_860_000)}"}`;
  await handle(pushBody({ data }));
  assert.deepEqual([deadLetters()[0]?.text, deadLetters()[0]?.attributes.data_kept], [data, undefined]);
});

test('a dead letter that Pub/Sub refuses goes out by head, without what its publisher had in the attributes', async () => {
  const { handle, deadLetters, outcomes } = setUpHandler({ onPublish: refuseWhole });
  const attributes = { googclient_x: '1', tenant: 'x' };
  assert.equal(await handle(pushBody({ data: 'person=42', attributes })), 204);
  const [letter = assert.fail('there is no dead letter'), ...more] = deadLetters();
  assert.deepEqual(more, []);
  assert.equal(Buffer.from(JSON.parse(letter.text).head, 'base64').toString(), 'person=42');
  const { reason, data_kept, attributes_dropped, googclient_x, tenant } = letter.attributes;
  assert.deepEqual([reason, data_kept, attributes_dropped], ['not_json', 'head', '2']);
  assert.deepEqual([googclient_x, tenant], [undefined, undefined]);
  assert.equal(outcomes()[0]?.outcome, 'rejected');
});

test('a command that is too long and has an attribute that Pub/Sub refuses is dead-lettered all the same', async () => {
  const { handle, deadLetters } = setUpHandler({
    onPublish: ({ topic, attributes }) => {
      if (topic.endsWith('-dead-letter') && attributes.googclient_x !== undefined) {
        throw new RejectedError('publish_refused', 'no', { httpStatus: 400 });
      }
    },
  });
  assert.equal(await handle(pushBody({ data: LONG, attributes: { googclient_x: '1' } })), 204);
  assert.deepEqual(
    deadLetters().map(({ attributes }) => [attributes.data_kept, attributes.attributes_dropped]),
    [['head', '1']],
  );
});

test('a dead letter that Pub/Sub can’t take now is not cut for that', async () => {
  const { handle, published } = setUpHandler({
    onPublish: (message) => {
      if (message.attributes.data_kept === undefined) throw new RetryableError('publish_timeout', 'late');
    },
  });
  assert.equal(await handle(pushBody({ data: 'person=42' })), 503);
  assert.deepEqual(published, []);
});

test('dead letter and outcome share the time that there is to settle', async () => {
  const { handle, published, clock } = setUpHandler({
    onPublish: () => clock.advance(4_000),
  });
  const startedAtMs = clock.now();
  await handle(pushBody({ data: 'person=42' }));
  const expected = startedAtMs + SETTLE_WITHIN_MS;
  assert.deepEqual(
    published.map(({ expiresAtMs }) => expiresAtMs),
    [expected, expected],
  );
});

test('a list inside a list is rejected, and driven back it is rejected again, not taken for a pack', async () => {
  const { handle, performed, deadLetters } = setUpHandler();
  await handle(pushBody({ data: [[identify('42')]] }));
  const [letter = assert.fail('there is no dead letter')] = deadLetters();
  assert.deepEqual(
    [letter.text, letter.attributes.reason],
    [JSON.stringify([identify('42')]), 'not_an_object'],
  );
  await handle(pushBody({ data: letter.text, attributes: letter.attributes, messageId: '9001' }));
  assert.equal(deadLetters()[1]?.attributes.reason, 'packing_not_allowed');
  assert.equal(deadLetters()[1]?.attributes.command_id, letter.attributes.command_id);
  assert.deepEqual(performed, []);
});

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
