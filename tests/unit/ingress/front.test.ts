import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../helpers/free-port.ts';
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
  /** Resolves once so many requests of the path /held are in flight. */
  holding(count: number): Promise<unknown>;
  /** Has them answered. */
  release(): void;
}

/** A process of its own, under the stock framework. */
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
    get(port).then(
      () => true,
      () => false,
    ),
  );
  return {
    port,
    child,
    ended,
    output: () => text,
    holding: (count) => until('the requests', () => text.split('"message":"holding"').length > count),
    release: () => child.kill('SIGUSR2'),
  };
}

function get(port: number, path = '/', agent: http.Agent | false = false): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    http
      .get({ port, host: '127.0.0.1', path, agent }, (response) => {
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
  connection.write(rawRequest({ body: '{"not json', headers: [['Content-Type', 'application/json']] }));
  const [answer] = await connection.answers(1);
  assert.equal(answer?.status, 200);
  assert.equal(answer?.headers['x-powered-by'], undefined);
});

test('on SIGTERM what is in flight is answered, nothing is reset, and the process ends with 0', async (t) => {
  const { port, child, ended, output, holding, release } = await startFramework(t);
  const idle = new http.Agent({ keepAlive: true });
  await get(port, '/', idle);
  const inFlight = Array.from({ length: 50 }, () => get(port, '/held'));
  await holding(50);
  child.kill('SIGTERM');
  await until('the drain', () => output().includes('draining'));
  release();
  const answers = await Promise.all(inFlight);
  assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]));
  // A drain that takes too long, be it for the idle connection, ends with 1.
  assert.equal(await ended, 0);
  assert.match(output(), /"message":"draining".*"message":"closed"/s);
});

test('while draining, each connection is told to close with its answer', async (t) => {
  const { port, child, ended, output, holding, release } = await startFramework(t);
  const connection = await openConnection(t, port);
  connection.write(rawRequest({ target: '/held' }));
  await holding(1);
  child.kill('SIGTERM');
  await until('the drain', () => output().includes('draining'));
  release();
  const [answer] = await connection.answers(1);
  assert.equal(answer?.status, 200);
  assert.equal(answer?.headers.connection, 'close');
  await until('the end of the connection', () => connection.isClosed());
  assert.equal(connection.errorCode(), undefined);
  assert.equal(await ended, 0);
});

test('while draining, no connection is taken any more', async (t) => {
  const { port, child, ended, output, holding, release } = await startFramework(t);
  const inFlight = get(port, '/held');
  await holding(1);
  child.kill('SIGTERM');
  // It says so just before it does so.
  await until('the drain', () => output().includes('draining'));
  await until('a refused connection', () =>
    get(port).then(
      () => false,
      ({ code }) => code === 'ECONNREFUSED',
    ),
  );
  release();
  assert.equal((await inFlight).statusCode, 200);
  assert.equal(await ended, 0);
});

test('an idle process ends at once', async (t) => {
  const { child, ended } = await startFramework(t);
  child.kill('SIGINT');
  // One that waits for anything is ended with 1.
  assert.equal(await ended, 0);
});

test('a request whose head is half sent at SIGTERM is answered', async (t) => {
  const { port, child, ended, output } = await startFramework(t);
  const bytes = rawRequest({});
  const connection = await openConnection(t, port);
  connection.write(bytes.subarray(0, 20));
  // A request that came later has been answered, so the first bytes of this one have been read.
  await get(port);
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
  await get(port);
  child.kill('SIGTERM');
  // One that waits for the head until the drain's time is up is ended with 1.
  assert.equal(await ended, 0);
});

test('work goes on to its end though whoever asked for it has hung up', async (t) => {
  const { port, child, ended, output, holding, release } = await startFramework(t);
  const connection = await openConnection(t, port);
  connection.write(rawRequest({ target: '/held' }));
  await holding(1);
  const doneBefore = output().split('work_done').length;
  connection.socket.destroy();
  await until('the end of the connection to be known', () => output().includes('hung_up'));
  child.kill('SIGTERM');
  await until('the drain', () => output().includes('draining'));
  release();
  assert.equal(await ended, 0);
  assert.equal(output().split('work_done').length, doneBefore + 1);
  assert.match(output(), /hung_up.*draining.*work_done.*closed/s);
});
