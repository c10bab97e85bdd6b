import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseFilter } from '../../../../../local/pubsub/broker/filter.ts';

type Attributes = Record<string, string>;

const MATCHES: readonly [filter: string, attributes: Attributes, matches: boolean][] = [
  ['attributes:kind', { kind: '' }, true],
  ['attributes:kind', { other: 'a' }, false],
  ['attributes.kind = "a"', { kind: 'a' }, true],
  ['attributes.kind = "a"', { kind: 'A' }, false],
  ['attributes.kind="a"', { kind: 'a' }, true],
  ['attributes.kind != "a"', { kind: 'b' }, true],
  ['attributes.kind != "a"', { kind: 'a' }, false],
  ['attributes.kind != "a"', {}, true],
  ['hasPrefix(attributes.kind, "ab")', { kind: 'abc' }, true],
  ['hasPrefix(attributes.kind, "ab")', { kind: 'ba' }, false],
  ['hasPrefix(attributes.kind, "")', {}, false],
  ['NOT attributes:kind', {}, true],
  ['-attributes:kind', { kind: 'a' }, false],
  ['NOT NOT attributes:kind', { kind: 'a' }, true],
  ['NOT attributes:a AND attributes:b', { b: '' }, true],
  ['attributes:a AND attributes:b AND attributes:c', { a: '', b: '' }, false],
  ['attributes:a OR attributes:b OR attributes:c', { c: '' }, true],
  ['attributes:a AND (attributes:b OR attributes:c)', { a: '', c: '' }, true],
  ['(attributes:a)', { a: '' }, true],
  ['attributes:event-id_2', { 'event-id_2': '' }, true],
  ['attributes:"iana.org/language"', { 'iana.org/language': 'de' }, true],
  ['attributes.kind = "say \\"hi\\" \\\\ \\u00e9\\xe9\\351\\n"', { kind: 'say "hi" \\ ééé\n' }, true],
  ['attributes.constructor = "a"', {}, false],
  ['attributes:toString', {}, false],
];

const REFUSED: readonly [filter: string, why: RegExp][] = [
  ['attributes', /expected \., received the end/],
  ['attributes.kind', /expected = or !=, received the end/],
  ['attributes.kind == "a"', /expected a quoted value, received "=" at character 18/],
  ['attributes.kind = a', /expected a quoted value, received "a"/],
  ["attributes.kind = 'a'", /cannot read "'a'"/],
  ['attributes.kind = "a', /cannot read/],
  ['kind = "a"', /expected attributes, received "kind" at character 1/],
  ['attributes:a attributes:b', /expected the end .*, received "attributes"/],
  ['attributes:a AND', /expected attributes, received the end/],
  ['attributes:a AND attributes:b OR attributes:c', /AND and OR/],
  ['(attributes:a', /expected \), received the end/],
  ['attributes:a and attributes:b', /received "and"/],
  ['hasPrefix(attributes.kind "a")', /expected ,/],
  [`attributes.kind = "${'é'.repeat(119)}a"`, /259 bytes, at most 256/],
];

describe('the filter of a subscription', () => {
  for (const [filter, attributes, matches] of MATCHES)
    test(`${filter} ${matches ? 'matches' : 'does not match'} ${JSON.stringify(attributes)}`, () => {
      assert.equal(parseFilter(filter)?.(attributes), matches);
    });

  for (const [filter, why] of REFUSED)
    test(`${filter.slice(0, 60)} is refused with the place of the mistake`, () => {
      assert.throws(() => parseFilter(filter), { status: 'INVALID_ARGUMENT', message: why });
    });

  test('an empty filter lets everything through', () => {
    assert.equal(parseFilter(''), undefined);
    assert.equal(parseFilter('  '), undefined);
  });

  test('any value can be asked for, whatever characters it has', () => {
    const value = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(value, value, (wanted, other) => {
        const filter = parseFilter(`attributes.key = ${JSON.stringify(wanted)}`);
        assert.equal(filter?.({ key: wanted }), true);
        assert.equal(filter?.({ key: other }), wanted === other);
      }),
    );
  });
});
