import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseDocuments } from '../../../cli/publish/documents.ts';
import { commandOf } from '../../../cli/publish/fields.ts';
import { prepareMessages } from '../../../cli/publish/messages.ts';
import { parseValue } from '../../../cli/usage.ts';
import { NOON_MS } from '../../helpers/clock.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const documents = (text: string | Buffer) => parseDocuments(Buffer.from(text), 'the input');

describe('a value on the command line', () => {
  const cases: [text: string, value: unknown][] = [
    ['pro', 'pro'],
    ['', ''],
    ['42', 42],
    ['-1.5e3', -1500],
    ['true', true],
    ['null', null],
    ['"42"', '42'],
    ['["a",1]', ['a', 1]],
    ['{"a":1}', { a: 1 }],
    ['042', '042'],
    ['+1555', '+1555'],
    ['2026-11-21', '2026-11-21'],
    ['NaN', 'NaN'],
    ['{a:1}', '{a:1}'],
    ['12345678901234567890', '12345678901234567890'],
  ];
  for (const [text, value] of cases) {
    it(`${text || 'nothing'} is ${JSON.stringify(value)}`, () => assert.deepEqual(parseValue(text), value));
  }

  it('is either its JSON or itself, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const value = parseValue(text);
        assert.ok(value === text || JSON.stringify(value) === JSON.stringify(JSON.parse(text)));
      }),
    );
  });
});

describe('a command made of flags', () => {
  it('has text for identifiers and JSON for attributes', () => {
    const command = commandOf('identify', {
      person: [['id', '42']],
      attribute: [
        ['plan', 'pro'],
        ['logins', '7'],
        ['address.city', 'Rome'],
      ],
      set: [['update_only', 'true']],
    });
    assert.deepEqual(plain(command), {
      person: { id: '42' },
      attributes: { plan: 'pro', logins: 7, 'address.city': 'Rome' },
      update_only: true,
    });
  });

  it('names the person of a send as Customer.io does', () => {
    const command = commandOf('transactional', {
      person: [['id', '42']],
      set: [['message_data.code', '77']],
    });
    assert.deepEqual(plain(command), { identifiers: { id: '42' }, message_data: { code: 77 } });
  });

  it('has fields inside of fields by their path', () => {
    const command = commandOf('device', {
      person: [['email', 'ann@example.com']],
      set: [
        ['action', 'add'],
        ['device.token', 'abc'],
        ['device.platform', 'ios'],
      ],
    });
    assert.deepEqual(plain(command), {
      person: { email: 'ann@example.com' },
      action: 'add',
      device: { token: 'abc', platform: 'ios' },
    });
  });

  it('takes a name such as __proto__ for a field like any other', () => {
    const command = commandOf('identify', {
      attribute: [['__proto__', '{"a":1}']],
      set: [['__proto__.b', '2']],
    });
    assert.equal(JSON.stringify(command), '{"attributes":{"__proto__":{"a":1}},"__proto__":{"b":2}}');
    assert.equal(Object.hasOwn(Object.prototype, 'b'), false);
  });

  const twice: Record<string, Parameters<typeof commandOf>[1]> = {
    'the same field twice': { name: 'a', set: [['name', 'b']] },
    'the same attribute twice': {
      attribute: [
        ['a', '1'],
        ['a', '2'],
      ],
    },
    'a field inside a value': {
      set: [
        ['data', '{"a":1}'],
        ['data.b', '2'],
      ],
    },
    'a field inside null': {
      set: [
        ['data', 'null'],
        ['data.b', '2'],
      ],
    },
    'a value over fields': {
      set: [
        ['data.b', '2'],
        ['data', '1'],
      ],
    },
  };
  for (const [what, flags] of Object.entries(twice)) {
    it(`is refused for ${what}`, () => assert.throws(() => commandOf('track', flags), /was given twice/));
  }
  it('is refused for an empty part of a path', () =>
    assert.throws(() => commandOf('track', { set: [['data..b', '2']] }), /empty part of a path/));
});

describe('documents', () => {
  it('are one JSON document over several lines', () =>
    assert.deepEqual(documents('{\n "a": 1\n}\n'), [{ place: '', json: { a: 1 } }]));
  it('are the items of an array', () =>
    assert.deepEqual(documents('[{"a":1},5]'), [
      { place: 'item 1', json: { a: 1 } },
      { place: 'item 2', json: 5 },
    ]));
  it('are one a line, blank lines aside', () =>
    assert.deepEqual(documents('{"a":1}\r\n\r\n{"a":2}\n'), [
      { place: 'line 1', json: { a: 1 } },
      { place: 'line 3', json: { a: 2 } },
    ]));

  const refused: Record<string, [text: string | Buffer, message: RegExp]> = {
    nothing: ['', /is empty/],
    'white space': [' \n\t ', /is empty/],
    'an empty list': ['[]', /empty list/],
    'what is not JSON': ['{person: 1}', /the input is not JSON: .*position 1/],
    'several lines of what is not JSON': ['{\n"a": 1,\n}', /the input is not JSON/],
    'a broken line': ['{"a":1}\n{"a":2', /the input, line 2 is not JSON/],
    'what is not UTF-8': [Buffer.from([0x7b, 0xff, 0x7d]), /not UTF-8/],
  };
  for (const [what, [text, message]] of Object.entries(refused)) {
    it(`are refused for ${what}`, () => assert.throws(() => documents(text), message));
  }
});

describe('messages', () => {
  const ids = () => {
    let next = 0;
    return () => `fresh-${++next}`;
  };
  const prepare = (json: unknown, count = 1, operation: 'identify' | 'broadcast' = 'identify') =>
    prepareMessages([{ place: '', json }], { operation, count, nowMs: NOON_MS, newId: ids() });
  const valid = { person: { id: '42' } };

  it('get a command id where they have none', async () => {
    const [message] = await prepare(valid);
    assert.deepEqual(plain(JSON.parse(message?.data.toString() ?? '')), { command_id: 'fresh-1', ...valid });
    assert.equal(message?.commandId, 'fresh-1');
  });

  it('keep a command id of their own', async () => {
    const [message] = await prepare({ ...valid, command_id: 'mine' });
    assert.equal(message?.commandId, 'mine');
  });

  it('are repeated under fresh ids', async () => {
    const idsOf = async (json: unknown) => (await prepare(json, 3)).map(({ commandId }) => commandId);
    assert.deepEqual(await idsOf(valid), ['fresh-1', 'fresh-2', 'fresh-3']);
    assert.deepEqual(await idsOf({ ...valid, command_id: 'mine' }), ['mine-1', 'mine-2', 'mine-3']);
  });

  it('name path, received and allowed of what is wrong, for every document', async () => {
    const bad = [{ person: { id: '..' } }, valid, { persn: 1 }, 'text', { ...valid, command_id: 5 }];
    const documents = bad.map((json, at) => ({ place: `line ${at + 1}`, json }));
    const options = { operation: 'identify', count: 2, nowMs: NOON_MS, newId: ids() } as const;
    await assert.rejects(prepareMessages(documents, options), ({ message }: Error) => {
      assert.match(message, /^nothing was published/);
      assert.match(message, /line 1: \/person\/id: received .*allowed/);
      assert.match(message, /line 3: \/persn: received an unknown key; allowed: /);
      assert.match(message, /line 4: \/: received .*allowed/);
      assert.match(message, /line 5: \/command_id: received/);
      assert.doesNotMatch(message, /line 2/);
      assert.equal(message.split('\n').length, 5, 'each document once, however often it is repeated');
      return true;
    });
  });

  it('name ten problems and count the others', async () => {
    const documents = Array.from({ length: 25 }, (_unused, at) => ({ place: `item ${at + 1}`, json: {} }));
    const options = { operation: 'identify', count: 1, nowMs: NOON_MS, newId: ids() } as const;
    await assert.rejects(prepareMessages(documents, options), /item 10: [\s\S]*and 15 more$/);
  });

  it('never mean everybody for want of an audience', async () => {
    await assert.rejects(prepare({ broadcast_id: 1 }, 1, 'broadcast'), /\/audience/);
  });
});
