/** `relay publish` through Google's own client against the local Pub/Sub. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { after, before, describe, it, type TestContext } from 'node:test';
import { publishMessages } from '../../../cli/publish/publish-messages.ts';
import { locateSystem } from '../../../cli/system.ts';
import { type LocalServices, startLocalServices } from '../../helpers/cli/local-services.ts';
import { createWorld, relay, writeIn } from '../../helpers/cli/test-io.ts';

let services: LocalServices;
let stack: string[];

before(async () => {
  services = await startLocalServices();
  stack = services.stack;
});
after(() => services.close());

describe('publish', () => {
  it('publishes a command with the attributes of its message, and prints both ids', async () => {
    const { code, stdout, stderr } = await relay([
      ...[...stack, 'publish', 'identify', '--person', 'id=42', '--attribute', 'plan=pro', '--json'],
      ...['--message-attribute', 'correlation_id=order-1042'],
    ]);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    const [message, ...others] = await services.pull();
    assert.equal(others.length, 0);
    assert.deepEqual(JSON.parse(stdout), { message_id: message?.messageId, command_id: 'id-1' });
    assert.deepEqual(JSON.parse(message?.text ?? ''), {
      command_id: 'id-1',
      person: { id: '42' },
      attributes: { plan: 'pro' },
    });
    assert.deepEqual(message?.attributes, { correlation_id: 'order-1042' });
  });

  it('publishes every line of a file, in order, as messages of their own', async () => {
    const file = writeIn(
      services.folder,
      'people.ndjson',
      '{"person":{"id":"1"}}\n{"person":{"id":"2"},"command_id":"two"}\n',
    );
    const { code, stdout } = await relay([...stack, 'publish', 'identify', file]);
    assert.equal(code, 0);
    const messages = await services.pull();
    assert.deepEqual(
      messages.map(({ text }) => JSON.parse(text).command_id),
      ['id-1', 'two'],
    );
    for (const { messageId } of messages) assert.ok(stdout.includes(messageId));
    assert.match(
      stdout,
      new RegExp(`2 published to customerio-identify of relay-local at ${services.pubsubHost}`),
    );
  });

  it('repeats a command under fresh ids', async () => {
    const { stdout } = await relay([...stack, 'publish', 'identify', '--person', 'id=1', '--count', '300']);
    const ids = (await services.pull()).map(({ text }) => JSON.parse(text).command_id);
    assert.equal(new Set(ids).size, 300);
    assert.match(stdout, /250 more with --json/);
  });

  it('publishes nothing at all where one of many is wrong', async () => {
    const data = '[{"person":{"id":"1"}},{"person":{}}]';
    const { code, stderr } = await relay([...stack, 'publish', 'identify', '--data', data]);
    assert.equal(code, 2);
    assert.match(stderr, /item 2: \/person/);
    assert.deepEqual(await services.pull(), []);
  });

  it('sends any bytes as they are with --no-validate', async () => {
    for (const data of ['no JSON', '[{"person":{"id":"1"}}, {}]', '\u0000']) {
      assert.equal((await relay([...stack, 'publish', 'identify', '--no-validate', '--data', data])).code, 0);
      assert.deepEqual(
        (await services.pull()).map(({ text }) => text),
        [data],
      );
    }
  });

  it('makes an id for a send that has none, and prints it', async () => {
    const { code, stdout } = await relay([
      ...[...stack, 'publish', 'transactional', '--json', '--person', 'id=42', '--set', 'channel=email'],
      ...['--set', 'to=ann@example.com', '--set', 'transactional_message_id=7'],
    ]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).command_id, 'id-1');
  });

  it('names the topic that is not there', async () => {
    const { code, stderr } = await relay([
      ...stack,
      '--topic-prefix',
      'shop',
      'publish',
      'identify',
      '--person',
      'id=1',
    ]);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /has no topic projects\/relay-local\/topics\/shop-identify. Check the project and --topic-prefix/,
    );
  });

  it('says what Pub/Sub refuses', async () => {
    const attribute = `a=${'x'.repeat(2000)}`;
    const { code, stderr } = await relay([
      ...[...stack, 'publish', 'identify', '--person', 'id=1', '--message-attribute', attribute],
    ]);
    assert.equal(code, 1);
    assert.match(stderr, /1 of 1 not published: Pub\/Sub at .* refused: .*1024/);
  });

  it('gives up where Pub/Sub takes the connection and says nothing, and says what that means', async (t) => {
    const port = await startListener(t, (socket) => socket.resume());
    const { receipts, failure } = await publishTo(port, 2_000);
    assert.deepEqual(receipts, [{ messageId: undefined, commandId: 'mine' }]);
    assert.match(failure?.message ?? '', /^1 of 1 not published: .*did not answer within 2 s/);
    assert.match(
      failure?.message ?? '',
      /may have taken them all the same: repeat them only under the same command_id/,
    );
  });

  it('does not call a connection that breaks off a failure to publish', async (t) => {
    const port = await startListener(t, (socket) => socket.once('data', () => socket.destroy()));
    assert.match(
      (await publishTo(port)).failure?.message ?? '',
      /broke the connection off. It may have taken them/,
    );
  });

  it('prints the command ids of what was not published, to repeat it by', async () => {
    const { code, stdout } = await relay([
      ...[...stack, '--topic-prefix', 'shop', 'publish', 'identify', '--person', 'id=1', '--json'],
    ]);
    assert.equal(code, 1);
    assert.equal(stdout, '{"message_id":null,"command_id":"id-1"}\n');
  });
});

/** A server that knows TCP only; resolves to its port. */
async function startListener(t: TestContext, onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    onConnection(socket);
  }).listen(0, '127.0.0.1');
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port');
  return address.port;
}

function publishTo(port: number, deadlineMs = 60_000) {
  const env = { GOOGLE_CLOUD_PROJECT: 'p', PUBSUB_EMULATOR_HOST: `127.0.0.1:${port}` };
  const messages = [{ data: Buffer.from('{}'), commandId: 'mine' }];
  const target = { topicName: 'customerio-identify', attributes: {}, deadlineMs };
  return publishMessages(locateSystem({}, createWorld({ env }).io), messages, target);
}
