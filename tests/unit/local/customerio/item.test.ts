import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readItem } from '../../../../local/customerio/track/item.ts';
import { InvalidFieldError } from '../../../../local/customerio/track/limits.ts';

const NOW = 1_700_000_000;
const person = (fields: Record<string, unknown> = {}) => ({
  type: 'person',
  action: 'identify',
  identifiers: { id: 'ann' },
  ...fields,
});
const event = (fields: Record<string, unknown> = {}) =>
  person({ action: 'event', name: 'bought', ...fields });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, i]));

const ACCEPTED: Record<string, unknown> = {
  'an id of 150 bytes': person({ identifiers: { id: 'é'.repeat(75) } }),
  '300 attributes': person({ attributes: many(300) }),
  'an attribute name of 150 bytes': person({ attributes: { ['n'.repeat(150)]: 1 } }),
  'an attribute value of 1000 bytes': person({ attributes: { a: `${'€'.repeat(333)}x` } }),
  'an event name of 100 bytes': event({ name: 'n'.repeat(100) }),
  'event data that is one long text': event({ attributes: { text: 'x'.repeat(20_000) } }),
  'an event of an anonymous visitor': event({ identifiers: { anonymous_id: 'visitor' } }),
  'a page view': person({ action: 'page', name: 'https://example.com/' }),
  'an object by its cio_object_id': {
    type: 'object',
    action: 'delete',
    identifiers: { cio_object_id: 'ob1' },
  },
  'a numeric object_type_id': {
    type: 'object',
    action: 'identify',
    identifiers: { object_type_id: 1, object_id: 'acme' },
    cio_relationships: [{ identifiers: { id: 'ann' }, relationship_attributes: { role: 'boss' } }],
  },
  'a metric of a delivery': { type: 'delivery', action: 'event', name: 'opened', identifiers: { id: 'd==' } },
};

const REFUSED: Record<string, [item: unknown, field: string]> = {
  'what is no object': ['identify', ''],
  'no type': [{ action: 'identify', identifiers: { id: 'ann' } }, 'type'],
  'an unknown type': [person({ type: 'company' }), 'type'],
  'no action': [person({ action: undefined }), 'action'],
  'an unknown action': [person({ action: 'promote' }), 'action'],
  'no identifiers': [person({ identifiers: undefined }), 'identifiers'],
  'two identifiers': [person({ identifiers: { id: 'ann', email: 'ann@example.com' } }), 'identifiers'],
  'a blank id': [person({ identifiers: { id: ' ' } }), 'identifiers'],
  'a numeric id': [person({ identifiers: { id: 42 } }), 'identifiers'],
  'an id of 151 bytes': [person({ identifiers: { id: `${'é'.repeat(75)}x` } }), 'identifiers'],
  '301 attributes': [person({ attributes: many(301) }), 'attributes'],
  'an attribute name of 151 bytes': [person({ attributes: { ['n'.repeat(151)]: 1 } }), 'attributes'],
  'an attribute value of 1001 bytes': [person({ attributes: { a: `${'€'.repeat(333)}xy` } }), 'attributes.a'],
  'an attribute that is an object of over 1000 bytes': [
    person({ attributes: { a: { b: 'x'.repeat(1000) } } }),
    'attributes.a',
  ],
  'attributes that are a list': [person({ attributes: [1] }), 'attributes'],
  'a timestamp in words': [person({ timestamp: 'yesterday' }), 'timestamp'],
  'an event without a name': [event({ name: undefined }), 'name'],
  'an event with a blank name': [event({ name: '  ' }), 'name'],
  'an event name of 101 bytes': [event({ name: 'n'.repeat(101) }), 'name'],
  'event data over 100000 bytes': [event({ attributes: { text: 'x'.repeat(100_000) } }), 'attributes'],
  'a device without a token': [person({ action: 'add_device', device: { platform: 'ios' } }), 'device.token'],
  'an unknown platform': [
    person({ action: 'add_device', device: { token: 't', platform: 'web' } }),
    'device.platform',
  ],
  'a merge by phone': [
    { type: 'person', action: 'merge', primary: { phone: '+1' }, secondary: { id: 'bob' } },
    'primary',
  ],
  'relationships that are no list': [
    person({ action: 'add_relationships', cio_relationships: {} }),
    'cio_relationships',
  ],
  'an object without an object_id': [
    { type: 'object', action: 'delete', identifiers: { object_type_id: '1' } },
    'identifiers',
  ],
  'a metric that nobody else can report': [
    { type: 'delivery', action: 'event', name: 'bounced', identifiers: { id: 'd==' } },
    'name',
  ],
};

describe('an item of the Track v2 API', () => {
  for (const [what, item] of Object.entries(ACCEPTED)) {
    it(`is accepted with ${what}`, () => assert.ok(readItem(item, NOW)));
  }

  for (const [what, [item, field]] of Object.entries(REFUSED)) {
    it(`is refused for ${what}, with the field`, () => {
      assert.throws(
        () => readItem(item, NOW),
        (error) =>
          error instanceof InvalidFieldError && error.problem.field === field && error.message !== '',
      );
    });
  }

  it('happens now where it has no timestamp, and at its second otherwise', () => {
    const timeOf = (item: unknown) => {
      const change = readItem(item, NOW);
      return change.action === 'identify' ? change.atSeconds : undefined;
    };
    assert.equal(timeOf(person()), NOW);
    assert.equal(timeOf(person({ timestamp: 1_600_000_000.9 })), 1_600_000_000);
  });

  it('asks for an update only through the attribute _update, which is none itself', () => {
    const operation = readItem(person({ attributes: { _update: true, plan: 'pro' } }), NOW);
    assert.ok(operation.action === 'identify');
    assert.equal(operation.updateOnly, true);
    assert.deepEqual(operation.attributes, { plan: 'pro' });
  });
});
