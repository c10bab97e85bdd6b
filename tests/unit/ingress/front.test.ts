import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../helpers/http-server.ts';
import { openConnection, rawRequest } from '../../helpers/raw-http.ts';
import { until } from '../../helpers/until.ts';

const FRAMEWORK = fileURLToPath(
  new URL('../../../node_modules/@google-cloud/functions-framework/build/src/main.js', import.meta.url),
);
const SOURCE = fileURLToPath(new URL('./front-function', import.meta.url));

interface Running {
  port: number;
  child: ChildProcess;
  ended: Promise<unknown>;
  output(): string;
}

/** A process of its own, under the stock framework. The number in a request's path is how long it takes. */
async function startFramework(t: TestContext): Promise<Running> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [FRAMEWORK, `--source=${SOURCE}`, '--target=front', `--port=${port}`],
    {
      env: { NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  t.after(() => child.kill('SIGKILL'));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = once(child, 'exit').then(([code, signal]: unknown[]) => code ?? signal);
  await until(`the framework; it says ${text}`, () =>
    get(port, 0).then(
      () => true,
      () => false,
    ),
  );
  return { port, child, ended, output: () => text };
}

function get(port: number, tookMs: number, agent: http.Agent | false = false): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    http
      .get({ port, host: '127.0.0.1', path: `/${tookMs}`, agent }, (response) => {
        response.resume();
        response.on('end', () => resolve(response));
        response.on('error', reject);
      })
      .on('error', reject);
  });
}

test('the listener answers in front of the stock framework, which never sees a request', async (t) => {
  const { port } = await startFramework(t);
  const connection = await openConnection(t, port);
  connection.write(
    rawRequest({ target: '/0', body: '{"not json', headers: [['Content-Type', 'application/json']] }),
  );
  const [answer] = await connection.answers(1);
  assert.equal(answer?.status, 200);
  assert.equal(answer?.headers['x-powered-by'], undefined);
});

test('on SIGTERM what is in flight is answered, nothing is reset, and the process ends with 0', async (t) => {
  const { port, child, ended, output } = await startFramework(t);
  const idle = new http.Agent({ keepAlive: true });
  await get(port, 0, idle);
  const inFlight = Array.from({ length: 50 }, () => get(port, 300));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const startedAtMs = Date.now();
  child.kill('SIGTERM');
  const answers = await Promise.all(inFlight);
  assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]));
  assert.equal(await ended, 0);
  assert.ok(Date.now() - startedAtMs < 3_000);
  assert.match(output(), /"message":"draining".*"message":"closed"/s);
});

test('while draining, each connection is told to close with its answer', async (t) => {
  const { port, child, ended } = await startFramework(t);
  const connection = await openConnection(t, port);
  connection.write(rawRequest({ target: '/300' }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill('SIGTERM');
  const [answer] = await connection.answers(1);
  assert.equal(answer?.status, 200);
  assert.equal(answer?.headers.connection, 'close');
  await until('the end of the connection', () => connection.isClosed());
  assert.equal(connection.errorCode(), undefined);
  assert.equal(await ended, 0);
});

test('while draining, no connection is taken any more', async (t) => {
  const { port, child, ended, output } = await startFramework(t);
  const inFlight = get(port, 400);
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill('SIGTERM');
  await until('the drain', () => output().includes('draining'));
  await assert.rejects(get(port, 0), { code: 'ECONNREFUSED' });
  assert.equal((await inFlight).statusCode, 200);
  assert.equal(await ended, 0);
});

test('an idle process ends at once', async (t) => {
  const { child, ended } = await startFramework(t);
  const startedAtMs = Date.now();
  child.kill('SIGINT');
  assert.equal(await ended, 0);
  assert.ok(Date.now() - startedAtMs < 1_000);
});

test('a request whose head is half sent at SIGTERM is answered', async (t) => {
  const { port, child, ended, output } = await startFramework(t);
  const bytes = rawRequest({ target: '/0' });
  const connection = await openConnection(t, port);
  connection.write(bytes.subarray(0, 20));
  // A request that came later has been answered, so the first bytes of this one have been read.
  await get(port, 0);
  child.kill('SIGTERM');
  await until('the drain', () => output().includes('draining'));
  connection.write(bytes.subarray(20));
  const [answer] = await connection.answers(1);
  assert.equal(answer?.status, 200);
  assert.equal(answer?.headers.connection, 'close');
  assert.equal(await ended, 0);
});

test('a head that never ends does not hold up the end', async (t) => {
  const { port, child, ended } = await startFramework(t);
  const connection = await openConnection(t, port);
  connection.write('POST / HTTP/1.1\r\n');
  await openConnection(t, port);
  await get(port, 0);
  const startedAtMs = Date.now();
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
  assert.ok(Date.now() - startedAtMs < 3_000);
});

test('work goes on to its end though whoever asked for it has hung up', async (t) => {
  const { port, child, ended, output } = await startFramework(t);
  const doneBefore = output().split('work_done').length;
  const connection = await openConnection(t, port);
  connection.write(rawRequest({ target: '/500' }));
  await get(port, 0);
  connection.socket.destroy();
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
  assert.equal(output().split('work_done').length, doneBefore + 2);
  assert.match(output(), /work_done.*draining.*work_done.*closed/s);
});
