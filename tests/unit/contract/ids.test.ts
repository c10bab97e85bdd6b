import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type CommandSource, canonicalJson, commandIdOf, eventUlid } from '../../../shared/contract/ids.ts';

const SOURCE: CommandSource = {
  content: canonicalJson({ person: { id: '42' }, name: 'order_placed' }),
  firstPublishedAt: '2026-11-21T09:30:00.000Z',
  firstMessageId: '1042',
  index: 0,
};

describe('the default id of a command', () => {
  test('is 64 hex digits, the same for the same command', () => {
    assert.match(commandIdOf(SOURCE), /^[0-9a-f]{64}$/);
    assert.equal(commandIdOf(SOURCE), commandIdOf({ ...SOURCE }));
  });

  test('is the SHA-256 of its source as a JSON list, so that other tools can make it too', () => {
    // By sha256sum, from: ["{\"name\":\"order_placed\",…}","2026-11-21T09:30:00.000Z","1042",0]
    const digest = 'adb2559c206bc2d677cb8f3ed5242e8413c5b9222c879883d45086f6b4b4d81d';
    assert.equal(commandIdOf(SOURCE), digest);
  });

  test('changes with content, first publish time, first message id and place in the message', () => {
    const others = [
      { content: canonicalJson({ person: { id: '43' }, name: 'order_placed' }) },
      { firstPublishedAt: '2026-11-21T09:30:00.001Z' },
      { firstMessageId: '1043' },
      { index: 1 },
    ];
    const ids = [SOURCE, ...others.map((change) => ({ ...SOURCE, ...change }))].map(commandIdOf);
    assert.equal(new Set(ids).size, ids.length);
  });

  test('cannot be made the same by moving text from one part to the next', () => {
    const parts = fc.tuple(fc.string(), fc.string(), fc.string(), fc.nat());
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const [a, b] = [one, other].map(([content, firstPublishedAt, firstMessageId, index]) =>
          commandIdOf({ content, firstPublishedAt, firstMessageId, index }),
        );
        assert.equal(a === b, JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});

describe('the ULID of an event', () => {
  test('is a valid ULID, the same for the same command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (commandId) => {
        assert.match(eventUlid(commandId), /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
        assert.equal(eventUlid(commandId), eventUlid(commandId));
      }),
    );
  });

  test('differs between commands', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => eventUlid(`command-${index}`));
    assert.equal(new Set(ids).size, ids.length);
  });

  test('holds the first 128 bits of SHA-256("track|<command id>")', () => {
    assert.equal(eventUlid('order-1042'), '49PD25T2BX9Z5A99QV9H1V0KM2');
  });
});

describe('canonical JSON', () => {
  test('sorts the keys of every object and has no white space', () => {
    const value = JSON.parse('{"b":[{"d":1,"c":"é"}],"a":null,"__proto__":{"z":true,"y":1.50}}');
    assert.equal(canonicalJson(value), '{"__proto__":{"y":1.5,"z":true},"a":null,"b":[{"c":"é","d":1}]}');
  });

  test('reads back as the same value, and equal values give equal text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
        assert.equal(canonicalJson(JSON.parse(text)), text);
      }),
    );
  });

  test('does not depend on the order of the keys', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue()), { selector: ([key]) => key }),
        (entries) => {
          const reversed = [...entries].reverse();
          assert.equal(
            canonicalJson(Object.fromEntries(entries)),
            canonicalJson(Object.fromEntries(reversed)),
          );
        },
      ),
    );
  });

  test('takes any depth and any length', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    assert.equal(canonicalJson(JSON.parse(deep)), deep);
    const long = JSON.stringify(Array.from({ length: 300_000 }, (_, index) => index));
    assert.equal(canonicalJson(JSON.parse(long)), long);
  });
});
