import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import {
  createResources,
  DEAD_LETTERS,
  done,
  property,
  publish,
  receivedIn,
  SUBSCRIPTION,
  startServer,
  TOPIC,
} from '../server-fixture.ts';

describe('the REST routes', () => {
  test('publish, pull, extend and acknowledge a message', async (t) => {
    const { host } = await startServer(t);
    await createResources(host);
    const published = await done(host, 'POST', `/v1/${TOPIC}:publish`, {
      messages: [{ data: 'SGVsbG8=', attributes: { kind: 'a' } }, { attributes: { kind: 'b' } }],
    });
    const ids = property(published, 'messageIds');
    assert.ok(Array.isArray(ids) && ids.length === 2 && ids.every((id) => typeof id === 'string'));
    const pulled = receivedIn(await done(host, 'POST', `/v1/${SUBSCRIPTION}:pull`, { maxMessages: 10 }));
    assert.deepEqual(
      pulled.map(({ text, attributes }) => [text, attributes.kind]),
      [
        ['Hello', 'a'],
        ['', 'b'],
      ],
    );
    const [first, second] = pulled.map(({ ackId }) => ackId);
    const modify = { ackIds: [first], ackDeadlineSeconds: 0 };
    assert.deepEqual(await done(host, 'POST', `/v1/${SUBSCRIPTION}:modifyAckDeadline`, modify), {});
    assert.deepEqual(await done(host, 'POST', `/v1/${SUBSCRIPTION}:acknowledge`, { ackIds: [second] }), {});
    const again = receivedIn(await done(host, 'POST', `/v1/${SUBSCRIPTION}:pull`, { maxMessages: 10 }));
    assert.deepEqual(
      again.map(({ text }) => text),
      ['Hello'],
    );
  });

  test('create, show, list, change and delete topics and subscriptions', async (t) => {
    const { host } = await startServer(t);
    await createResources(host, { ackDeadlineSeconds: 20 });
    assert.deepEqual(await done(host, 'GET', `/v1/${TOPIC}`), { name: TOPIC, state: 'ACTIVE' });
    const page = await done(host, 'GET', '/v1/projects/test/topics?pageSize=1');
    assert.deepEqual(property(page, 'topics'), [{ name: DEAD_LETTERS, state: 'ACTIVE' }]);
    const next = await done(
      host,
      'GET',
      `/v1/projects/test/topics?pageToken=${property(page, 'nextPageToken')}`,
    );
    assert.deepEqual(next, { topics: [{ name: TOPIC, state: 'ACTIVE' }] });
    assert.deepEqual(await done(host, 'GET', `/v1/${TOPIC}/subscriptions`), {
      subscriptions: [SUBSCRIPTION],
    });
    const change = { subscription: { ackDeadlineSeconds: 60 }, updateMask: 'ackDeadlineSeconds' };
    assert.equal(
      property(await done(host, 'PATCH', `/v1/${SUBSCRIPTION}`, change), 'ackDeadlineSeconds'),
      60,
    );
    assert.equal(property(await done(host, 'GET', `/v1/${SUBSCRIPTION}`), 'ackDeadlineSeconds'), 60);
    assert.deepEqual(await done(host, 'DELETE', `/v1/${SUBSCRIPTION}`), {});
    assert.deepEqual(await done(host, 'DELETE', `/v1/${TOPIC}`), {});
    assert.deepEqual(await done(host, 'GET', '/v1/projects/test/subscriptions'), {});
  });

  test("pass over what Google's front end takes for itself, as gcloud sends it", async (t) => {
    const { host } = await startServer(t);
    await createResources(host);
    const own =
      'alt=json&%24alt=json&key=k&access_token=a&oauth_token=o&prettyPrint=false&%24prettyPrint=false';
    const other = 'fields=name&quotaUser=q&uploadType=u&upload_protocol=p&callback=c&%24.xgafv=2';
    const query = `${own}&${other}`;
    const list = await done(host, 'GET', `/v1/projects/test/topics?pageSize=1&${query}`);
    assert.deepEqual(property(list, 'topics'), [{ name: DEAD_LETTERS, state: 'ACTIVE' }]);
    assert.equal(property(await done(host, 'GET', `/v1/${SUBSCRIPTION}?${query}`), 'name'), SUBSCRIPTION);
    const messages = [{ data: 'YQ==' }];
    await done(host, 'POST', `/v1/${TOPIC}:publish?${query}`, { messages });
    assert.deepEqual(await done(host, 'DELETE', `/v1/${SUBSCRIPTION}?${query}`), {});
  });

  test('take the id of a project that belongs to a domain', async (t) => {
    const { host } = await startServer(t);
    const project = 'projects/example.com:shop';
    await done(host, 'PUT', `/v1/${project}/topics/topic`);
    const messages = [{ data: 'YQ==' }];
    await done(host, 'POST', `/v1/${project}/topics/topic:publish`, { messages });
    assert.deepEqual(await done(host, 'GET', `/v1/${project}/topics`), {
      topics: [{ name: `${project}/topics/topic`, state: 'ACTIVE' }],
    });
  });

  test('say Ok on / as Google’s emulator does, without quotes', async (t) => {
    const { host } = await startServer(t);
    const response = await fetch(`http://${host}/`);
    assert.deepEqual([response.status, await response.text()], [200, 'Ok']);
  });

  test('take a request that is just below the limit of Google’s front end', async (t) => {
    const { host } = await startServer(t);
    await createResources(host);
    await publish(host, { text: 'x'.repeat(7_800_000) });
  });

  test('answer a waiting pull as soon as a message is published', async (t) => {
    const { host } = await startServer(t);
    await createResources(host);
    const waiting = done(host, 'POST', `/v1/${SUBSCRIPTION}:pull`, { maxMessages: 1 });
    await publish(host, { text: 'at last' });
    assert.deepEqual(
      receivedIn(await waiting).map(({ text }) => text),
      ['at last'],
    );
  });

  test('answer a waiting pull with nothing when its time is over', async (t) => {
    const { host } = await startServer(t, { timeScale: 0.001 });
    await createResources(host);
    assert.deepEqual(await done(host, 'POST', `/v1/${SUBSCRIPTION}:pull`, { maxMessages: 1 }), {});
  });

  test('show the books of every subscription', async (t) => {
    const server = await startServer(t);
    await createResources(server.host);
    await publish(server.host, {}, {}, {});
    await done(server.host, 'POST', `/v1/${SUBSCRIPTION}:pull`, { maxMessages: 1 });
    const books = await done(server.host, 'GET', '/relay/subscriptions');
    assert.deepEqual(books, { subscriptions: server.inspect() });
    assert.partialDeepStrictEqual(server.inspect(), [
      {
        name: SUBSCRIPTION,
        topic: TOPIC,
        kind: 'pull',
        state: 'ACTIVE',
        backlog: 3,
        outstanding: 1,
        backingOff: 0,
      },
    ]);
  });

  test('are told from gRPC even when the first bytes come one at a time', async (t) => {
    const { port } = await startServer(t);
    const socket = connect(port, '127.0.0.1');
    t.after(() => socket.destroy());
    socket.setNoDelay(true);
    const answer = new Promise<string>((resolve) =>
      socket.once('data', (chunk) => resolve(chunk.toString())),
    );
    for (const byte of 'PUT /v1/projects/test/topics/slow HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n') {
      socket.write(byte);
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.match(await answer, /^HTTP\/1\.1 200 OK/);
  });
});
