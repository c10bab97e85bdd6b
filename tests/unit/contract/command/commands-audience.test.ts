import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accepts, refuses, valid } from './commands-builder.ts';

const broadcast = (audience: unknown) => valid('broadcast-minimal', { audience });
const refusesAudience = (audience: unknown, ...why: [Parameters<typeof refuses>[2], string]) =>
  refuses('broadcast', broadcast(audience), ...why);

describe('a broadcast', () => {
  test('has a command_id and a positive whole number', () => {
    refuses('broadcast', valid('broadcast-minimal', { command_id: undefined }), 'missing_key', '/command_id');
    for (const id of [0, -1, 2 ** 53]) {
      refuses('broadcast', valid('broadcast-minimal', { broadcast_id: id }), 'out_of_range', '/broadcast_id');
    }
    for (const id of ['12', 1.5, null, [12]]) {
      refuses('broadcast', valid('broadcast-minimal', { broadcast_id: id }), 'wrong_type', '/broadcast_id');
    }
    refuses(
      'broadcast',
      valid('broadcast-minimal', { broadcast_id: undefined }),
      'missing_key',
      '/broadcast_id',
    );
  });

  test('never reaches everybody because something is missing or empty', () => {
    refuses('broadcast', valid('broadcast-minimal', { audience: undefined }), 'missing_key', '/audience');
    refusesAudience(null, 'wrong_type', '/audience');
    refusesAudience([], 'wrong_type', '/audience');
    refusesAudience(true, 'wrong_type', '/audience');
    refusesAudience('', 'not_allowed', '/audience');
    refusesAudience('all', 'not_allowed', '/audience');
    refusesAudience('Configured', 'not_allowed', '/audience');
    refusesAudience({}, 'empty_audience', '/audience');
    refusesAudience({ recipients: {} }, 'empty_audience', '/audience/recipients');
    refusesAudience({ recipients: null }, 'wrong_type', '/audience/recipients');
    for (const way of ['ids', 'emails', 'per_user_data']) {
      refusesAudience({ [way]: [] }, 'empty_audience', `/audience/${way}`);
      refusesAudience({ [way]: null }, 'wrong_type', `/audience/${way}`);
    }
    for (const group of ['and', 'or']) {
      refusesAudience({ recipients: { [group]: [] } }, 'empty_audience', `/audience/recipients/${group}`);
      const inner = { recipients: { not: { [group]: [{}] } } };
      refusesAudience(inner, 'empty_audience', `/audience/recipients/not/${group}/0`);
    }
    refusesAudience({ recipients: { not: {} } }, 'empty_audience', '/audience/recipients/not');
    refusesAudience({ data_file_url: '' }, 'too_short', '/audience/data_file_url');
  });

  test('chooses its people in exactly one way', () => {
    const { detail } = refusesAudience({ ids: ['1'], emails: ['a@example.com'] }, 'too_many', '/audience');
    assert.equal(
      detail,
      'received 2 of the keys "recipients", "ids", "emails", "per_user_data", "data_file_url"; allowed: exactly 1',
    );
    refusesAudience({ ids: ['1'], everybody: true }, 'unknown_key', '/audience/everybody');
  });

  test('takes 1 to 10000 ids or people with data, and any number of emails', () => {
    const ids = Array.from({ length: 10_001 }, (_, index) => String(index));
    const people = ids.map((id) => ({ id, data: {} }));
    accepts('broadcast', broadcast({ emails: ids.map((id) => `${id}@example.com`) }));
    accepts('broadcast', broadcast({ emails: ['ann@example.com'] }));
    for (const [way, items] of Object.entries({ ids, per_user_data: people })) {
      accepts('broadcast', broadcast({ [way]: items.slice(0, 1) }));
      accepts('broadcast', broadcast({ [way]: items.slice(0, 10_000) }));
      const { detail } = refusesAudience({ [way]: items }, 'too_many', `/audience/${way}`);
      assert.equal(detail, 'received a list of 10001 items; allowed: at most 10000 items');
    }
  });

  test('names people by well-formed identifiers', () => {
    refusesAudience({ ids: ['1', '..'] }, 'bad_identifier', '/audience/ids/1');
    refusesAudience({ ids: ['1', 2] }, 'wrong_type', '/audience/ids/1');
    refusesAudience({ ids: ['x'.repeat(151)] }, 'too_long', '/audience/ids/0');
    refusesAudience({ emails: ['ann'] }, 'bad_identifier', '/audience/emails/0');
    refusesAudience({ per_user_data: [{ data: {} }] }, 'identifier_count', '/audience/per_user_data/0');
    refusesAudience(
      { per_user_data: [{ id: '1', email: 'a@b.c' }] },
      'identifier_count',
      '/audience/per_user_data/0',
    );
    refusesAudience(
      { per_user_data: [{ id: '1', data: [] }] },
      'wrong_type',
      '/audience/per_user_data/0/data',
    );
    refusesAudience({ per_user_data: [{ cio_id: '1' }] }, 'unknown_key', '/audience/per_user_data/0/cio_id');
  });

  test('filters by segments and attributes, nested as deep as 64 levels of JSON allow', () => {
    const path = '/audience/recipients';
    refusesAudience({ recipients: { segment: {} } }, 'missing_key', `${path}/segment/id`);
    refusesAudience({ recipients: { segment: { id: '3' } } }, 'wrong_type', `${path}/segment/id`);
    refusesAudience({ recipients: { segment: { id: 3 }, not: {} } }, 'too_many', path);
    refusesAudience(
      { recipients: { attribute: { field: 'a', operator: 'eq' } } },
      'missing_key',
      `${path}/attribute/value`,
    );
    refusesAudience(
      { recipients: { attribute: { field: 'a', operator: 'ne', value: 1 } } },
      'not_allowed',
      `${path}/attribute/operator`,
    );
    refusesAudience(
      { recipients: { attribute: { field: 'a', operator: 'eq', value: {} } } },
      'wrong_type',
      `${path}/attribute/value`,
    );
    const misspelled = { recipients: { attribute: { field: 'a', operator: 'eq', valeu: 1 } } };
    refusesAudience(misspelled, 'unknown_key', `${path}/attribute/valeu`);
    accepts('broadcast', broadcast({ recipients: { attribute: { field: 'a', operator: 'exists' } } }));
    const nest = (levels: number, inner: unknown): unknown =>
      levels === 0 ? inner : { not: nest(levels - 1, inner) };
    accepts('broadcast', broadcast({ recipients: nest(60, { segment: { id: 3 } }) }));
    refusesAudience(
      { recipients: nest(61, { segment: { id: 3 } }) },
      'too_deep',
      `${path}${'/not'.repeat(61)}/segment`,
    );
  });

  test('fetches a file over https only', () => {
    for (const url of ['https://files.example.com', 'https://files.example.com/a.jsonl?b=c#d']) {
      accepts('broadcast', broadcast({ data_file_url: url }));
    }
    for (const url of [
      'http://files.example.com/a',
      'gs://bucket/a',
      'https://',
      'https:///a',
      ' https://a.b',
      'https://a.b/c d',
    ]) {
      refusesAudience({ data_file_url: url }, 'bad_format', '/audience/data_file_url');
    }
  });

  test('carries every flag for every audience', () => {
    const audiences = [
      'configured',
      { recipients: { segment: { id: 3 } } },
      { ids: ['42'] },
      { emails: ['ann@example.com'] },
      { per_user_data: [{ id: '42' }] },
      { data_file_url: 'https://files.example.com/a' },
    ];
    for (const flag of ['email_add_duplicates', 'email_ignore_missing', 'id_ignore_missing']) {
      for (const audience of audiences) {
        for (const value of [true, false]) {
          accepts('broadcast', valid('broadcast-minimal', { audience, [flag]: value }));
        }
      }
      refuses('broadcast', valid('broadcast-minimal', { [flag]: 'true' }), 'wrong_type', `/${flag}`);
    }
  });
});
