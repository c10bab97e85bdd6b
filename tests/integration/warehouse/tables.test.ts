/** Datasets and tables through the unchanged client of Google's. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BigQuery } from '@google-cloud/bigquery';
import type { Column } from '../../../local/warehouse/schema/column.ts';
import type { RunningWarehouse } from '../../../local/warehouse/server.ts';
import {
  EVENTS,
  message,
  startTwentyFiveEvents,
  TARGET,
} from '../../helpers/warehouse/twenty-five-events.ts';

let warehouse: RunningWarehouse;
let client: BigQuery;
before(async () => {
  ({ warehouse, client } = await startTwentyFiveEvents());
});
after(() => warehouse.close());

describe('datasets and tables', () => {
  test('are listed and found', async () => {
    const [datasets] = await client.getDatasets();
    assert.deepEqual(
      datasets.map(({ id }) => id),
      ['customerio'],
    );
    const [tables] = await client.dataset('customerio').getTables();
    assert.ok(tables.some(({ id }) => id === 'events'));
    assert.deepEqual(await client.dataset('customerio').table('events').exists(), [true]);
    assert.deepEqual(await client.dataset('customerio').table('nope').exists(), [false]);
    assert.deepEqual(await client.dataset('nope').exists(), [false]);
  });
  test('have metadata: columns, descriptions, number of rows', async () => {
    const [metadata] = await client.dataset('customerio').table('events').getMetadata();
    assert.deepEqual(metadata.schema.fields, EVENTS);
    assert.equal(metadata.numRows, '25');
    assert.equal(metadata.type, 'TABLE');
  });
  test('give their rows without a query', async () => {
    const table = client.dataset('customerio').table('events');
    const [rows] = await table.getRows({ maxResults: 10, autoPaginate: false });
    assert.equal(rows.length, 10);
    assert.match(rows[0].at.value, /^2024-01-01T00:00:\d\d\.123456000Z$/);
    const [all] = await table.getRows();
    assert.equal(all.length, 25);
  });
  test('can be made, and filled by INSERT', async () => {
    const [dataset] = await client.createDataset('scratch');
    await dataset.createTable('numbers', { schema: [{ name: 'n', type: 'INT64' }] });
    await client.query('INSERT INTO scratch.numbers (n) VALUES (1), (2)');
    assert.deepEqual((await client.query('SELECT SUM(n) AS s FROM scratch.numbers'))[0], [{ s: 3 }]);
    await assert.rejects(dataset.createTable('numbers', { schema: [{ name: 'n', type: 'INT64' }] }), {
      code: 409,
    });
    await assert.rejects(dataset.createTable('other', { schema: [{ name: 'n', type: 'NOPE' }] }), {
      code: 400,
    });
  });
  test('keep their partitioning and clustering, which nothing here acts on', async () => {
    const [table] = await client.dataset('customerio').createTable('days', {
      schema: [{ name: 'at', type: 'TIMESTAMP' }],
      timePartitioning: { type: 'DAY', field: 'at' },
      clustering: { fields: ['at'] },
    });
    const [metadata] = await table.getMetadata();
    assert.deepEqual(metadata.timePartitioning, { type: 'DAY', field: 'at' });
    assert.deepEqual(metadata.clustering, { fields: ['at'] });
    await table.delete();
  });
  test('take new columns and descriptions, and refuse other changes', async () => {
    const [table] = await client.dataset('customerio').createTable('notes', { schema: 'a:STRING' });
    const [metadata] = await table.setMetadata({ description: 'Notes', schema: 'a:STRING,b:INT64' });
    assert.equal(metadata.description, 'Notes');
    assert.deepEqual(
      metadata.schema.fields.map(({ name }: Column) => name),
      ['a', 'b'],
    );
    await assert.rejects(table.setMetadata({ schema: 'a:INT64' }), { code: 400 });
    await table.delete();
  });
  test('can be deleted, and made again with other columns', async () => {
    const [dataset] = await client.createDataset('passing');
    const [table] = await dataset.createTable('t', { schema: 'a:STRING' });
    const target = { ...TARGET, table: 'my-project.passing.t' };
    assert.deepEqual(await warehouse.append(target, [message({ a: 'x' })]), [null]);
    await table.delete();
    assert.deepEqual(await table.exists(), [false]);
    await assert.rejects(warehouse.append(target, [message({ a: 'x' })]), /was not found/);
    await dataset.createTable('t', { schema: 'b:INT64' });
    assert.deepEqual(await warehouse.append(target, [message({ b: 1 })]), [null]);
    await assert.rejects(dataset.delete(), { code: 400, message: /is still in use/ });
    await dataset.delete({ force: true });
    assert.deepEqual(await dataset.exists(), [false]);
    await assert.rejects(dataset.delete(), { code: 404 });
  });
  test('may be views', async () => {
    const dataset = client.dataset('customerio');
    const [view] = await dataset.createTable('recent', {
      view: 'SELECT id, count FROM customerio.events WHERE count > 20',
    });
    const [metadata] = await view.getMetadata();
    assert.deepEqual([metadata.type, metadata.schema.fields.length], ['VIEW', 2]);
    assert.match(metadata.view.query, /^SELECT id, count FROM/);
    assert.ok((await dataset.getTables())[0].some(({ id }) => id === 'recent'));
    assert.equal((await client.query('SELECT id FROM customerio.recent'))[0].length, 4);
    await client.query('CREATE OR REPLACE VIEW customerio.recent AS SELECT 1 AS n');
    assert.deepEqual((await client.query('SELECT n FROM customerio.recent'))[0], [{ n: 1 }]);
    await view.delete();
    assert.deepEqual(await view.exists(), [false]);
    await assert.rejects(dataset.createTable('wrong', { view: 'SELECT\n nope' }), {
      message: 'Unrecognized name: nope at [2:2]',
    });
  });
});
