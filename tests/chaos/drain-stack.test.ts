/** The whole system told to stop, by npm and the terminal at once, while pushes are under way. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pubSubFor } from '../../local/clients.ts';
import type { StackAddresses } from '../../local/stack/stack.ts';
import { startStackProcess } from '../helpers/stack/process.ts';
import { until } from '../helpers/until.ts';

const COMMANDS = 5;
const ANSWER_AFTER_MS = 1_500;
const SENDS = 200;

describe('the whole system told to stop twice', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    it(`by ${signal} drains what is under way, and exits 0`, async (t) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'relay-drain-'));
      const stack = await startStackProcess(dataDir, ['npm', 'start', '--']);
      t.after(async () => {
        await stack.end('SIGKILL');
        rmSync(dataDir, { recursive: true });
      });
      const { customerio_url } = stack.addresses;
      const fault = JSON.stringify({ match: {}, delayMs: ANSWER_AFTER_MS });
      await fetch(`${customerio_url}/relay/faults`, { method: 'POST', body: fault });
      const client = pubSubFor(stack.addresses);
      for (let index = 0; index < COMMANDS; index += 1)
        await client.topic('customerio-identify').publishMessage({ json: { person: { id: `p-${index}` } } });
      await client.close();
      await until('all to be under way', async () => (await commandsSeen(customerio_url)) === COMMANDS);

      stack.signal(signal);
      await until('the drain to begin', () => stack.stderr().includes('Draining'));
      // What npm passes on comes a moment later.
      await sleep(100);
      stack.signal(signal);
      assert.equal(await stack.ended, 0);
      assert.deepEqual(leftIn(dataDir), 0);
    });
});

describe('the whole system stopped while Customer.io reports', () => {
  it('gets the rest of the reports once it is back, not an hour later', async (t) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'relay-reports-'));
    const first = await startStackProcess(dataDir);
    t.after(async () => {
      await first.end('SIGKILL');
      rmSync(dataDir, { recursive: true });
    });
    await send(first.addresses, SENDS);
    await until('a report', async () => (await reports(first.addresses)).sent > 0);
    first.signal('SIGINT');
    assert.equal(await first.ended, 0);

    const second = await startStackProcess(dataDir);
    t.after(() => second.end('SIGKILL'));
    await until('all reports', async () => (await reports(second.addresses)).pending === 0);
  });
});

async function send(addresses: StackAddresses, count: number): Promise<void> {
  const client = pubSubFor(addresses);
  const topic = client.topic('customerio-transactional');
  const sms = { channel: 'sms', to: '+15551234567', transactional_message_id: 'code' };
  await Promise.all(
    Array.from({ length: count }, (_unused, index) =>
      topic.publishMessage({ json: { ...sms, command_id: `c-${index}`, identifiers: { id: `p-${index}` } } }),
    ),
  );
  await client.close();
}

async function reports({ customerio_url }: StackAddresses): Promise<{ sent: number; pending: number }> {
  const books = await (await fetch(`${customerio_url}/relay/books`)).json();
  return (books as { webhooks: { sent: number; pending: number } }).webhooks;
}

/** Commands that have reached Customer.io, answered or not. */
async function commandsSeen(customerioUrl: string): Promise<number> {
  const seen = await (await fetch(`${customerioUrl}/relay/requests?limit=100`)).json();
  const { requests } = seen as { requests: { body: { batch: unknown[] } }[] };
  return requests.reduce((sum, { body }) => sum + body.batch.length, 0);
}

/** Commands that Pub/Sub still holds. */
function leftIn(dataDir: string): number {
  const database = new DatabaseSync(join(dataDir, 'pubsub', 'pubsub.sqlite'), { readOnly: true });
  const row = database
    .prepare(
      `SELECT COUNT(*) AS count FROM pending JOIN subscriptions ON subscriptions.id = pending.subscription
       WHERE subscriptions.name LIKE '%/customerio-identify'`,
    )
    .get();
  database.close();
  return Number(row?.count);
}
