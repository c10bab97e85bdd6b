import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Identifier } from '../../../../local/customerio/people/identifiers.ts';
import { createPeople } from '../../../../local/customerio/people/people.ts';
import { attributesOf } from '../../../../local/customerio/people/person.ts';
import { openStore } from '../../../../local/customerio/store.ts';
import type { JsonObject } from '../../../../local/json.ts';
import { seededRandom } from '../../../../local/random.ts';

const ANN: Identifier = { kind: 'id', value: 'ann' };

function workspace({ emailChangesById = true } = {}) {
  const reported: string[] = [];
  const people = createPeople({
    store: openStore(),
    random: seededRandom(1),
    emailChangesById,
    onSubscription: (_person, metric) => reported.push(metric),
  });
  const identify = (by: Identifier, attributes: JsonObject, atSeconds = 100, updateOnly = false) =>
    people.identify(by, { attributes, atSeconds, updateOnly });
  const attributes = (by: Identifier = ANN) => {
    const person = people.find(by);
    return person && attributesOf(person);
  };
  return { people, identify, attributes, reported };
}

describe('attributes', () => {
  it('converge whatever order their updates arrive in', () => {
    const update = fc.dictionary(
      fc.constantFrom('plan', 'city', 'email', '__proto__', 'constructor'),
      fc.option(fc.string({ minLength: 1, maxLength: 8 })),
      { maxKeys: 4 },
    );
    const shuffled = fc
      .array(update, { minLength: 1, maxLength: 8 })
      .map((updates) => updates.map((values, atSeconds) => ({ values, atSeconds })))
      .chain((updates) =>
        fc.record({
          updates: fc.constant(updates),
          order: fc.shuffledSubarray(updates, { minLength: updates.length }),
        }),
      );
    fc.assert(
      fc.property(shuffled, ({ updates, order }) => {
        const [inOrder, inDisorder] = [updates, order].map((sequence) => {
          const { identify, attributes } = workspace();
          for (const { values, atSeconds } of sequence) identify(ANN, values, atSeconds);
          return attributes();
        });
        assert.deepEqual(inDisorder, inOrder);
      }),
    );
  });

  it('keep the newer value when an older one arrives later, each attribute by itself', () => {
    const { identify, attributes } = workspace();
    identify(ANN, { plan: 'new', city: 'Oslo' }, 200);
    identify(ANN, { plan: 'old', team: 'red' }, 100);
    assert.deepEqual(attributes(), { id: 'ann', plan: 'new', city: 'Oslo', team: 'red' });
  });

  it('take the value that arrives last among equally old ones', () => {
    const { identify, attributes } = workspace();
    identify(ANN, { plan: 'first' }, 200);
    identify(ANN, { plan: 'second' }, 200);
    assert.equal(attributes()?.plan, 'second');
  });

  it('stay removed when an older value arrives after the removal', () => {
    const { identify, attributes } = workspace();
    identify(ANN, { plan: null }, 200);
    identify(ANN, { plan: 'old' }, 100);
    assert.deepEqual(attributes(), { id: 'ann' });
  });

  it('change topic by topic in subscription preferences', () => {
    const { identify, attributes, reported } = workspace();
    identify(ANN, { cio_subscription_preferences: { topics: { topic_1: true, topic_2: true } } }, 100);
    identify(ANN, { cio_subscription_preferences: { topics: { topic_2: false } } }, 200);
    identify(ANN, { cio_subscription_preferences: { topics: { topic_1: false } } }, 50);
    assert.deepEqual(attributes()?.cio_subscription_preferences, {
      topics: { topic_1: true, topic_2: false },
    });
    assert.deepEqual(reported, Array(2).fill('cio_subscription_preferences_changed'));
  });

  it('report a person who leaves and one who returns, and nothing when nothing changes', () => {
    const { identify, reported } = workspace();
    identify(ANN, { unsubscribed: false }, 1);
    identify(ANN, { unsubscribed: true }, 2);
    identify(ANN, { unsubscribed: true }, 3);
    identify(ANN, { unsubscribed: false }, 4);
    assert.deepEqual(reported, ['unsubscribed', 'subscribed']);
  });
});

describe('identifiers', () => {
  it('find one person by id, by e-mail address in any case, and by cio_id', () => {
    const { people, identify } = workspace();
    const person = identify(ANN, { email: 'Ann@Example.com' });
    assert.ok(person);
    assert.equal(people.find({ kind: 'email', value: 'ann@example.COM' })?.cioId, person.cioId);
    assert.equal(people.find({ kind: 'cio_id', value: person.cioId })?.cioId, person.cioId);
    assert.equal(people.count(), 1);
  });

  it('do not change by a value that belongs to somebody else', () => {
    const { people, identify, attributes } = workspace();
    identify({ kind: 'id', value: 'bob' }, { email: 'bob@example.com' });
    identify(ANN, { email: 'bob@example.com', plan: 'pro' });
    assert.deepEqual(attributes(), { id: 'ann', plan: 'pro' });
    assert.match(people.find(ANN)?.failures.at(-1) ?? '', /belongs to another person/);
  });

  it('change the e-mail address by id only where the workspace allows it', () => {
    for (const emailChangesById of [true, false]) {
      const { people, identify, attributes } = workspace({ emailChangesById });
      identify(ANN, { email: 'old@example.com' }, 1);
      identify(ANN, { email: 'new@example.com' }, 2);
      const expected = emailChangesById ? 'new@example.com' : 'old@example.com';
      assert.equal(attributes()?.email, expected);
      assert.ok(people.find({ kind: 'email', value: expected }));
      const other = emailChangesById ? 'old@example.com' : 'new@example.com';
      assert.equal(people.find({ kind: 'email', value: other }), undefined);
    }
  });

  it('change the id by cio_id only', () => {
    const { people, identify } = workspace();
    const person = identify(ANN, {});
    assert.ok(person);
    identify(ANN, { id: 'anna' });
    assert.equal(people.find({ kind: 'id', value: 'anna' }), undefined);
    identify({ kind: 'cio_id', value: person.cioId }, { id: 'anna' });
    assert.equal(people.find({ kind: 'id', value: 'anna' })?.cioId, person.cioId);
    assert.equal(people.find(ANN), undefined);
  });

  it('make one person of an address and the id that comes later', () => {
    const { people, identify, attributes } = workspace();
    identify({ kind: 'email', value: 'ann@example.com' }, { plan: 'pro' });
    identify(ANN, { email: 'ann@example.com' });
    assert.equal(people.count(), 1);
    assert.deepEqual(attributes(), { email: 'ann@example.com', plan: 'pro', id: 'ann' });
  });

  it('drop a call to a cio_id that nobody has', () => {
    const { people, identify } = workspace();
    assert.equal(identify({ kind: 'cio_id', value: 'nobody' }, { plan: 'pro' }), undefined);
    assert.equal(people.count(), 0);
  });
});

describe('people', () => {
  it('are not created by an update of somebody who is to exist already', () => {
    const { people, identify } = workspace();
    identify(ANN, { plan: 'pro' }, 1, true);
    assert.equal(people.count(), 0);
  });

  it('can be made anew after a deletion', () => {
    const { people, identify, attributes } = workspace();
    identify(ANN, { plan: 'pro' });
    people.delete(ANN);
    identify(ANN, { city: 'Oslo' });
    assert.deepEqual(attributes(), { id: 'ann', city: 'Oslo' });
  });

  it('are gone when suppressed, and ignored by every identifier until unsuppressed', () => {
    const { people, identify } = workspace();
    const address: Identifier = { kind: 'email', value: 'ann@example.com' };
    identify(ANN, { email: address.value });
    people.suppress(ANN);
    for (const by of [ANN, address]) {
      assert.equal(identify(by, { plan: 'pro' }), undefined);
      assert.equal(people.findOrCreate(by, 1), undefined);
    }
    assert.equal(people.count(), 0);
    people.unsuppress(ANN);
    for (const by of [ANN, address]) assert.ok(identify(by, { email: address.value }));
    assert.equal(people.count(), 1);
  });

  it('keep the primary’s values in a merge, and take what is missing from the secondary', () => {
    const { people, identify, attributes } = workspace();
    const bob: Identifier = { kind: 'id', value: 'bob' };
    identify(ANN, { plan: 'pro' });
    identify(bob, { plan: 'free', city: 'Oslo', email: 'bob@example.com' });
    people.addDevice(bob, { id: 'token', platform: 'ios', last_used: 1, attributes: {} });
    people.merge(ANN, bob);
    assert.deepEqual(attributes(), { id: 'ann', plan: 'pro', city: 'Oslo', email: 'bob@example.com' });
    assert.deepEqual(Object.keys(people.find(ANN)?.devices ?? {}), ['token']);
    assert.equal(people.find(bob), undefined);
    assert.equal(people.find({ kind: 'email', value: 'bob@example.com' })?.cioId, people.find(ANN)?.cioId);
  });

  it('stay as they are when one side of a merge is missing or both are one', () => {
    const { people, identify } = workspace();
    identify(ANN, { plan: 'pro' });
    assert.equal(people.merge({ kind: 'id', value: 'nobody' }, ANN), undefined);
    assert.equal(people.merge(ANN, { kind: 'id', value: 'nobody' }), undefined);
    assert.equal(people.merge(ANN, ANN), undefined);
    assert.equal(people.count(), 1);
  });
});
