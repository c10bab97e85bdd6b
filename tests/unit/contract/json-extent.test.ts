import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { extentOf, isListText, MAX_MARKS } from '../../../shared/contract/json.ts';
import { spelledJson } from '../../helpers/json-spelling.ts';

const depthOf = (text: string) => extentOf(text).depth;

test('a scalar has depth 0, and every nesting adds one', () => {
  assert.deepEqual(
    ['1', '"x"', '', '{}', '[]', '{"a":{}}', '[[],[[]]]', '{"a":[{"b":1}]}'].map(depthOf),
    [0, 0, 0, 1, 1, 2, 3, 3],
  );
});

test('brackets inside strings do not count as nesting', () => {
  assert.equal(depthOf('{"a":"[[[{{{"}'), 1);
  assert.equal(depthOf('["\\"[[["]'), 1);
  assert.equal(depthOf('["\\\\",[]]'), 2);
});

test('the depth of any text is told without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]"\\a ') }), (text) => {
      assert.ok(depthOf(text) >= 0);
    }),
  );
});

test('the depth of a value is the same however it is spelled', () => {
  const depthOfValue = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(depthOfValue))
      : 0;
  fc.assert(
    fc.property(spelledJson(), ({ value, text }) => {
      assert.equal(depthOf(text), depthOfValue(value));
    }),
  );
});

test('a million open brackets are counted without recursion', () => {
  assert.equal(depthOf('['.repeat(1_000_000)), 1_000_000);
});

test('commas, colons and opening brackets are marks, unless they stand in a string', () => {
  const marks = ['1', '', '{}', '[]', '[1,2]', '{"a":1,"b":[{}]}', '["[{,:\\"[,"]'].map(
    (text) => extentOf(text).marks,
  );
  assert.deepEqual(marks, [0, 0, 1, 1, 2, 6, 1]);
});

test('a value has a mark for each container, key and further member, however it is spelled', () => {
  const marksOf = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0;
    const members = Object.values(value);
    const colons = Array.isArray(value) ? 0 : members.length;
    return members.reduce(
      (sum: number, member) => sum + marksOf(member),
      1 + colons + Math.max(0, members.length - 1),
    );
  };
  fc.assert(
    fc.property(spelledJson(), ({ value, text }) => {
      assert.equal(extentOf(text).marks, marksOf(value));
    }),
  );
});

test('a thousand people with 300 attributes each, and 2 MiB of digits, are within the marks allowed', () => {
  const attributes = Object.fromEntries(Array.from({ length: 300 }, (_unused, n) => [`a${n}`, n]));
  const people = Array.from({ length: 1000 }, (_unused, n) => ({ person: { id: `${n}` }, attributes }));
  assert.ok(extentOf(JSON.stringify(people)).marks <= MAX_MARKS);
  assert.ok(extentOf(`[${'1,'.repeat(2 ** 20 - 2)}1]`).marks <= MAX_MARKS);
});

test('a text that opens an array is told from all others', () => {
  assert.deepEqual(['[', ' \n[]', '{"a":[]}', '"["', '', ' '].map(isListText), [
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
