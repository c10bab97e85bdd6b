import { describe, test } from 'node:test';
import { accepts, type Json, refuses, valid } from './commands-builder.ts';

describe('a command for identify', () => {
  test('takes attributes as an object and update_only as a boolean', () => {
    for (const attributes of [null, [], 'plan', 7]) {
      refuses('identify', valid('identify-minimal', { attributes }), 'wrong_type', '/attributes');
    }
    refuses('identify', valid('identify-minimal', { update_only: 'true' }), 'wrong_type', '/update_only');
  });

  test('names objects by type and id', () => {
    const related = (...relationships: unknown[]) => valid('identify-minimal', { relationships });
    accepts('identify', related());
    refuses('identify', related({ object_id: 'acme' }), 'missing_key', '/relationships/0/object_type_id');
    refuses('identify', related({ object_type_id: '1' }), 'identifier_count', '/relationships/0');
    refuses('identify', related({ attributes: {} }), 'identifier_count', '/relationships/0');
    const good = { object_type_id: '1', object_id: 'acme' };
    refuses('identify', related(good, { ...good, role: 'x' }), 'unknown_key', '/relationships/1/role');
    refuses(
      'identify',
      related({ ...good, object_id: '..' }),
      'bad_identifier',
      '/relationships/0/object_id',
    );
    for (const object_type_id of ['0', 'one', '01', '']) {
      refuses(
        'identify',
        related({ ...good, object_type_id }),
        'bad_format',
        '/relationships/0/object_type_id',
      );
    }
    refuses(
      'identify',
      related({ ...good, object_type_id: 1 }),
      'wrong_type',
      '/relationships/0/object_type_id',
    );
  });
});

describe('a command for identify', () => {
  const related = (relationship: unknown) => valid('identify-minimal', { relationships: [relationship] });

  test('names objects by cio_object_id, never beside type and id', () => {
    accepts('identify', related({ cio_object_id: 'ob1' }));
    accepts('identify', related({ cio_object_id: 'ob1', attributes: { role: 'admin' } }));
    const both = { object_type_id: '1', object_id: 'acme', cio_object_id: 'ob1' };
    refuses('identify', related(both), 'identifier_count', '/relationships/0');
    refuses(
      'identify',
      related({ object_type_id: '1', cio_object_id: 'ob1' }),
      'missing_key',
      '/relationships/0/object_id',
    );
    refuses('identify', related({ cio_object_id: '..' }), 'bad_identifier', '/relationships/0/cio_object_id');
  });
});

describe('a command for merge', () => {
  test('names two different people', () => {
    refuses('merge', valid('merge-minimal', { primary: undefined }), 'missing_key', '/primary');
    refuses('merge', valid('merge-minimal', { secondary: undefined }), 'missing_key', '/secondary');
    refuses('merge', valid('merge-minimal', { secondary: { id: '42' } }), 'not_allowed', '/secondary');
    accepts('merge', valid('merge-minimal', { secondary: { cio_id: '42' } }));
  });
});

describe('a command for device', () => {
  const device = (changes: Json, action = 'add') =>
    valid('device-minimal', { action, device: { token: 't', platform: 'ios', ...changes } });

  test('adds or deletes', () => {
    refuses('device', valid('device-minimal', { action: undefined }), 'missing_key', '/action');
    refuses('device', valid('device-minimal', { action: 'update' }), 'not_allowed', '/action');
    refuses('device', valid('device-minimal', { device: undefined }), 'missing_key', '/device');
    refuses('device', valid('device-minimal', { person: undefined }), 'missing_key', '/person');
  });

  test('needs a token, and a platform to add it', () => {
    accepts('device', valid('device-minimal', { action: 'delete', device: { token: 't' } }));
    refuses('device', valid('device-minimal', { device: { token: 't' } }), 'missing_key', '/device/platform');
    refuses(
      'device',
      valid('device-minimal', { device: { platform: 'ios' } }),
      'missing_key',
      '/device/token',
    );
    refuses('device', device({ token: '' }), 'too_short', '/device/token');
    refuses('device', device({ token: 'a\nb' }), 'bad_format', '/device/token');
    refuses('device', device({ platform: 'web' }), 'not_allowed', '/device/platform');
    refuses('device', device({ model: 'x' }), 'unknown_key', '/device/model');
  });

  test('was last used in whole seconds of this century', () => {
    for (const last_used of [946684800, 4102444800]) accepts('device', device({ last_used }));
    for (const action of ['add', 'delete']) {
      refuses('device', device({ last_used: 946684799 }, action), 'out_of_range', '/device/last_used');
      refuses('device', device({ last_used: 4102444801 }, action), 'out_of_range', '/device/last_used');
      refuses('device', device({ last_used: 1767225600000 }, action), 'milliseconds', '/device/last_used');
      refuses('device', device({ last_used: 1767225600.5 }, action), 'wrong_type', '/device/last_used');
      refuses('device', device({ last_used: '1767225600' }, action), 'wrong_type', '/device/last_used');
    }
  });
});

describe('a command for object', () => {
  const object = (reference: unknown) => valid('object-minimal', { object: reference });

  test('identifies or deletes', () => {
    refuses('object', valid('object-minimal', { action: undefined }), 'missing_key', '/action');
    refuses('object', valid('object-minimal', { action: 'add' }), 'not_allowed', '/action');
    refuses('object', valid('object-minimal', { object: undefined }), 'missing_key', '/object');
  });

  test('names the object by type and id, or by its cio_object_id, never by both', () => {
    refuses('object', object({}), 'identifier_count', '/object');
    refuses('object', object({ object_type_id: '1' }), 'identifier_count', '/object');
    refuses('object', object({ object_id: 'acme' }), 'missing_key', '/object/object_type_id');
    const all = { object_type_id: '1', object_id: 'acme', cio_object_id: 'ob1' };
    refuses('object', object(all), 'identifier_count', '/object');
    refuses(
      'object',
      object({ object_type_id: '1', cio_object_id: 'ob1' }),
      'missing_key',
      '/object/object_id',
    );
    refuses('object', object({ object_type_id: '1', object_id: '.' }), 'bad_identifier', '/object/object_id');
    refuses('object', object({ cio_object_id: '..' }), 'bad_identifier', '/object/cio_object_id');
    refuses(
      'object',
      object({ object_type_id: '1', object_id: 'x'.repeat(151) }),
      'too_long',
      '/object/object_id',
    );
  });

  test('has neither attributes nor relationships when it is deleted', () => {
    refuses('object', valid('object-delete-minimal', { attributes: {} }), 'unknown_key', '/attributes');
    refuses('object', valid('object-delete-minimal', { relationships: [] }), 'unknown_key', '/relationships');
  });

  test('names people by one identifier each', () => {
    const related = (...relationships: unknown[]) => valid('object-minimal', { relationships });
    refuses('object', related({}), 'missing_key', '/relationships/0/person');
    refuses('object', related({ person: {} }), 'identifier_count', '/relationships/0/person');
    for (const person of [{ id: '42' }, { email: 'ann@example.com' }, { cio_id: 'a3' }]) {
      accepts('object', related({ person }));
    }
    const byPhone = related({ person: { phone: '+15551234567' } });
    refuses('object', byPhone, 'unknown_key', '/relationships/0/person/phone');
    refuses('object', related({ id: '42' }), 'unknown_key', '/relationships/0/id');
    refuses('object', related('42'), 'wrong_type', '/relationships/0');
  });
});
