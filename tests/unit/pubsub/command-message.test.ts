import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Operation } from '../../../shared/contract/operations.ts';
import {
  identityOf,
  originAttributes,
  type ReceivedCommand,
  receiveCommands,
} from '../../../shared/pubsub/command-message.ts';
import { type Envelope, parseEnvelope } from '../../../shared/pubsub/envelope.ts';
import { type EnvelopeOptions, pushBody } from '../../helpers/envelopes.ts';
import { spell, styles } from '../../helpers/json-spelling.ts';

const COMMAND = { person: { id: '42' }, attributes: { plan: 'pro' } };

function envelopeOf(options: EnvelopeOptions): Envelope {
  const result = parseEnvelope(pushBody(options));
  assert.ok(result.ok);
  return result.value;
}

function receive(options: EnvelopeOptions, operation: Operation = 'identify'): ReceivedCommand[] {
  return receiveCommands(envelopeOf(options), operation);
}

function only(commands: readonly ReceivedCommand[]): ReceivedCommand {
  const [command] = commands;
  assert.ok(command !== undefined && commands.length === 1);
  return command;
}

test('a message with one document is one command, bytes as received', () => {
  const text = ' { "person": {"id":"42"} , "n": 1.0 } ';
  const command = only(receive({ data: text }));
  assert.equal(command.bytes.toString(), text);
  assert.deepEqual(command.content, { ok: true, json: { person: { id: '42' }, n: 1 } });
});

for (const [what, options, reason] of [
  ['no data', {}, 'empty_data'],
  ['attributes only', { attributes: { a: '1' } }, 'empty_data'],
  ['bytes that are no UTF-8', { data: Buffer.from([0xff]) }, 'not_utf8'],
  ['text that is no JSON', { data: 'person=42' }, 'not_json'],
  ['two documents', { data: '{}{}' }, 'not_json'],
  ['JSON nested deeper than 64', { data: `{"x":${'['.repeat(64)}${']'.repeat(64)}}` }, 'too_deep'],
  ['a key that comes twice', { data: '{"person":{"id":"a","id":"b"}}' }, 'repeated_key'],
  ['an empty list', { data: [] }, 'bad_packing'],
  ['1001 commands', { data: Array.from({ length: 1001 }, () => COMMAND) }, 'bad_packing'],
  ['an operation of another name', { data: COMMAND, attributes: { operation: 'delete' } }, 'wrong_operation'],
  ['an empty operation', { data: COMMAND, attributes: { operation: '' } }, 'wrong_operation'],
] as const) {
  test(`a message with ${what} is one command with a problem: ${reason}`, () => {
    const { content, bytes } = only(receive(options));
    assert.ok(!content.ok);
    assert.equal(content.problem.reason, reason);
    assert.deepEqual(bytes, envelopeOf(options).data);
  });
}

test('the detail of a problem shows nothing of what was received', () => {
  for (const data of ['canary@example.com', '["canary"', Buffer.from('canary\xff', 'latin1')]) {
    const { content } = only(receive({ data, attributes: { operation: 'identify' } }));
    assert.ok(!content.ok);
    assert.doesNotMatch(content.problem.detail, /canary/);
  }
});

test('an operation of the right name, or none, is taken', () => {
  assert.ok(only(receive({ data: COMMAND, attributes: { operation: 'identify' } })).content.ok);
  assert.ok(only(receive({ data: COMMAND })).content.ok);
});

test('sends are not packed', () => {
  for (const operation of ['transactional', 'broadcast'] as const) {
    const { content } = only(receive({ data: [COMMAND] }, operation));
    assert.ok(!content.ok);
    assert.equal(content.problem.reason, 'packing_not_allowed');
  }
});

test('up to a thousand packed commands are commands of their own', () => {
  const commands = receive({ data: Array.from({ length: 1000 }, (_, n) => ({ person: { id: `${n}` } })) });
  assert.equal(commands.length, 1000);
  assert.deepEqual(commands[999]?.content, { ok: true, json: { person: { id: '999' } } });
  assert.equal(commands[999]?.index, 999);
  const ids = new Set(commands.map((command) => identityOf(command).commandId));
  assert.equal(ids.size, 1000);
});

test('a byte order mark is no part of a command, nor of a pack', () => {
  const text = JSON.stringify(COMMAND);
  const command = only(receive({ data: `\ufeff${text}` }));
  assert.deepEqual(command.content, { ok: true, json: COMMAND });
  assert.deepEqual(identityOf(command), identityOf(only(receive({ data: text }))));
  const pack = receive({ data: `\ufeff[${text},${text}]` });
  assert.deepEqual(
    pack.map(({ content, bytes }) => [content.ok, bytes.toString()]),
    [
      [true, text],
      [true, text],
    ],
  );
  const nothing = only(receive({ data: '\ufeff' }));
  assert.ok(!nothing.content.ok && nothing.content.problem.reason === 'not_json');
});

test('an id in the attributes follows the rule of one in the document', () => {
  const idWith = (command_id: string) =>
    identityOf(only(receive({ data: COMMAND, attributes: { command_id } }))).commandId;
  for (const id of ['x', '😀'.repeat(128), 'ä b/c|d']) assert.equal(idWith(id), id);
  for (const id of ['', 'x'.repeat(129), '😀'.repeat(129), 'a\nb', '\u0085']) {
    assert.match(idWith(id), /^[0-9a-f]{64}$/);
  }
});

test('a packed command’s bytes are its part of the message to the letter', () => {
  const [first, second] = receive({ data: '[ {"n": 1.0, "s":"a,]é"} ,\n{"n":1e2}]' });
  assert.equal(first?.bytes.toString(), '{"n": 1.0, "s":"a,]é"}');
  assert.equal(second?.bytes.toString(), '{"n":1e2}');
});

test('packed commands in any spelling are what JSON.parse makes of them', () => {
  const packed = fc.array(fc.jsonValue({ maxDepth: 5 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(packed, styles(), (values, spelling) => {
      const commands = receive({ data: spell(values, spelling) });
      assert.equal(commands.length, values.length);
      for (const { content, bytes } of commands) {
        assert.ok(content.ok);
        assert.deepEqual(content.json, JSON.parse(bytes.toString()));
      }
    }),
  );
});

test('a command is known by its own id and time, then by those it carried along, then by derived ones', () => {
  const own = { ...COMMAND, command_id: 'own', occurred_at: '2026-05-01T00:00:00Z' };
  const attributes = { command_id: 'carried', occurred_at: '2026-04-01T00:00:00Z' };
  assert.deepEqual(identityOf(only(receive({ data: own, attributes }))), {
    commandId: 'own',
    occurredAt: '2026-05-01T00:00:00.000Z',
    occurredAtSeconds: 1_777_593_600,
  });
  const carried = identityOf(only(receive({ data: COMMAND, attributes })));
  assert.deepEqual([carried.commandId, carried.occurredAt], ['carried', '2026-04-01T00:00:00.000Z']);
  const derived = identityOf(only(receive({ data: COMMAND })));
  assert.match(derived.commandId, /^[0-9a-f]{64}$/);
  assert.equal(derived.occurredAt, '2026-06-01T11:59:00.000Z');
});

test('an id or a time that cannot be used is as good as none', () => {
  for (const broken of [
    { command_id: '', occurred_at: 'yesterday' },
    { command_id: 7, occurred_at: 1_777_593_600 },
    { command_id: 'x'.repeat(129), occurred_at: '2026-02-30T00:00:00Z' },
    { command_id: '\ud800', occurred_at: null },
    { command_id: 'a\nb', occurred_at: '2026-06-01' },
  ]) {
    const identity = identityOf(only(receive({ data: { ...COMMAND, ...broken } })));
    assert.match(identity.commandId, /^[0-9a-f]{64}$/);
    assert.equal(identity.occurredAt, '2026-06-01T11:59:00.000Z');
  }
});

test('what is no JSON has an identity too, the same at each delivery', () => {
  const first = identityOf(only(receive({ data: 'garbage' })));
  assert.deepEqual(identityOf(only(receive({ data: 'garbage', deliveryAttempt: 2 }))), first);
  assert.notEqual(identityOf(only(receive({ data: 'other garbage' }))).commandId, first.commandId);
});

test('seconds are those of the time, rounded down', () => {
  const at = (time: string) => identityOf(only(receive({ data: { occurred_at: time } }))).occurredAtSeconds;
  assert.equal(at('2026-06-01T12:00:00.999Z'), Date.UTC(2026, 5, 1, 12) / 1000);
  assert.equal(at('2026-06-01T12:00:01.000Z'), Date.UTC(2026, 5, 1, 12) / 1000 + 1);
});

test('a message with an id in its attributes is one command: a pack is refused as a whole', () => {
  const { content } = only(receive({ data: [COMMAND, COMMAND], attributes: { command_id: 'x' } }));
  assert.ok(!content.ok);
  assert.equal(content.problem.reason, 'packing_not_allowed');
});

test('one command too deep in a pack is refused alone', () => {
  const deep = JSON.parse(`{"x":${'['.repeat(64)}${']'.repeat(64)}}`);
  const commands = receive({ data: [COMMAND, deep, COMMAND] });
  assert.deepEqual(
    commands.map(({ content }) => content.ok),
    [true, false, true],
  );
});

test('a dead letter for another operation stays one when it is driven back', () => {
  const attributes = { operation: 'identify', original_operation: 'unsuppress', first_message_id: '1' };
  const { content } = only(receive({ data: COMMAND, attributes }));
  assert.ok(!content.ok);
  assert.equal(content.problem.reason, 'wrong_operation');
});

test('times in the attributes count only as far as a command itself might name them', () => {
  const publishedAtMs = Date.parse(envelopeOf({ data: COMMAND }).publishTime);
  const after = (ms: number) => new Date(publishedAtMs + ms).toISOString();
  const timeWith = (attributes: Record<string, string>) =>
    identityOf(only(receive({ data: COMMAND, attributes }))).occurredAt;
  const dayMs = 24 * 3_600_000;
  assert.equal(timeWith({ occurred_at: after(dayMs) }), after(dayMs));
  assert.equal(timeWith({ occurred_at: after(dayMs + 1) }), after(0));
  assert.equal(timeWith({ first_published_at: after(-1) }), after(-1));
  assert.equal(timeWith({ first_published_at: after(1) }), after(0));
  assert.equal(timeWith({ CloudPubSubDeadLetterSourceTopicPublishTime: after(-5) }), after(-5));
});

test('a command published again by itself is the same command, however often', () => {
  const command = fc.record(
    { person: fc.jsonValue(), command_id: fc.string(), occurred_at: fc.string() },
    { requiredKeys: [] },
  );
  const packed = fc.array(command, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(packed, fc.dictionary(fc.string({ minLength: 1 }), fc.string()), (commands, own) => {
      let attributes: Record<string, string> = own;
      for (const received of receive({ data: commands, attributes })) {
        const identity = identityOf(received);
        let again = received;
        for (const messageId of ['8001', '9001']) {
          attributes = { ...attributes, ...originAttributes(again.origin, identity) };
          const options = { data: again.bytes, attributes, messageId, publishTime: '2026-06-02T00:00:00Z' };
          again = only(receive(options));
          assert.deepEqual(identityOf(again), identity);
          assert.deepEqual(again.bytes, received.bytes);
          assert.equal(again.origin.firstPublishedAt, received.origin.firstPublishedAt);
          assert.equal(again.origin.firstMessageId, received.origin.firstMessageId);
        }
        attributes = own;
      }
    }),
  );
});
