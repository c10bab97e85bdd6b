/** P3 every command ends once, and P1, when the whole system is killed in the middle of its work. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { bigQueryFor } from '../../local/clients.ts';
import { demoMessages } from '../../local/demo/commands.ts';
import { postAll, publishAll } from '../../local/demo/drive.ts';
import { demoPosts } from '../../local/demo/posts.ts';
import { seededRandom } from '../../local/random.ts';
import type { StackAddresses } from '../../local/stack/stack.ts';
import { OPERATIONS, topicNames } from '../../shared/contract/operations.ts';
import { SEED } from '../helpers/seed.ts';
import { type StackProcess, startStackProcess } from '../helpers/stack/process.ts';
import { until } from '../helpers/until.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'relay-kill-'));
const started: StackProcess[] = [];

after(async () => {
  for (const { end } of started) await end('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the whole system killed in mid-scenario', () => {
  it('loses nothing that was accepted, and every command ends once', async () => {
    const random = seededRandom(SEED);
    const messages = demoMessages(random);
    const published = messages.reduce((sum, { commands }) => sum + commands, 0);

    const first = await start();
    const nowSeconds = Math.floor(Date.now() / 1000);
    const posts = demoPosts({ random, signingKey: first.addresses.signing_key, nowSeconds });
    // All commands are accepted by Pub/Sub before the kill; most of the work on them is not done.
    const answers = await postAll(first.addresses.webhook_url, posts.slice(0, 300), () => undefined);
    await publishAll(first.addresses, messages, () => undefined);
    await first.end('SIGKILL');

    const second = await start();
    await postAll(second.addresses.webhook_url, posts.slice(300), () => undefined);
    await until('the queues to empty', async () => (await queued(second.addresses)) === 0, 240_000);

    const ends = await query(
      second.addresses,
      `select count(distinct concat(operation, ' ', command_id)) as commands,
              count(distinct concat(operation, ' ', command_id, ' ', outcome)) as ends
       from customerio.command_outcomes`,
    );
    assert.equal(Number(ends?.commands), published);
    assert.equal(Number(ends?.ends), published, 'a command ended in two ways');
    const rows = await query(second.addresses, 'select count(*) as total from customerio.delivery_events');
    assert.ok(Number(rows?.total) >= (answers.get(200) ?? 0), 'an accepted webhook has no row');
    const rejected = await query(
      second.addresses,
      `select count(distinct concat(operation, ' ', command_id)) as commands
       from customerio.command_outcomes where outcome = 'rejected'`,
    );
    assert.equal(
      (await deadLetters(second.addresses)).size,
      Number(rejected?.commands),
      'a rejection without its letter',
    );
  });
});

async function start(): Promise<StackProcess> {
  const stack = await startStackProcess(dataDir);
  started.push(stack);
  return stack;
}

async function queued({ pubsub_host, project }: StackAddresses): Promise<number> {
  const response = await fetch(`http://${pubsub_host}/relay/subscriptions`);
  const { subscriptions } = (await response.json()) as { subscriptions: { name: string; backlog: number }[] };
  const names = [...OPERATIONS, 'processed', 'delivery-events'].map(
    (name) => `projects/${project}/subscriptions/customerio-${name}`,
  );
  return subscriptions
    .filter(({ name }) => names.includes(name))
    .reduce((sum, { backlog }) => sum + backlog, 0);
}

/** Operation and command id of every dead letter; one that was written twice counts once. */
async function deadLetters({ pubsub_host, project }: StackAddresses): Promise<Set<string>> {
  const found = new Set<string>();
  for (const operation of OPERATIONS) {
    const name = `projects/${project}/subscriptions/${topicNames('customerio').deadLetter(operation)}`;
    const response = await fetch(`http://${pubsub_host}/v1/${name}:pull`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ maxMessages: 1000 }),
    });
    const { receivedMessages = [] } = (await response.json()) as Pulled;
    for (const { message } of receivedMessages) found.add(`${operation} ${message.attributes.command_id}`);
  }
  return found;
}

interface Pulled {
  receivedMessages?: { message: { attributes: Record<string, string> } }[];
}

async function query(addresses: StackAddresses, sql: string) {
  const [rows] = await bigQueryFor(addresses).query(sql);
  return rows[0] as Record<string, unknown> | undefined;
}
