/** The Track v2 API of the local Customer.io. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CustomerIORequestError } from 'customerio-node';
import fc from 'fast-check';
import { runCustomerIo } from '../../helpers/customerio/running.ts';

const ULID = '01HF7YAT00Y3N6H0MPB0CNSPAH';
const identify = (id: string, fields: Record<string, unknown> = {}) => ({
  type: 'person',
  action: 'identify',
  identifiers: { id },
  ...fields,
});
const event = (id: string, fields: Record<string, unknown> = {}) => ({
  type: 'person',
  action: 'event',
  identifiers: { id },
  name: 'bought',
  ...fields,
});
const batchOf = (length: number, make: (index: number) => unknown) =>
  Array.from({ length }, (_, index) => make(index));

describe('Track v2', () => {
  it('accepts what is right in a batch and lists the rest by index with 207', async (t) => {
    const { track, books } = await runCustomerIo(t);
    const items = [identify('a'), identify(' '), event('b'), event('c', { name: '' }), { type: 'person' }];
    const { errors } = await track.batch(items);
    assert.deepEqual(
      errors.map(({ batch_index, field }: Record<string, unknown>) => [batch_index, field]),
      [
        [1, 'identifiers'],
        [3, 'name'],
        [4, 'action'],
      ],
    );
    for (const error of errors) assert.ok(error.reason && error.message);
    assert.deepEqual([books().people, books().events], [2, 1]);
  });

  it('refuses a single operation with 400 and the reason', async (t) => {
    const { track } = await runCustomerIo(t);
    await assert.rejects(track.entity(event('ann', { name: '' })), (error) => {
      assert.ok(error instanceof CustomerIORequestError);
      assert.equal(error.statusCode, 400);
      const [{ reason, field }] = JSON.parse(error.body).errors;
      assert.deepEqual([reason, field], ['required', 'name']);
      return true;
    });
  });

  it('counts the bytes of an operation and of a batch', async (t) => {
    const { call, books } = await runCustomerIo(t);
    const sized = (bytes: number) => {
      const length = (data: string) =>
        Buffer.byteLength(JSON.stringify(event('ann', { attributes: { data } })));
      return event('ann', { attributes: { data: 'x'.repeat(bytes - length('')) } });
    };
    const status = async (path: string, body: unknown) =>
      (await call('POST', `/api/v2/${path}`, body)).status;
    assert.equal(await status('entity', sized(32 * 1024)), 200);
    assert.equal(await status('entity', sized(32 * 1024 + 1)), 400);
    assert.equal(await status('batch', { batch: [sized(32 * 1024), sized(200)] }), 200);
    assert.equal(await status('batch', { batch: [sized(32 * 1024 + 1), sized(200)] }), 207);
    assert.equal(books().events, 4);
    const text = JSON.stringify({ batch: batchOf(500, () => sized(1000)) });
    assert.equal(await status('batch', text.padEnd(500 * 1024)), 200);
    assert.equal(await status('batch', text.padEnd(500 * 1024 + 1)), 400);
    assert.equal(books().events, 504);
  });

  for (const [what, body] of [
    ['no JSON', '{"batch":['],
    ['no batch', '{}'],
    ['an empty batch', '{"batch":[]}'],
    ['a batch that is no list', '{"batch":{}}'],
  ]) {
    it(`refuses the whole request for ${what}`, async (t) => {
      const { call } = await runCustomerIo(t);
      const { status, json } = await call('POST', '/api/v2/batch', body);
      assert.equal(status, 400);
      assert.ok(Array.isArray(json.errors));
    });
  }

  it('stores an event once for its ULID, however often and in whatever case it comes', async (t) => {
    const { track, books } = await runCustomerIo(t);
    await track.entity(event('ann', { id: ULID }));
    await track.batch([event('ann', { id: ULID.toLowerCase() }), event('bob', { id: ULID })]);
    await track.track('ann', { name: 'bought', id: ULID });
    assert.equal(books().events, 1);
    await track.batch([event('ann', { id: 'no ulid' }), event('ann', { id: 'no ulid' }), event('ann')]);
    assert.equal(books().events, 4);
  });

  it('does what each action asks for', async (t) => {
    const { track, person, call, books } = await runCustomerIo(t);
    const acme = { object_type_id: '1', object_id: 'acme' };
    await track.batch([
      identify('ann', { attributes: { plan: 'pro' }, cio_relationships: [{ identifiers: acme }] }),
      { ...identify('ann'), action: 'add_device', device: { token: 't', platform: 'android', last_used: 9 } },
      {
        type: 'object',
        action: 'identify',
        identifiers: acme,
        attributes: { name: 'Acme' },
        cio_relationships: [{ identifiers: { id: 'bob' }, relationship_attributes: { role: 'boss' } }],
      },
    ]);
    assert.equal(books().people, 2);
    assert.deepEqual((await person('ann'))?.devices, [
      { id: 't', platform: 'android', last_used: 9, attributes: {} },
    ]);
    const related = (await person('bob'))?.relationships;
    assert.deepEqual(
      related?.map(({ object, attributes: relation }) => [object, relation]),
      [['1/acme', { role: 'boss' }]],
    );
    const objects = (await call('GET', '/relay/objects')).json.objects as { attributes: unknown }[];
    assert.equal(objects.length, 1);

    await track.batch([
      { type: 'object', action: 'delete', identifiers: acme },
      { ...identify('ann'), action: 'delete_device', device: { token: 't' } },
      { type: 'person', action: 'merge', primary: { id: 'ann' }, secondary: { id: 'bob' } },
    ]);
    assert.deepEqual((await person('ann'))?.relationships, []);
    assert.deepEqual((await person('ann'))?.devices, []);
    assert.deepEqual((await person('ann'))?.attributes, { id: 'ann', plan: 'pro' });
    assert.equal(books().people, 1);

    await track.entity({ ...identify('ann'), action: 'suppress' });
    await track.batch([identify('ann'), event('ann')]);
    assert.deepEqual([books().people, books().events], [0, 0]);
    await track.batch([{ ...identify('ann'), action: 'unsuppress' }, identify('ann')]);
    await track.entity({ ...identify('ann'), action: 'delete' });
    assert.equal(books().people, 0);
  });

  it('gives the same profile whatever order and grouping its updates arrive in', async (t) => {
    const { track, call, person } = await runCustomerIo(t);
    const update = fc.record({
      attributes: fc.dictionary(fc.constantFrom('plan', 'city', 'step'), fc.nat(9), { minKeys: 1 }),
      timestamp: fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 1 }).map(([at = 0]) => 1_000 + at),
    });
    const updates = fc.uniqueArray(update, { minLength: 2, maxLength: 7, selector: (one) => one.timestamp });
    const orders = updates.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    await fc.assert(
      fc.asyncProperty(orders, fc.nat(7), async ([ordered, shuffled], split) => {
        await call('POST', '/relay/reset');
        for (const fields of ordered) await track.entity(identify('ann', fields));
        const items = shuffled.map((fields) => identify('bob', fields));
        for (const group of [items.slice(0, split), items.slice(split)]) {
          if (group.length > 0) await track.batch(group);
        }
        const [ann, bob] = [await person('ann'), await person('bob')];
        assert.deepEqual({ ...bob?.attributes, id: '' }, { ...ann?.attributes, id: '' });
      }),
      { numRuns: 40 },
    );
  });
});
