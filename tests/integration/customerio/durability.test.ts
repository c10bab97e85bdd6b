/** P1 at the local Customer.io: what was answered 2xx survives the kill of its process. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clientsOf } from '../../helpers/customerio/running.ts';
import { until } from '../../helpers/until.ts';

const MAIN = fileURLToPath(new URL('../../../local/customerio/main.ts', import.meta.url));
const KEYS = ['--site-id', 'site', '--track-api-key', 'track-key', '--app-api-key', 'app-key'];

async function start(t: TestContext, dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--data-dir', dataDir, ...KEYS], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^export CUSTOMERIO_TRACK_URL=(.+)$/.exec(line) ?? [];
    if (url !== undefined) return { child, url };
  }
  throw new Error('It ended before it was ready');
}

it('loses nothing that it answered when it is killed in the middle of many calls', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'customerio-kill-'));
  // The process that is about to be killed may still write while this removes.
  t.after(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 }));
  const first = await start(t, dataDir);
  const { call, app } = clientsOf(first.url);
  // Nobody listens there: every report has to wait.
  const events = ['email_drafted'];
  await app.createReportingWebhook({ name: 'nobody', endpoint: 'http://127.0.0.1:9/', events });

  const people: string[] = [];
  const deliveries: string[] = [];
  let stored = 0;
  let isKilled = false;
  const work = async (worker: number) => {
    for (let step = 0; !isKilled; step += 1) {
      const id = `p-${worker}-${step}`;
      const person = { type: 'person', identifiers: { id } };
      const batch = [
        { ...person, action: 'identify' },
        { ...person, action: 'event', name: 'bought' },
      ];
      if ((await call('POST', '/api/v2/batch', { batch })).status === 200) {
        people.push(id);
        stored += 1;
      }
      const send = { to: 'a@example.com', identifiers: { id }, transactional_message_id: 1 };
      const sent = await call('POST', '/v1/send/email', send, { 'x-relay-command-id': id });
      if (sent.status === 200) deliveries.push(String(sent.json.delivery_id));
    }
  };
  const workers = Array.from({ length: 16 }, (_, worker) => work(worker).catch(() => undefined));
  await until('many deliveries', () => deliveries.length >= 300);
  first.child.kill('SIGKILL');
  isKilled = true;
  await Promise.all([once(first.child, 'exit'), ...workers]);

  const second = await start(t, dataDir);
  const again = clientsOf(second.url);
  const { json: books } = await again.call('GET', '/relay/books');
  const known = await again.call('GET', '/relay/deliveries?limit=100000');
  const ids = new Set((known.json.deliveries as { id: string }[]).map(({ id }) => id));
  assert.deepEqual(
    deliveries.filter((id) => !ids.has(id)),
    [],
  );
  for (const id of people) assert.ok(await again.person(id), `${id} is lost`);
  const count = (name: string) => Number(books[name]);
  assert.ok(count('events') >= stored);
  assert.ok(count('people') >= people.length);
  assert.ok(count('deliveries') >= deliveries.length);
  assert.equal(count('duplicate_effects'), 0);
  const { pending } = books.webhooks as { pending: number };
  assert.ok(pending >= deliveries.length);
  // A new life makes new ids: none of the old deliveries is overwritten.
  const fresh = { to: 'a@example.com', identifiers: { id: 'new' }, transactional_message_id: 1 };
  const answer = await again.call('POST', '/v1/send/email', fresh);
  assert.equal(ids.has(String(answer.json.delivery_id)), false);
});
