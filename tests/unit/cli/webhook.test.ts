import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { DELIVERY_EVENT_PAIRS } from '../../../local/customerio/reporting/event-fields.ts';
import { createFolder, relay, stackIn, type WorldOptions, writeIn } from '../../helpers/cli/test-io.ts';
import { NOON_MS } from '../../helpers/clock.ts';
import { answerJson, cutOff, startScriptedServer } from '../../helpers/http-server.ts';
import { sign } from '../../helpers/webhooks.ts';

const NOON_SECONDS = NOON_MS / 1000;
const KEY = 'the-stacks-own-signing-key';
const send = (args: readonly string[], options?: WorldOptions) =>
  relay(['webhook', 'send', ...args], options);

/** A webhook that checks signatures as the real one does. */
async function startWebhook(t: TestContext, key = KEY) {
  return startScriptedServer(t, (response, { headers, text }) => {
    const { 'x-cio-timestamp': stamp = '', 'x-cio-signature': signature } = headers;
    response.statusCode = signature === sign(text, String(stamp), key) ? 200 : 401;
    response.end();
  });
}

function lines(stdout: string): Record<string, unknown>[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('webhook send', () => {
  it('sends a signed sample of the stack to its webhook and prints the answer', async (t) => {
    const { url, requests } = await startWebhook(t);
    const stack = stackIn(createFolder(t), { webhook_url: `${url}/` });
    const { code, stdout, stderr } = await send(stack);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.match(stdout, /│ email +│ delivered │ \w{26} │ +200 │/);
    assert.equal(requests.length, 1);
    assert.equal(requests[0]?.path, '/');
    assert.equal(requests[0]?.headers['x-cio-timestamp'], String(NOON_SECONDS));
    assert.equal(requests[0]?.headers['content-type'], 'application/json');
  });

  it('sends each documented pair once with --all', async (t) => {
    const { url, requests } = await startWebhook(t);
    const { code, stdout } = await send([
      ...stackIn(createFolder(t), { webhook_url: url }),
      '--all',
      '--json',
    ]);
    assert.equal(code, 0);
    const named = (event: Record<string, unknown>) => `${event.object_type} ${event.metric}`;
    const expected = DELIVERY_EVENT_PAIRS.map(({ objectType, metric }) => `${objectType} ${metric}`);
    assert.equal(expected.length, 69);
    assert.deepEqual(lines(stdout).map(named), expected);
    const received = requests.map(({ text }) => named(JSON.parse(text)));
    assert.deepEqual(received.sort(), expected.sort());
  });

  it('sends every metric of a type, or a metric of every type', async (t) => {
    const { url } = await startWebhook(t);
    const stack = stackIn(createFolder(t), { webhook_url: url });
    const sent = async (...args: string[]) => lines((await send([...stack, '--json', ...args])).stdout);
    const slack = DELIVERY_EVENT_PAIRS.filter(({ objectType }) => objectType === 'slack');
    assert.deepEqual(
      (await sent('--object-type', 'slack')).map(({ metric }) => metric),
      slack.map(({ metric }) => metric),
    );
    assert.deepEqual(
      (await sent('--metric', 'replied')).map(({ object_type }) => object_type),
      ['sms', 'whatsapp'],
    );
    assert.equal((await sent('--object-type', 'push', '--metric', 'opened')).length, 1);
  });

  it('repeats with fresh events', async (t) => {
    const { url, requests } = await startWebhook(t);
    await send([...stackIn(createFolder(t), { webhook_url: url }), '--count', '25']);
    assert.equal(new Set(requests.map(({ text }) => JSON.parse(text).event_id)).size, 25);
  });

  it('sends bytes of the user as they are, as often as asked', async (t) => {
    const { url, requests } = await startWebhook(t);
    const folder = createFolder(t);
    const body = writeIn(folder, 'body', '{ "event_id": "é"} not JSON\n');
    const { code, stdout } = await send([
      ...stackIn(folder, { webhook_url: url }),
      '--body',
      body,
      '--count',
      '2',
    ]);
    assert.equal(code, 0);
    assert.deepEqual(
      requests.map(({ text }) => text),
      Array(2).fill('{ "event_id": "é"} not JSON\n'),
    );
    assert.match(stdout, /│ – /);
  });

  it('sends the bytes of standard input', async (t) => {
    const { url, requests } = await startWebhook(t);
    await send([...stackIn(createFolder(t), { webhook_url: url }), '--body', '-'], { stdin: 'piped' });
    assert.equal(requests[0]?.text, 'piped');
  });

  it('succeeds with a bad signature where all are refused', async (t) => {
    const { url } = await startWebhook(t);
    const stack = stackIn(createFolder(t), { webhook_url: url });
    const { code, stdout } = await send([...stack, '--bad-signature', '--count', '3', '--json']);
    assert.equal(code, 0);
    assert.deepEqual(
      lines(stdout).map(({ status }) => status),
      [401, 401, 401],
    );
  });

  it('fails with a bad signature that is taken', async (t) => {
    const { url } = await startScriptedServer(t, answerJson(200, {}));
    const { code, stderr } = await send([
      ...stackIn(createFolder(t), { webhook_url: url }),
      '--bad-signature',
    ]);
    assert.equal(code, 1);
    assert.match(stderr, /1 of 1 not answered 401 .*1 × 200/);
  });

  it('needs no stack where address and key are given, and signs the time that is given', async (t) => {
    const { url, requests } = await startWebhook(t, 'mine');
    const { code } = await send(['--url', url, '--signing-key', 'mine', '--timestamp', '1']);
    assert.equal(code, 0);
    assert.equal(requests[0]?.headers['x-cio-timestamp'], '1');
  });

  it('takes the first key of the environment', async (t) => {
    const { url } = await startWebhook(t, 'new');
    const env = { CUSTOMERIO_WEBHOOK_SIGNING_KEY: 'new\nold' };
    assert.equal((await send(['--url', url], { env })).code, 0);
  });

  it('counts what was answered otherwise, in order, and fails', async (t) => {
    const { url, host } = await startScriptedServer(t, answerJson(503, {}), answerJson(200, {}), cutOff);
    const { code, stdout, stderr } = await send([
      '--url',
      url,
      '--signing-key',
      KEY,
      '--count',
      '3',
      '--json',
    ]);
    assert.equal(code, 1);
    assert.equal(lines(stdout).length, 3);
    assert.match(stderr, new RegExp(`2 of 3 not answered 200 by ${host}: `));
    assert.match(stderr, /1 × 503/);
  });

  it('follows no redirect', async (t) => {
    const { url, requests } = await startScriptedServer(t, answerJson(302, {}, { Location: '/elsewhere' }));
    const { code, stderr } = await send(['--url', url, '--signing-key', KEY]);
    assert.equal(code, 1);
    assert.match(stderr, /1 × 302/);
    assert.equal(requests.length, 1);
  });

  it('says that a stack does not run', async (t) => {
    const { code, stdout, stderr } = await send(stackIn(createFolder(t)));
    assert.equal(code, 1);
    assert.match(stdout + stderr, /ECONNREFUSED|bad port/);
    assert.match(stderr, /npm start/);
  });

  it('never prints the signing key', async (t) => {
    const stack = stackIn(createFolder(t));
    for (const args of [[], ['--json'], ['--url', 'x'], ['--timestamp', 'x']]) {
      const { stdout, stderr } = await send([...stack, '--signing-key', 'very-secret', ...args]);
      assert.doesNotMatch(stdout + stderr, /very-secret|own-signing-key/);
    }
  });

  const refused: Record<string, [args: string[], message: RegExp]> = {
    'an unknown type': [['--object-type', 'fax'], /given "fax"; allowed: customer, email, push/],
    'an unknown metric': [['--metric', 'x'], /given "x"; allowed: subscribed, /],
    'a metric that the type does not have': [
      ['--object-type', 'slack', '--metric', 'opened'],
      /allowed of slack: drafted, .*clicked/,
    ],
    'a selection beside --all': [
      ['--all', '--metric', 'sent'],
      /'--all' cannot be used with option '--metric/,
    ],
    'a selection beside --body': [['--body', 'x', '--all'], /cannot be used with/],
    'a body that is not there': [['--body', 'none'], /none can't be read/],
    'no URL': [['--url', 'localhost:8080'], /Allowed: an http or https URL/],
    'a timestamp that is no number': [['--timestamp', 'now'], /Allowed: a whole number/],
    'no webhook to send to': [[], /no webhook was found.*\/nowhere\/.relay\/stack.json.*npm start.*--url/],
    'no key to sign with': [['--url', 'http://127.0.0.1:1'], /no signing key was found.*--signing-key/],
  };
  for (const [what, [args, message]] of Object.entries(refused)) {
    it(`refuses ${what} and exits with 2`, async () => {
      const { code, stdout, stderr } = await send(args);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, message);
    });
  }
});
