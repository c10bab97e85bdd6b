/** The Track v1 API of the local Customer.io, through the vendor’s own client. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IdentifierType } from 'customerio-node';
import { type Running, runCustomerIo } from '../../helpers/customerio/running.ts';

const batchOf = (length: number, make: (index: number) => unknown) =>
  Array.from({ length }, (_, index) => make(index));

async function cioIdOf(running: Running, id: string): Promise<string> {
  const { customer } = await running.app.getAttributes(id);
  return customer.identifiers.cio_id;
}

describe('Track v1', () => {
  it('does what every call of the client asks for', async (t) => {
    const running = await runCustomerIo(t);
    const { track, person } = running;
    assert.deepEqual(await track.identify('ann', { email: 'ann@example.com', plan: 'free' }), {});
    const cioId = await cioIdOf(running, 'ann');
    await track.identify(`cio_${cioId}`, { plan: 'pro' });
    assert.deepEqual((await person('ann@example.com'))?.attributes, {
      id: 'ann',
      email: 'ann@example.com',
      plan: 'pro',
    });

    await track.track('ann', { name: 'bought', data: { total: 3 } });
    await track.trackPageView('ann', 'https://example.com/');
    await track.addDevice('ann', 'token', 'ios', { last_used: 5, model: 'X' });
    await track.addCustomersToSegment(7, ['ann', 'nobody']);
    const full = await person('ann');
    const events = full?.events as { name: string; type: string }[];
    assert.deepEqual(events.map(({ name, type }) => [name, type]).sort(), [
      ['bought', 'event'],
      ['https://example.com/', 'page'],
    ]);
    assert.deepEqual(full?.devices, [
      { id: 'token', platform: 'ios', last_used: 5, attributes: { model: 'X' } },
    ]);
    assert.deepEqual(full?.segments, ['7']);

    await track.deleteDevice('ann', 'token');
    await track.removeCustomersFromSegment(7, ['ann@example.com'], IdentifierType.Email);
    assert.deepEqual([(await person('ann'))?.devices, (await person('ann'))?.segments], [[], []]);

    await track.submitForm('signup', { email: 'bob@example.com', city: 'Oslo' });
    await track.mergeCustomers(IdentifierType.Id, 'ann', IdentifierType.Email, 'bob@example.com');
    assert.equal(await person('bob@example.com'), undefined);
    assert.equal((await person('ann'))?.attributes.city, 'Oslo');

    await track.suppress('ann');
    await track.identify('ann', { plan: 'again' });
    assert.equal(await person('ann'), undefined);
    await track.unsuppress('ann');
    await track.identify('ann');
    assert.deepEqual((await person('ann'))?.attributes, { id: 'ann' });
    await track.destroy('ann');
    assert.equal(running.books().people, 0);
  });

  it('gives what happened anonymously to the person who turns out to be the visitor', async (t) => {
    const { track, person, books } = await runCustomerIo(t);
    await track.trackAnonymous('visitor', { name: 'looked' });
    await track.trackAnonymous('', { name: 'invited', data: { recipient: 'eve@example.com' } });
    await track.identify('ann', { anonymous_id: 'visitor' });
    const events = (await person('ann'))?.events;
    assert.deepEqual(
      events?.map(({ name }) => name),
      ['looked'],
    );
    assert.equal(books().events, 2);
  });

  it('orders updates by _timestamp and creates nobody for _update', async (t) => {
    const { track, person } = await runCustomerIo(t);
    await track.identify('nobody', { _update: true, plan: 'pro' });
    assert.equal(await person('nobody'), undefined);
    await track.identify('ann', { plan: 'new', _timestamp: 200 });
    await track.identify('ann', { plan: 'old', _timestamp: 100, _update: true });
    assert.deepEqual((await person('ann'))?.attributes, { id: 'ann', plan: 'new' });
  });

  it('relates people with objects', async (t) => {
    const { track, person } = await runCustomerIo(t);
    const relationships = [
      { identifiers: { object_type_id: '1', object_id: 'acme' }, relationship_attributes: { role: 'boss' } },
    ];
    await track.identify('ann', { cio_relationships: { action: 'add_relationships', relationships } });
    const related = (await person('ann'))?.relationships[0];
    assert.equal(related?.object, '1/acme');
    assert.deepEqual(related?.attributes, { role: 'boss' });
    await track.identify('ann', { cio_relationships: { action: 'delete_relationships', relationships } });
    assert.deepEqual((await person('ann'))?.relationships, []);
  });

  const REFUSED: [what: string, method: string, path: string, body: unknown, text: RegExp][] = [
    ['a body that is not JSON', 'PUT', '/customers/ann', '{"plan":', /malformed/],
    [
      'more than 300 attributes',
      'PUT',
      '/customers/ann',
      Object.fromEntries(batchOf(301, (i) => [`a${i}`, 1]) as [string, number][]),
      /300 attributes/,
    ],
    ['an attribute value of 1001 bytes', 'PUT', '/customers/ann', { a: 'x'.repeat(1001) }, /1000 bytes/],
    ['a blank identifier', 'PUT', '/customers/%20', {}, /present/],
    ['an identifier of 151 bytes', 'PUT', `/customers/${'x'.repeat(151)}`, {}, /150 bytes/],
    ['an event without a name', 'POST', '/customers/ann/events', { data: {} }, /name/],
    ['event data that is a list', 'POST', '/customers/ann/events', { name: 'a', data: [] }, /hash/],
    ['an unknown type of event', 'POST', '/customers/ann/events', { name: 'a', type: 'tap' }, /type/],
    ['an anonymous event of nobody', 'POST', '/events', { name: 'a' }, /anonymous_id/],
    [
      'an unknown platform',
      'PUT',
      '/customers/ann/devices',
      { device: { id: 't', platform: 'tv' } },
      /platform/,
    ],
    [
      'a merge with two identifiers',
      'POST',
      '/merge_customers',
      { primary: { id: 'a', email: 'b' } },
      /one of/,
    ],
    ['1001 people at once', 'POST', '/segments/1/add_customers', { ids: batchOf(1001, String) }, /1000 ids/],
    ['a metric that does not exist', 'POST', '/metrics', { delivery_id: 'd', metric: 'liked' }, /metric/],
  ];
  for (const [what, method, path, body, text] of REFUSED) {
    it(`answers 400 in the vendor’s form for ${what}`, async (t) => {
      const { call } = await runCustomerIo(t);
      const { status, json } = await call(method, `/api/v1${path}`, body);
      assert.equal(status, 400);
      assert.match(JSON.stringify(json), /^\{"meta":\{"error":"/);
      assert.match(JSON.stringify(json), text);
    });
  }
});
