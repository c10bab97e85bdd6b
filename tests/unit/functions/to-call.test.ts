import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readItem } from '../../../local/customerio/track/item.ts';
import { eventUlid } from '../../../shared/contract/ids.ts';
import { CONTEXT, callOf } from './operations-to-call.ts';

const SECONDS = CONTEXT.occurredAtSeconds;
const PERSON = { id: '42' };

test('identify is a v2 item that says when its cause happened and which environment wrote it', () => {
  assert.deepEqual(callOf('identify', { person: { email: 'ann@example.com' } }), {
    type: 'person',
    action: 'identify',
    identifiers: { email: 'ann@example.com' },
    timestamp: SECONDS,
    attributes: { _env: 'staging', _updated_at: SECONDS },
  });
});

test('identify takes attributes, update_only and relationships along', () => {
  const command = {
    person: PERSON,
    attributes: { plan: 'pro', none: null },
    update_only: true,
    relationships: [
      { object_type_id: '1', object_id: 'acme', attributes: { role: 'admin' } },
      { cio_object_id: 'ob1' },
    ],
  };
  assert.deepEqual(callOf('identify', command), {
    type: 'person',
    action: 'identify',
    identifiers: PERSON,
    timestamp: SECONDS,
    attributes: { plan: 'pro', none: null, _env: 'staging', _updated_at: SECONDS, _update: true },
    cio_relationships: [
      { identifiers: { object_type_id: '1', object_id: 'acme' }, relationship_attributes: { role: 'admin' } },
      { identifiers: { cio_object_id: 'ob1' } },
    ],
  });
});

test('identify that may create a person does not say otherwise', () => {
  const call = callOf('identify', { person: PERSON, update_only: false });
  assert.deepEqual(call.attributes, { _env: 'staging', _updated_at: SECONDS });
});

for (const type of ['event', 'page', 'screen'] as const) {
  test(`track of a known person's ${type} is a v2 item of that action`, () => {
    assert.deepEqual(callOf('track', { person: PERSON, name: 'x', type, data: { a: 1 } }), {
      type: 'person',
      action: type,
      identifiers: PERSON,
      name: 'x',
      id: eventUlid('command-1'),
      timestamp: SECONDS,
      attributes: { a: 1 },
    });
  });

  test(`track of an unknown person's ${type} is a v1 event of that type`, () => {
    assert.deepEqual(callOf('track', { anonymous_id: 'visitor-7', name: 'x', type, data: { a: 1 } }), {
      anonymous_id: 'visitor-7',
      name: 'x',
      type,
      id: eventUlid('command-1'),
      timestamp: SECONDS,
      data: { a: 1 },
    });
  });
}

test('track is of an event unless it says otherwise, and data it lacks is not made up', () => {
  const known = callOf('track', { person: PERSON, name: 'x' });
  const unknown = callOf('track', { anonymous_id: 'v', name: 'x' });
  assert.equal('action' in known && known.action, 'event');
  assert.equal(unknown.type, 'event');
  assert.ok(!('attributes' in known) && !('data' in unknown));
});

test('the same command has the same ULID, whatever its content, and another command another', () => {
  const idOf = (name: string, commandId: string) =>
    callOf('track', { person: PERSON, name }, { ...CONTEXT, commandId }).id;
  assert.equal(idOf('a', 'command-1'), idOf('b', 'command-1'));
  assert.notEqual(idOf('a', 'command-1'), idOf('a', 'command-2'));
});

for (const operation of ['suppress', 'unsuppress', 'delete'] as const) {
  test(`${operation} is an item of that action`, () => {
    for (const person of [{ id: '42' }, { email: 'ann@example.com' }, { cio_id: 'a3' }]) {
      assert.deepEqual(callOf(operation, { person }), {
        type: 'person',
        action: operation,
        identifiers: person,
      });
    }
  });
}

test('merge names who stays and who goes', () => {
  const [primary, secondary] = [{ id: '1' }, { email: 'old@example.com' }];
  assert.deepEqual(callOf('merge', { primary, secondary }), {
    type: 'person',
    action: 'merge',
    primary,
    secondary,
  });
});

test('device adds one and deletes one', () => {
  const device = { token: 't', platform: 'ios', last_used: 1_767_225_600, attributes: { a: 1 } };
  const common = { type: 'person', identifiers: PERSON, device };
  assert.deepEqual(callOf('device', { action: 'add', person: PERSON, device }), {
    ...common,
    action: 'add_device',
  });
  assert.deepEqual(callOf('device', { action: 'delete', person: PERSON, device }), {
    ...common,
    action: 'delete_device',
  });
});

test('object is identified with its attributes and relationships', () => {
  const object = { object_type_id: '1', object_id: 'acme' };
  const relationships = [{ person: PERSON, attributes: { role: 'admin' } }, { person: { cio_id: 'a3' } }];
  assert.deepEqual(
    callOf('object', { action: 'identify', object, attributes: { seats: 1 }, relationships }),
    {
      type: 'object',
      action: 'identify',
      identifiers: object,
      attributes: { seats: 1 },
      cio_relationships: [
        { identifiers: PERSON, relationship_attributes: { role: 'admin' } },
        { identifiers: { cio_id: 'a3' } },
      ],
    },
  );
  assert.deepEqual(callOf('object', { action: 'identify', object }), {
    type: 'object',
    action: 'identify',
    identifiers: object,
  });
});

test('object is deleted by its identifiers', () => {
  const object = { cio_object_id: 'ob1' };
  assert.deepEqual(callOf('object', { action: 'delete', object }), {
    type: 'object',
    action: 'delete',
    identifiers: object,
  });
});

test('transactional takes off what is ours and leaves the vendor’s fields as they are', () => {
  const message = {
    identifiers: PERSON,
    to: 'ann@example.com',
    cc: 'bo@example.com',
    transactional_message_id: 'receipt',
    message_data: { command_id: 'kept' },
  };
  const ours = {
    operation: 'transactional',
    command_id: 'command-1',
    occurred_at: '2026-06-01T12:00:00Z',
    expires_at: '2026-06-02T12:00:00Z',
    on_unknown: 'park',
    channel: 'email',
  };
  assert.deepEqual(callOf('transactional', { ...ours, ...message }), { channel: 'email', message });
});

test('broadcast leaves the choice of people to Customer.io only for the literal "configured"', () => {
  const command = { command_id: 'c', broadcast_id: 12, data: { a: 1 } };
  for (const audience of ['configured', { recipients: { segment: { id: 3 } } }, { ids: ['42'] }]) {
    assert.deepEqual(callOf('broadcast', { ...command, audience }), {
      broadcastId: 12,
      audience,
      fields: { data: { a: 1 } },
    });
  }
  for (const audience of [{}, { ids: [] }, { recipients: {} }, null, '', 'everybody', undefined]) {
    assert.throws(() => callOf('broadcast', { ...command, audience }), JSON.stringify(audience));
  }
});

test('broadcast takes its flags along with any audience, and leaves off what is ours', () => {
  const flags = { email_add_duplicates: true, email_ignore_missing: false, id_ignore_missing: true };
  const ours = {
    operation: 'broadcast',
    command_id: 'c',
    occurred_at: '2026-06-01T12:00:00Z',
    expires_at: '2099-06-01T12:00:00Z',
  };
  const call = callOf('broadcast', { ...ours, broadcast_id: 12, audience: 'configured', ...flags });
  assert.deepEqual(call, { broadcastId: 12, audience: 'configured', fields: flags });
});

test('identify of as many attributes as a publisher may give is read by Customer.io', () => {
  const attributes = Object.fromEntries(Array.from({ length: 298 }, (_unused, index) => [`a${index}`, 1]));
  const full = callOf('identify', { person: PERSON, attributes, update_only: true });
  const read = readItem(full, SECONDS);
  assert.ok(read.action === 'identify');
  assert.equal(Object.keys(read.attributes).length, 300);
  const one = { ...full, attributes: { ...Object(full.attributes), more: 1 } };
  assert.throws(() => readItem(one, SECONDS), /more than 300 attributes/);
});
