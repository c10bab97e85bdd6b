import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Column, parseColumns } from '../../../../../local/warehouse/schema/column.ts';
import { additions } from '../../../../../local/warehouse/schema/evolution.ts';
import { loadTables } from '../../../../../local/warehouse/schema/load.ts';

describe('a column array', () => {
  test('may use the standard names of types, any case, and leave the mode out', () => {
    assert.deepEqual(
      parseColumns(
        [
          { name: 'a', type: 'int64' },
          { name: 'b', type: 'BOOL', mode: 'REQUIRED' },
        ],
        't',
      ),
      [
        { name: 'a', type: 'INTEGER', mode: 'NULLABLE' },
        { name: 'b', type: 'BOOLEAN', mode: 'REQUIRED' },
      ],
    );
  });
  test('nests through RECORD', () => {
    const fields = [{ name: 'b', type: 'STRING', mode: 'REPEATED', description: 'text' }];
    assert.deepEqual(parseColumns([{ name: 'a', type: 'STRUCT', fields }], 't'), [
      { name: 'a', type: 'RECORD', mode: 'NULLABLE', fields },
    ]);
  });

  const refused: readonly [title: string, value: unknown, message: RegExp][] = [
    ['that is no array', {}, /^t: expected a non-empty array of columns, got \{\}$/],
    ['that is empty', [], /^t: expected a non-empty array of columns/],
    ['with a column that is no object', ['a'], /^t\[0\]: expected a column object, got "a"$/],
    [
      'with a name that BigQuery does not allow',
      [{ name: 'a-b', type: 'STRING' }],
      /^t\[0\]\.name: .*got "a-b"$/,
    ],
    ['without a type', [{ name: 'a' }], /^t\[0\]\.type: expected one of STRING, .*got nothing$/],
    ['with an unknown type', [{ name: 'a', type: 'TEXT' }], /^t\[0\]\.type: .*got "TEXT"$/],
    [
      'with an unknown mode',
      [{ name: 'a', type: 'STRING', mode: 'OPTIONAL' }],
      /^t\[0\]\.mode: .*got "OPTIONAL"$/,
    ],
    [
      'with an unknown key',
      [{ name: 'a', type: 'STRING', maxLength: 5 }],
      /^t\[0\]: key maxLength isn't supported/,
    ],
    [
      'with a RECORD without fields',
      [{ name: 'a', type: 'RECORD' }],
      /^t\[0\]\.fields: expected a non-empty array/,
    ],
    [
      'with one name twice',
      [
        { name: 'a', type: 'STRING' },
        { name: 'A', type: 'STRING' },
      ],
      /^t: column A is there twice$/,
    ],
  ];
  for (const [title, value, message] of refused) {
    test(`${title} is refused with a text that says so`, () => {
      assert.throws(() => parseColumns(value, 't'), { name: 'SchemaError', message });
    });
  }

  test('of every table of this repository is accepted', () => {
    const tables = loadTables(new URL('../../../../../schemas/tables/', import.meta.url));
    assert.ok(Object.keys(tables).includes('delivery_events'));
  });
});

describe('a stored table', () => {
  const id: Column = { name: 'id', type: 'STRING', mode: 'REQUIRED' };
  const tag: Column = { name: 'tag', type: 'STRING', mode: 'REPEATED' };
  const person: Column = { name: 'person', type: 'RECORD', mode: 'NULLABLE', fields: [tag] };

  test('takes new NULLABLE and REPEATED columns', () => {
    const added: Column = { name: 'n', type: 'INTEGER', mode: 'NULLABLE' };
    assert.deepEqual(additions('t', [id], [added, id, tag]), [added, tag]);
  });
  test('takes new descriptions', () => {
    assert.deepEqual(additions('t', [id], [{ ...id, description: 'new' }]), []);
  });

  const refused: readonly [title: string, wanted: readonly Column[], message: RegExp][] = [
    ['a column gone', [id], /^t: column person is stored and can't be dropped/],
    [
      'another type',
      [{ ...id, type: 'INTEGER' }, person],
      /^t: column id is stored as STRING REQUIRED, not INTEGER REQUIRED/,
    ],
    [
      'another mode',
      [{ ...id, mode: 'NULLABLE' }, person],
      /^t: column id is stored as STRING REQUIRED, not STRING NULLABLE/,
    ],
    [
      'another nested field',
      [id, { ...person, fields: [id] }],
      /^t: column person is stored as RECORD<tag STRING REPEATED> NULLABLE/,
    ],
    [
      'a new REQUIRED column',
      [id, person, { ...id, name: 'id2' }],
      /^t: new column id2 must be NULLABLE or REPEATED, got REQUIRED/,
    ],
  ];
  for (const [title, wanted, message] of refused) {
    test(`refuses ${title}`, () => {
      assert.throws(() => additions('t', [id, person], wanted), { name: 'SchemaError', message });
    });
  }
});
