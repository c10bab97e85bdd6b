import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import {
  createResources,
  done,
  drain,
  newFolder,
  publish,
  receivedIn,
  SUBSCRIPTION,
  startServer,
  stateOf,
} from './server-fixture.ts';

const HOUR_MS = 3_600_000;

/** A server on a clock of the test's own, an hour between "old" and "new" messages. */
async function startWithHistory(t: TestContext, config: object = {}) {
  let nowMs = Date.parse('2026-11-20T00:00:00Z');
  const server = await startServer(t, { now: () => nowMs, dataDir: newFolder(t) });
  await createResources(server.host, config);
  const publishLater = async (...texts: string[]) => {
    nowMs += HOUR_MS;
    await publish(server.host, ...texts.map((text) => ({ text, orderingKey: 'key' })));
    return new Date(nowMs).toISOString();
  };
  const seek = (time: string) => done(server.host, 'POST', `/v1/${SUBSCRIPTION}:seek`, { time });
  const pull = async () =>
    receivedIn(
      await done(server.host, 'POST', `/v1/${SUBSCRIPTION}:pull`, {
        maxMessages: 10,
        returnImmediately: true,
      }),
    );
  return { server, publishLater, seek, pull };
}

describe('a seek to a time', () => {
  for (const config of [{}, { enableMessageOrdering: true }])
    test(`ends what was published before it and nothing else, ${JSON.stringify(config)}`, async (t) => {
      const { server, publishLater, seek } = await startWithHistory(t, config);
      await publishLater('old 1', 'old 2');
      const time = await publishLater('new 1', 'new 2');
      await seek(time);
      assert.equal(stateOf(server).backlog, 2);
      assert.deepEqual(
        (await drain(server.host)).map(({ text }) => text),
        ['new 1', 'new 2'],
      );
      assert.equal(stateOf(server).backlog, 0);
    });

  test('ends what is with a subscriber, whose acknowledgement changes nothing any more', async (t) => {
    const { server, publishLater, seek, pull } = await startWithHistory(t);
    await publishLater('old');
    const [old] = await pull();
    const time = await publishLater('new');
    await seek(time);
    await done(server.host, 'POST', `/v1/${SUBSCRIPTION}:acknowledge`, { ackIds: [old?.ackId] });
    assert.equal(stateOf(server).backlog, 1);
    assert.deepEqual(
      (await pull()).map(({ text }) => text),
      ['new'],
    );
  });

  test('in the future empties the subscription', async (t) => {
    const { server, publishLater, seek, pull } = await startWithHistory(t);
    await publishLater('old');
    await seek('2030-01-01T00:00:00Z');
    assert.equal(stateOf(server).backlog, 0);
    assert.deepEqual(await pull(), []);
  });

  test('in the past brings nothing back, since what is acknowledged is gone', async (t) => {
    const { server, publishLater, seek, pull } = await startWithHistory(t);
    await publishLater('acknowledged');
    await drain(server.host);
    await publishLater('waiting');
    await seek('2026-01-01T00:00:00Z');
    assert.deepEqual(
      (await pull()).map(({ text }) => text),
      ['waiting'],
    );
  });
});
