import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  addressesIn,
  EMAIL,
  ID,
  LINE,
  PHONE,
  PHONE_OR_LIQUID,
} from '../../../../shared/contract/command/identifiers.ts';
import { processorMsOf } from '../../../helpers/effort.ts';

/** Far more than half a million characters take once each, far less than each of them taken with every other. */
const LINEAR_MS = 5_000;

describe('a list of addresses', () => {
  test('gives the bare addresses in order', () => {
    const lists: [string, string[]][] = [
      ['ann@example.com', ['ann@example.com']],
      ['Ann <ann@example.com>', ['ann@example.com']],
      ['<ann@example.com>', ['ann@example.com']],
      ['a@b.c,d@e.f , g@h.i', ['a@b.c', 'd@e.f', 'g@h.i']],
      ['"Lee, Bo" <bo@example.com>, "x\\", y" <y@z.com>', ['bo@example.com', 'y@z.com']],
      ['"a<b@c.d>" <e@f.g>', ['e@f.g']],
    ];
    for (const [list, addresses] of lists) assert.deepEqual(addressesIn(list), addresses, list);
  });

  test('is undefined when an entry holds no address', () => {
    for (const list of [
      '',
      ',',
      'Ann',
      'a@b.c,',
      'a@b.c;d@e.f',
      'a@b.c d@e.f',
      '<a@b.c',
      '<<a@b.c>>',
      '<a@b.c> Ann',
      '"a@b.c',
    ]) {
      assert.equal(addressesIn(list), undefined, list);
    }
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const address of addressesIn(text) ?? []) assert.match(address, EMAIL);
      }),
    );
  });

  test('survives names with commas, quotes and angle brackets', () => {
    const name = fc.string().map((text) => JSON.stringify(text));
    const address = fc.emailAddress().filter((email) => EMAIL.test(email));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, address), { minLength: 1 }), (people) => {
        const list = people.map(([quoted, email]) => `${quoted} <${email}>`).join(', ');
        assert.deepEqual(
          addressesIn(list),
          people.map(([, email]) => email),
        );
      }),
    );
  });

  test('is read in a time that grows with its length alone', () => {
    for (const unit of ['<', '"', '\\"', 'a@', 'a.', ',', '"<']) {
      const list = unit.repeat(500_000);
      assert.ok(processorMsOf(() => addressesIn(list)) < LINEAR_MS, unit);
    }
  });
});

describe('the expressions for identifiers', () => {
  test('answer in a time that grows with the length alone', () => {
    for (const unit of ['a', 'a.', 'a@', '.', '@', '1', '+1', ' ', '{', '{{', '}}', '{{}}', '{%', '%}']) {
      const texts = ['\u0000', '{'].map((end) => unit.repeat(500_000) + end);
      const tested = () => {
        for (const form of [ID, EMAIL, PHONE, LINE, PHONE_OR_LIQUID])
          for (const text of texts) form.test(text);
      };
      assert.ok(processorMsOf(tested) < LINEAR_MS, unit);
    }
  });

  test('take the addresses that a generator of valid ones makes, but for quoted oddities', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        assert.equal(EMAIL.test(email), true, email);
      }),
    );
  });
});
