import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PubSub } from '@google-cloud/pubsub';
import { startPubSub } from '../../../../local/pubsub/server.ts';
import { startScriptedServer } from '../../../helpers/http-server.ts';
import { until } from '../../../helpers/until.ts';
import {
  call,
  createResources,
  DEAD_LETTERS,
  done,
  drain,
  newFolder,
  property,
  publish,
  receivedIn,
  SUBSCRIPTION,
  startServer,
  stateOf,
  TOPIC,
} from './server-fixture.ts';

const MAIN = fileURLToPath(new URL('../../../../local/pubsub/main.ts', import.meta.url));

/** The server in a process of its own, which a test may kill. */
async function startProcess(
  t: TestContext,
  dataDir: string,
): Promise<{ process: ChildProcess; host: string }> {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { process: child, host: String(line).trim().replace('export PUBSUB_EMULATOR_HOST=', '') };
}

describe('a killed server', () => {
  test('has kept every message whose publishing it had answered', async (t) => {
    const dataDir = newFolder(t);
    const { process: child, host } = await startProcess(t, dataDir);
    await createResources(host);
    const answered = new Set<string>();
    let sent = 0;
    const publishUntilKilled = async (): Promise<void> => {
      for (;;) {
        sent += 1;
        const text = `${sent}`;
        const messages = [{ data: Buffer.from(text).toString('base64') }];
        const answer = await call(host, 'POST', `/v1/${TOPIC}:publish`, { messages }).catch(() => undefined);
        if (answer?.status !== 200) return;
        answered.add(text);
      }
    };
    const publishers = Array.from({ length: 10 }, publishUntilKilled);
    await until('many messages', () => answered.size > 500);
    child.kill('SIGKILL');
    await Promise.all(publishers);

    const { host: again } = await startServer(t, { dataDir });
    const kept = (await drain(again)).map(({ text }) => text);
    assert.deepEqual(
      [...answered].filter((text) => !kept.includes(text)),
      [],
    );
    assert.equal(new Set(kept).size, kept.length);
  });

  test('has kept its topics and subscriptions, acknowledgements and attempts', async (t) => {
    const dataDir = newFolder(t);
    const { process: child, host } = await startProcess(t, dataDir);
    const deadLetterPolicy = { deadLetterTopic: DEAD_LETTERS, maxDeliveryAttempts: 6 };
    await createResources(host, { deadLetterPolicy, filter: 'attributes:wanted' });
    const before = await done(host, 'GET', `/v1/${SUBSCRIPTION}`);
    const attributes = { wanted: '' };
    await publish(host, { text: 'done', attributes }, { text: 'refused', attributes }, { text: 'filtered' });
    const pull = async () =>
      receivedIn(
        await done(host, 'POST', `/v1/${SUBSCRIPTION}:pull`, { maxMessages: 10, returnImmediately: true }),
      );
    const [first, second] = await pull();
    await done(host, 'POST', `/v1/${SUBSCRIPTION}:acknowledge`, { ackIds: [first?.ackId] });
    let ackId = second?.ackId;
    for (let refusals = 0; refusals < 3; refusals += 1) {
      const refusal = { ackIds: [ackId], ackDeadlineSeconds: 0 };
      await done(host, 'POST', `/v1/${SUBSCRIPTION}:modifyAckDeadline`, refusal);
      ackId = (await pull())[0]?.ackId;
    }
    // Answered behind the acknowledgements, so they are on disk as well.
    await publish(host, { text: 'last', attributes });
    child.kill('SIGKILL');
    await once(child, 'exit');

    const { host: again } = await startServer(t, { dataDir });
    assert.deepEqual(await done(again, 'GET', `/v1/${SUBSCRIPTION}`), before);
    const received = receivedIn(await done(again, 'POST', `/v1/${SUBSCRIPTION}:pull`, { maxMessages: 10 }));
    assert.deepEqual(
      received.map(({ text, deliveryAttempt }) => [text, deliveryAttempt]),
      [
        ['refused', 4],
        ['last', 1],
      ],
    );
  });

  test('pushes again what its endpoint had not acknowledged', async (t) => {
    const dataDir = newFolder(t);
    let isUp = false;
    const { url, requests } = await startScriptedServer(t, (response) => {
      if (isUp) response.writeHead(204).end();
    });
    const { process: child, host } = await startProcess(t, dataDir);
    await createResources(host, { pushConfig: { pushEndpoint: url } });
    await publish(host, ...Array(20).fill({}));
    await until('all pushes', () => requests.length === 20);
    child.kill('SIGKILL');
    await once(child, 'exit');
    isUp = true;
    const server = await startServer(t, { dataDir });
    await until('all acknowledgements', () => stateOf(server).backlog === 0);
    assert.equal(requests.length, 40);
  });
});

describe('a server with a data folder', () => {
  test('is found again by subscribers of the official client after a restart', async (t) => {
    const dataDir = newFolder(t);
    const before = await startPubSub({ port: 0, dataDir });
    await createResources(before.host);
    const client = new PubSub({ projectId: 'test', apiEndpoint: before.host, emulatorMode: true });
    const subscription = client.subscription('subscription');
    const received: string[] = [];
    const errors: Error[] = [];
    subscription.on('message', (message) => {
      received.push(message.data.toString());
      message.ack();
    });
    subscription.on('error', (error) => errors.push(error));
    t.after(async () => {
      await subscription.close();
      await client.close();
    });
    await publish(before.host, { text: 'before' });
    await until('the first message', () => received.length === 1);
    await before.close();

    const after = await startServer(t, { port: before.port, dataDir });
    await publish(after.host, { text: 'after' });
    await until('the second message', () => received.includes('after'));
    assert.deepEqual(errors, []);
  });

  test('ends by itself when it is asked to', async (t) => {
    const { process: child, host } = await startProcess(t, newFolder(t));
    await createResources(host);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });

  test('refuses to share its folder, and says so', async (t) => {
    const dataDir = newFolder(t);
    await startServer(t, { dataDir });
    await assert.rejects(startPubSub({ port: 0, dataDir }), /is another Pub\/Sub server using the folder\?/);
  });

  test('refuses a port in use, and lets go of the folder', async (t) => {
    const dataDir = newFolder(t);
    const { port } = await startServer(t);
    await assert.rejects(startPubSub({ port, dataDir }), { code: 'EADDRINUSE' });
    await startServer(t, { dataDir });
  });

  test('reads messages back that it had no memory for', async (t) => {
    const { host } = await startServer(t, { dataDir: newFolder(t), cacheBytes: 1000 });
    await createResources(host);
    const texts = Array.from({ length: 500 }, (_, index) => `${index}`.padEnd(100));
    await publish(host, ...texts.map((text) => ({ text })));
    assert.deepEqual(
      (await drain(host)).map(({ text }) => text),
      texts,
    );
  });

  test('forgets what is older than the retention of the subscription', async (t) => {
    let nowMs = Date.now();
    const server = await startServer(t, { now: () => nowMs });
    await createResources(server.host, { messageRetentionDuration: '600s' });
    await publish(server.host, { text: 'old' });
    nowMs += 601_000;
    await publish(server.host, { text: 'new' });
    assert.deepEqual(
      (await drain(server.host)).map(({ text }) => text),
      ['new'],
    );
    assert.equal(property(stateOf(server), 'backlog'), 0);
  });
});
