import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRules } from '../../../../local/customerio/control/fault-rules.ts';
import { createFaults } from '../../../../local/customerio/control/faults.ts';
import { seededRandom } from '../../../../local/random.ts';

const WRONG: Record<string, [rule: unknown, message: RegExp]> = {
  'text instead of a rule': ['boom', /a rule: received "boom"; allowed: an object/],
  'no fault': [{ times: 1 }, /fault: received nothing; allowed: exactly one of status, html/],
  'an unknown fault': [{ explode: true }, /fault: received "explode"; allowed: exactly one of status/],
  'two faults': [{ status: 500, html: 502 }, /fault: received "status, html"/],
  'a status that is none': [{ status: 99 }, /status: received 99; allowed: a status from 200 to 599/],
  'no times': [{ times: 0, status: 500 }, /times: received 0; allowed: an integer from 1/],
  'an unknown condition': [{ match: { host: 'x' }, status: 500 }, /match: received "host"; allowed: method/],
  'a probability over 1': [{ match: { probability: 2 }, status: 500 }, /probability: received 2/],
  'a delay in words': [{ delayMs: 'long' }, /delayMs: received "long"/],
  'an odd reset': [{ reset: 'maybe' }, /reset: received "maybe"; allowed: "before", "after"/],
  'an effect that fails oddly': [{ applyThenFail: 500 }, /applyThenFail: received 500; allowed: \{"status"/],
  'an action where the body is not read': [
    { match: { action: 'identify' }, reset: 'before' },
    /match.action needs the body/,
  ],
};

describe('a fault rule', () => {
  for (const [what, [rule, message]] of Object.entries(WRONG)) {
    it(`is refused for ${what}, with what was received and what is allowed`, () => {
      const answer = readRules(rule);
      assert.ok(typeof answer === 'string');
      assert.match(answer, message);
    });
  }

  it('may come with others in a list, of which one that is wrong refuses all', () => {
    assert.equal(readRules([{ status: 500 }, { reset: 'after' }]).length, 2);
    assert.equal(typeof readRules([{ status: 500 }, {}]), 'string');
  });

  it('strikes as often as it says, and in about as many calls as its probability', () => {
    const faults = createFaults(seededRandom(1));
    const strikes = (count: number) =>
      Array.from({ length: count }, () =>
        faults.take('POST', '/api/v2/batch', 'batch', Buffer.alloc(0)),
      ).filter((rule) => rule !== undefined).length;
    const add = (rule: unknown) => {
      const rules = readRules(rule);
      assert.ok(typeof rules !== 'string');
      faults.add(rules);
    };
    add({ times: 3, status: 500 });
    assert.equal(strikes(10), 3);
    faults.clear();
    add({ match: { probability: 0.2 }, status: 500 });
    const struck = strikes(10_000);
    assert.ok(struck > 1_800 && struck < 2_200, `${struck} of 10 000`);
  });

  it('strikes only what it matches', () => {
    const faults = createFaults(seededRandom(1));
    const rules = readRules({ match: { method: 'post', path: '/api/v2', action: 'identify' }, status: 500 });
    assert.ok(typeof rules !== 'string');
    faults.add(rules);
    const body = (action: string) => Buffer.from(JSON.stringify({ batch: [{ action }] }));
    const strikes = (method: string, path: string, action: string) =>
      faults.take(method, path, 'batch', body(action)) !== undefined;
    assert.equal(strikes('POST', '/api/v2/batch', 'identify'), true);
    assert.equal(strikes('PUT', '/api/v2/batch', 'identify'), false);
    assert.equal(strikes('POST', '/v1/send/email', 'identify'), false);
    assert.equal(strikes('POST', '/api/v2/batch', 'delete'), false);
  });
});
