import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { BigQueryRow, BigQuerySink, BigQueryTarget } from '../../../../local/pubsub/bigquery.ts';
import { until } from '../../../helpers/until.ts';
import {
  call,
  createResources,
  DEAD_LETTERS,
  done,
  drain,
  property,
  publish,
  SUBSCRIPTION,
  startServer,
  stateOf,
  TOPIC,
} from './server-fixture.ts';

const bigqueryConfig = { table: 'test.customerio.events', useTableSchema: true, dropUnknownFields: true };
const FAST = 0.01;
const TABLE_STATES = {
  TableNotFoundError: 'NOT_FOUND',
  SchemaMismatchError: 'SCHEMA_MISMATCH',
  PermissionDeniedError: 'PERMISSION_DENIED',
};

/** A table that takes everything but rows that say "bad". */
function newTable() {
  const batches: BigQueryRow[][] = [];
  const targets: BigQueryTarget[] = [];
  const sink: BigQuerySink = async (target, rows) => {
    if (rows.length === 0) return [];
    targets.push(target);
    batches.push(rows);
    return rows.map(({ data }) => (data.toString() === 'bad' ? 'no such field: nope' : null));
  };
  return { sink, batches, targets };
}

describe('a BigQuery subscription', () => {
  test('writes a message with all that a row may want to know', async (t) => {
    const { sink, batches, targets } = newTable();
    const server = await startServer(t, { bigQuery: sink });
    await createResources(server.host, { bigqueryConfig, enableMessageOrdering: true });
    await publish(server.host, { text: '{"a":1}', attributes: { kind: 'a' }, orderingKey: 'key' });
    await until('the row', () => stateOf(server).backlog === 0);
    const row = batches[0]?.[0] ?? assert.fail();
    assert.deepEqual(targets[0], {
      table: 'test.customerio.events',
      useTableSchema: true,
      writeMetadata: false,
      dropUnknownFields: true,
    });
    assert.match(row.messageId, /^\d+$/);
    assert.match(row.publishTime, /^\d{4}-\d\d-\d\dT.*Z$/);
    assert.partialDeepStrictEqual(row, { attributes: { kind: 'a' }, orderingKey: 'key' });
    assert.equal(row.subscriptionName, SUBSCRIPTION);
    assert.equal(row.data.toString(), '{"a":1}');
  });

  test('gathers what arrives during a write, at most a thousand rows a batch', async (t) => {
    const latch = Promise.withResolvers<void>();
    const { sink, batches } = newTable();
    const server = await startServer(t, {
      bigQuery: async (target, rows) => {
        const results = await sink(target, rows);
        if (rows.length > 0) await latch.promise;
        return results;
      },
    });
    await createResources(server.host, { bigqueryConfig });
    await publish(server.host, {});
    await until('the first write', () => batches.length === 1);
    await publish(server.host, ...Array(1000).fill({}));
    await publish(server.host, ...Array(500).fill({}));
    assert.equal(batches.length, 1);
    latch.resolve();
    await until('all rows', () => stateOf(server).backlog === 0);
    assert.deepEqual(
      batches.map(({ length }) => length),
      [1, 1000, 500],
    );
  });

  test('sends rejected rows to the dead letters with the reason, and no other', async (t) => {
    const { sink } = newTable();
    const server = await startServer(t, { bigQuery: sink });
    const deadLetterPolicy = { deadLetterTopic: DEAD_LETTERS, maxDeliveryAttempts: 5 };
    await createResources(server.host, { bigqueryConfig, deadLetterPolicy });
    const dead = 'projects/test/subscriptions/dead';
    await done(server.host, 'PUT', `/v1/${dead}`, { topic: DEAD_LETTERS });
    await publish(
      server.host,
      { text: 'good' },
      { text: 'bad', attributes: { kind: 'a' } },
      { text: 'good' },
    );
    await until('an empty backlog', () => stateOf(server).backlog === 0);
    assert.partialDeepStrictEqual(stateOf(server).counts, { acknowledged: 2, failed: 5, deadLettered: 1 });
    const letters = await drain(server.host, dead);
    assert.deepEqual(
      letters.map(({ text }) => text),
      ['bad'],
    );
    assert.partialDeepStrictEqual(letters[0]?.attributes, {
      kind: 'a',
      CloudPubSubDeadLetterSourceDeliveryCount: '5',
      CloudPubSubDeadLetterSourceDeliveryErrorMessage: 'no such field: nope',
      CloudPubSubDeadLetterSourceSubscription: 'subscription',
      CloudPubSubDeadLetterSourceSubscriptionProject: 'test',
    });
  });

  test('shortens a long reason to what an attribute holds, never within a character', async (t) => {
    const server = await startServer(t, {
      bigQuery: async (_, rows) => rows.map(() => `.${'é'.repeat(2000)}`),
    });
    const deadLetterPolicy = { deadLetterTopic: DEAD_LETTERS };
    await createResources(server.host, { bigqueryConfig, deadLetterPolicy });
    const dead = 'projects/test/subscriptions/dead';
    await done(server.host, 'PUT', `/v1/${dead}`, { topic: DEAD_LETTERS });
    await publish(server.host, {});
    await until('an empty backlog', () => stateOf(server).backlog === 0);
    const [letter] = await drain(server.host, dead);
    const reason = property(letter?.attributes, 'CloudPubSubDeadLetterSourceDeliveryErrorMessage');
    assert.equal(reason, `.${'é'.repeat(511)}`);
  });

  test('keeps its backlog while the table cannot be written, and counts no attempt', async (t) => {
    const { sink, batches } = newTable();
    let isMissing = false;
    const server = await startServer(t, {
      timeScale: FAST,
      bigQuery: async (target, rows) => {
        if (isMissing) throw new Error('Not found: Table test.customerio.events');
        return sink(target, rows);
      },
    });
    const deadLetterPolicy = { deadLetterTopic: DEAD_LETTERS };
    await createResources(server.host, { bigqueryConfig, deadLetterPolicy });
    isMissing = true;
    await publish(server.host, {}, {});
    await until('many tries', () => stateOf(server).counts.delivered >= 20);
    assert.partialDeepStrictEqual(stateOf(server), {
      state: 'RESOURCE_ERROR',
      problem: 'Not found: Table test.customerio.events',
      backlog: 2,
      counts: { failed: 0, deadLettered: 0 },
    });
    isMissing = false;
    await until('an empty backlog', () => stateOf(server).backlog === 0);
    assert.equal(stateOf(server).state, 'ACTIVE');
    assert.equal(batches.flat().length, 2);
  });

  for (const [name, state] of Object.entries(TABLE_STATES)) {
    test(`is shown to clients as ${state} while its sink meets a ${name}`, async (t) => {
      const { sink } = newTable();
      let isBroken = false;
      const server = await startServer(t, {
        timeScale: FAST,
        bigQuery: async (target, rows) => {
          if (isBroken) throw Object.assign(new Error('no such table'), { name });
          return sink(target, rows);
        },
      });
      const states = async () => {
        const shown = await done(server.host, 'GET', `/v1/${SUBSCRIPTION}`);
        return [property(shown, 'state'), property(property(shown, 'bigqueryConfig'), 'state')];
      };
      await createResources(server.host, { bigqueryConfig });
      assert.deepEqual(await states(), ['ACTIVE', 'ACTIVE']);
      isBroken = true;
      await publish(server.host, {});
      await until('the problem', () => stateOf(server).problem !== null);
      assert.deepEqual(await states(), ['RESOURCE_ERROR', state]);
      const list = await done(server.host, 'GET', '/v1/projects/test/subscriptions');
      assert.partialDeepStrictEqual(list, {
        subscriptions: [{ state: 'RESOURCE_ERROR', bigqueryConfig: { state } }],
      });
      isBroken = false;
      await until('an empty backlog', () => stateOf(server).backlog === 0);
      assert.deepEqual(await states(), ['ACTIVE', 'ACTIVE']);
    });
  }

  test('is not made where its table is missing or does not fit, nor changed to be so', async (t) => {
    const { sink } = newTable();
    const server = await startServer(t, {
      bigQuery: async (target, rows) => {
        const name = /missing|unfit/.exec(target.table)?.[0];
        if (name === undefined) return sink(target, rows);
        const kind = name === 'missing' ? 'TableNotFoundError' : 'SchemaMismatchError';
        throw Object.assign(new Error(`${target.table} is ${name}`), { name: kind });
      },
    });
    await createResources(server.host, { bigqueryConfig });
    const other = (table: string) =>
      call(server.host, 'PUT', '/v1/projects/test/subscriptions/other', {
        topic: TOPIC,
        bigqueryConfig: { table },
      });
    assert.partialDeepStrictEqual(await other('test.customerio.missing'), {
      status: 404,
      body: { error: { status: 'NOT_FOUND' } },
    });
    assert.equal((await other('test.customerio.unfit')).status, 400);
    const change = {
      subscription: { bigqueryConfig: { table: 'test.customerio.missing' } },
      updateMask: 'bigqueryConfig',
    };
    assert.equal((await call(server.host, 'PATCH', `/v1/${SUBSCRIPTION}`, change)).status, 404);
    assert.deepEqual(
      server.inspect().map(({ name }) => name),
      [SUBSCRIPTION],
    );
  });

  test('is made all the same where its sink fails for another reason', async (t) => {
    const bigQuery = async () => {
      throw new Error('the disk is full');
    };
    const server = await startServer(t, { timeScale: FAST, bigQuery });
    await createResources(server.host, { bigqueryConfig });
    await publish(server.host, {});
    await until('the problem', () => stateOf(server).problem !== null);
    const shown = await done(server.host, 'GET', `/v1/${SUBSCRIPTION}`);
    assert.equal(property(shown, 'state'), 'RESOURCE_ERROR');
    assert.equal(property(property(shown, 'bigqueryConfig'), 'state'), undefined);
  });

  test('takes a sink that answers for too few rows as one that failed', async (t) => {
    const server = await startServer(t, { timeScale: FAST, bigQuery: async () => [null] });
    await createResources(server.host, { bigqueryConfig });
    await publish(server.host, {}, {});
    await until('the problem', () => stateOf(server).problem !== null);
    assert.match(String(stateOf(server).problem), /1 results for 2 rows/);
    assert.equal(stateOf(server).backlog, 2);
  });

  test('says so where nothing is there to write to', async (t) => {
    const server = await startServer(t);
    await createResources(server.host, { bigqueryConfig });
    await publish(server.host, {});
    assert.partialDeepStrictEqual(stateOf(server), { state: 'RESOURCE_ERROR', backlog: 1 });
    assert.match(String(stateOf(server).problem), /no BigQuery sink/);
  });
});
