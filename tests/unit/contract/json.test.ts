import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import {
  BASE64,
  elementTexts,
  parseOrUndefined,
  pointerStep,
  repeatedKey,
  replaceMember,
  withExactNumbers,
} from '../../../shared/contract/json.ts';
import { spell, spelledJson, styles } from '../../helpers/json-spelling.ts';

const withoutContent = (text: string) => replaceMember(text, 'data', 'content', 'null');

test('text is read as JSON, or as nothing', () => {
  assert.deepEqual(parseOrUndefined('{"a":[1]}'), { a: [1] });
  assert.equal(parseOrUndefined('null'), null);
  for (const text of ['', '{', '<html>']) assert.equal(parseOrUndefined(text), undefined, text);
});

test('base64 is told from other text', () => {
  for (const text of ['', 'AP8=', 'YQ==', 'a+/9']) assert.match(text, BASE64);
  for (const text of ['AP8_', 'YQ===', 'Y Q=', 'YQ=\n', '=YQ']) assert.doesNotMatch(text, BASE64);
});

test('only the member asked for is replaced, and every other letter stays', () => {
  const text = '{ "event_id": "1",\n "data": { "a": 1.0, "content": "<p>hi</p>", "b": 1e2 }, "z": [ ] }';
  assert.equal(withoutContent(text), text.replace('"<p>hi</p>"', 'null'));
});

test('a member is replaced whatever its value is', () => {
  for (const value of ['"text"', '"a\\"}b"', '12.50', 'true', 'null', '[1, {"content": 2}]', '{"x": "}"}']) {
    const replaced = withoutContent(`{"data":{"content":${value},"k":1}}`);
    assert.equal(replaced, '{"data":{"content":null,"k":1}}', value);
  }
});

test('a member is found under an escaped name', () => {
  assert.equal(
    withoutContent('{"d\\u0061ta":{"\\u0063ontent":"x"}}'),
    '{"d\\u0061ta":{"\\u0063ontent":null}}',
  );
});

test('every one of several members of that name is replaced, at both levels', () => {
  assert.equal(
    withoutContent('{"data":{"content":1,"content":2},"data":{"content":3}}'),
    '{"data":{"content":null,"content":null},"data":{"content":null}}',
  );
});

test('members of that name elsewhere stay', () => {
  const texts = [
    '{"content":"x","other":{"data":{"content":"y"}}}',
    '{"data":{"nested":{"content":"x"},"list":[{"content":"y"}]}}',
    '{"data":[{"content":"x"}]}',
    '{"data":"content"}',
    '{"Data":{"content":"x"},"data":{"Content":"y","contents":"z"}}',
    '[{"data":{"content":"x"}}]',
    '{}',
    '"data"',
    ' 7 ',
  ];
  for (const text of texts) assert.equal(withoutContent(text), text);
});

test('replacing a member changes its value and no other letter, in any JSON in any spelling', () => {
  const membersBut = (name: string) =>
    fc
      .tuple(
        fc.dictionary(
          fc.string().filter((key) => key !== name),
          fc.jsonValue(),
        ),
        styles(),
      )
      .map(([members, spelling]) => spell(members, spelling).trim().slice(1, -1));
  const around = fc.record({
    outerBefore: membersBut('data'),
    outerAfter: membersBut('data'),
    innerBefore: membersBut('content'),
    innerAfter: membersBut('content'),
    name: styles().map((spelling) => spell('content', spelling)),
    content: spelledJson().map(({ text }) => text.trim()),
  });
  const list = (...members: string[]) => members.filter((member) => member.trim() !== '').join(',');
  fc.assert(
    fc.property(around, ({ outerBefore, outerAfter, innerBefore, innerAfter, name, content }) => {
      const withValue = (value: string) =>
        `{${list(outerBefore, `"data": {${list(innerBefore, `${name}: ${value} `, innerAfter)}}`, outerAfter)}}`;
      const text = withValue(content);
      assert.doesNotThrow(() => JSON.parse(text));
      assert.equal(withoutContent(text), withValue('null'));
    }),
  );
});

test('JSON without the member stays as it is, in any spelling', () => {
  fc.assert(
    fc.property(spelledJson(), ({ text }) => {
      assert.equal(replaceMember(text, 'no such', 'member', 'null'), text);
    }),
  );
});

test('a replacement far inside a text beyond ASCII lands in the right place', () => {
  const text = `{"subject":"Réçu ✅ 🎉","data":{"x":"${'é🎉'.repeat(50_000)}","content":"y","to":"ü"}}`;
  assert.equal(withoutContent(text), text.replace('"content":"y"', '"content":null'));
});

test('the elements of an array come as they were written', () => {
  assert.deepEqual(elementTexts(' [ {"a": 1.0} ,"x,]", [1, 2] ,null,\n-1e5 ] '), [
    '{"a": 1.0}',
    '"x,]"',
    '[1, 2]',
    'null',
    '-1e5',
  ]);
  assert.deepEqual(elementTexts('[]'), []);
  assert.deepEqual(elementTexts(' [ \n ] '), []);
});

test('the elements of any array, in any spelling, parse one by one to its items', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), styles(), (array, spelling) => {
      const elements = elementTexts(spell(array, spelling));
      assert.deepEqual(
        elements.map((element): unknown => JSON.parse(element)),
        JSON.parse(JSON.stringify(array)),
      );
    }),
  );
});

/** What a text says, with the whole numbers beyond 2^53 of the object at `path` as the digits that were sent. */
function exactly(text: string, ...path: string[]): Readonly<Record<string, unknown>> {
  const object = path.reduce((value, name) => value[name], JSON.parse(text));
  return withExactNumbers(object, text, ...path);
}

test('whole numbers beyond 2^53 keep their digits, and all others stay numbers', () => {
  const text = '{"a":9007199254740993,"b":9007199254740991,"c":-12345678901234567890,"d":0.1234567890123456}';
  assert.deepEqual(exactly(text), {
    a: '9007199254740993',
    b: 9007199254740991,
    c: '-12345678901234567890',
    d: 0.1234567890123456,
  });
  assert.deepEqual(exactly('{"a":"12345678901234567890","b":1}'), { a: '12345678901234567890', b: 1 });
});

test('an object without such numbers is given back as it is', () => {
  const object = { a: 1, b: { c: 2 ** 60 } };
  assert.equal(withExactNumbers(object, 'never read'), object);
});

test('digits are looked for in the object that is asked for, the last of its name, and nowhere else', () => {
  const text =
    ' {"n":12345678901234567891, "data":{"n":12345678901234567892}, "x":[{"n":1}],' +
    '"data" : {"n":1,"n": 12345678901234567893 ,"in":{"n":12345678901234567894}}}';
  assert.equal(exactly(text).n, '12345678901234567891');
  assert.equal(exactly(text, 'data').n, '12345678901234567893');
  assert.equal(exactly(text, 'data', 'in').n, '12345678901234567894');
});

test('keys named like parts of a prototype keep their digits too', () => {
  const object = exactly('{"__proto__":12345678901234567891,"constructor":12345678901234567892}');
  assert.deepEqual(Object.entries(object), [
    ['__proto__', '12345678901234567891'],
    ['constructor', '12345678901234567892'],
  ]);
});

test('digits are found in any spelling of any object', () => {
  const digits = fc.bigInt({ min: 2n ** 53n, max: 2n ** 70n }).map(String);
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.string(),
      digits,
      styles(),
      (rest, name, sent, style) => {
        const { [name]: _replaced, ...others } = rest;
        const before = spell(others, style).trim().slice(1, -1);
        const member = `${spell(name, style)}:${sent}`;
        const text = `{"data":{${before.trim() === '' ? member : `${before},${member}`}}}`;
        assert.equal(exactly(text, 'data')[name], sent);
      },
    ),
  );
});

test('a step of a JSON pointer escapes what separates steps', () => {
  for (const [key, step] of [
    ['a', '/a'],
    ['', '/'],
    [7, '/7'],
    ['a/b', '/a~1b'],
    ['a~b', '/a~0b'],
    ['~1', '/~01'],
  ] as const) {
    assert.equal(pointerStep(key), step);
  }
});

test('a key that an object has twice is found wherever it is, and no other', () => {
  for (const [text, path] of [
    ['{"a":1,"a":2}', '/a'],
    ['{"a":{"b":[0,{"c":1,"\\u0063":2}]}}', '/a/b/1/c'],
    ['[{"a/b":1 , "a/b":2}]', '/0/a~1b'],
    ['{"a":{"a":1},"b":{"a":1}}', undefined],
    ['[1,[2,[]],{}]', undefined],
    ['"a"', undefined],
    [' { "a" : "}" , "b" : "{\\"a\\":1" } ', undefined],
  ] as const) {
    assert.equal(repeatedKey(text), path, text);
  }
  fc.assert(fc.property(fc.jsonValue(), (value) => repeatedKey(JSON.stringify(value)) === undefined));
});

test('repeated keys are looked for in megabytes without taking gigabytes', async (t) => {
  // A thread that ends with an error where it needs more, garbage left out.
  const code = `
    const { parentPort } = require('node:worker_threads');
    void import('${new URL('../../../shared/contract/json.ts', import.meta.url)}').then(({ repeatedKey }) => {
      const text = '{"a":[' + '0,'.repeat(3_000_000) + '0]}';
      parentPort.postMessage({ key: repeatedKey(text) });
    });
  `;
  const resourceLimits = { maxOldGenerationSizeMb: 50, maxYoungGenerationSizeMb: 8 };
  const worker = new Worker(code, { eval: true, resourceLimits });
  t.after(() => worker.terminate());
  assert.deepEqual(await once(worker, 'message'), [{ key: undefined }]);
});
