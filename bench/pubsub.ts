/**
 * The local Pub/Sub, durable, beside Google's emulator: publish, pull and push rates of the same unchanged client in
 * the same run, 1 KB messages. Both servers are processes of their own; client and push endpoint are this process.
 * Exits 1 if push doesn't reach three times the emulator or 3000 a second.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PubSub, type Topic } from '@google-cloud/pubsub';
import Table from 'cli-table3';
import { createPublisher } from '../shared/pubsub/publisher.ts';
import { findEmulator } from '../tests/helpers/google-emulator.ts';
import { dateAndMachine, percentile, round } from './figures.ts';

const ROUNDS = 3;
const PROJECT = 'bench';
const DATA = Buffer.alloc(1024, 'x');
const CONCURRENCY = 1000;
const LEAST_PUSH_RATIO = 3;
const LEAST_PUSH_RATE = 3000;

interface Server {
  readonly host: string;
  close(): Promise<void>;
}

/** Messages a second. */
type Measure = (host: string, messages: number) => Promise<number>;

const MEASURES: Readonly<Record<string, { measure: Measure; messages: number }>> = {
  'publish, official client': { measure: publishByClient, messages: 20_000 },
  'publish, lean publisher': { measure: publishByRest, messages: 20_000 },
  'streaming pull and ack': { measure: pull, messages: 20_000 },
  'push, endpoint answers at once': {
    measure: (host, messages) => push(host, messages, 0),
    messages: 12_000,
  },
  'push, endpoint takes 20 ms': { measure: (host, messages) => push(host, messages, 20), messages: 200 },
};

// biome-ignore lint/style/noProcessEnv: where the emulator is installed is a property of the machine
const emulator = findEmulator(process.env);
if (emulator.missing) process.stdout.write(`${emulator.missing}: no comparison\n`);

const starters: Readonly<Record<string, () => Promise<Server>>> = {
  local: startLocal,
  ...(!emulator.missing && { emulator: emulator.start }),
};
const rates = await measureAll();
printTable();
const pushName = 'push, endpoint answers at once';
const pushRatio = ratioOf(pushName);
const pushRate = medianOf('local', pushName);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(toFigures())}\n`);
if (pushRate < LEAST_PUSH_RATE || pushRatio < LEAST_PUSH_RATIO) {
  process.stdout.write(`push: ${pushRate}/s and ${pushRatio} times the emulator are not enough\n`);
  process.exitCode = 1;
}

/** Server → measure → a rate each round. A first round warms both up and isn't counted. */
async function measureAll(): Promise<Map<string, Map<string, number[]>>> {
  const servers = new Map<string, Server>();
  for (const [name, start] of Object.entries(starters)) servers.set(name, await start());
  const found = new Map([...servers.keys()].map((name) => [name, new Map<string, number[]>()]));
  for (let lap = 0; lap <= ROUNDS; lap += 1) {
    for (const [title, { measure, messages }] of Object.entries(MEASURES)) {
      for (const [name, { host }] of servers) {
        const rate = await measure(host, lap === 0 ? Math.ceil(messages / 4) : messages);
        const sofar = found.get(name)?.get(title) ?? [];
        if (lap > 0) found.get(name)?.set(title, [...sofar, rate]);
      }
    }
  }
  for (const server of servers.values()) await server.close();
  return found;
}

async function startLocal(): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pubsub-bench-'));
  const main = join(import.meta.dirname, '../local/pubsub/main.ts');
  const child = spawn(process.execPath, [main, '--port', '0', '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return {
    host: String(line).trim().split('=').at(-1) ?? '',
    async close() {
      child.kill();
      await once(child, 'exit');
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function publishByClient(host: string, messages: number): Promise<number> {
  return withTopic(host, async (topic) => {
    await topic.createSubscription('backlog');
    return timed(messages, () => inParallel(messages, () => topic.publishMessage({ data: DATA })));
  });
}

async function publishByRest(host: string, messages: number): Promise<number> {
  const publisher = createPublisher({ projectId: PROJECT, emulatorHost: host, deadlineMs: 30_000 });
  const rate = await withTopic(host, async (topic) => {
    await topic.createSubscription('backlog');
    const name = topic.name.split('/').at(-1) ?? '';
    return timed(messages, () => inParallel(messages, () => publisher.publish(name, { data: DATA })));
  });
  await publisher.close();
  return rate;
}

async function pull(host: string, messages: number): Promise<number> {
  return withTopic(host, async (topic) => {
    const [subscription] = await topic.createSubscription('pull');
    await inParallel(messages, () => topic.publishMessage({ data: DATA }));
    const seen = new Set<string>();
    const all = Promise.withResolvers<void>();
    const rate = await timed(messages, () => {
      subscription.on('message', (message) => {
        message.ack();
        if (seen.add(message.id).size === messages) all.resolve();
      });
      return all.promise;
    });
    await subscription.close();
    return rate;
  });
}

/** The backlog is there before the subscription starts to push, so that only pushing is measured. */
async function push(host: string, messages: number, tookMs: number): Promise<number> {
  let seen = 0;
  const all = Promise.withResolvers<void>();
  const endpoint = createServer((request, response) => {
    request.resume();
    const answer = () => {
      response.writeHead(204).end();
      if (++seen === messages) all.resolve();
    };
    if (tookMs === 0) request.on('end', answer);
    else setTimeout(answer, tookMs);
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const address = endpoint.address();
  const pushEndpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  const rate = await withTopic(host, async (topic) => {
    const [subscription] = await topic.createSubscription('push');
    await inParallel(messages, () => topic.publishMessage({ data: DATA }));
    return timed(messages, async () => {
      await subscription.modifyPushConfig({ pushEndpoint });
      await all.promise;
    });
  });
  endpoint.close();
  endpoint.closeAllConnections();
  return rate;
}

/** Gives the action a topic of its own; topic and subscriptions are gone afterwards. */
async function withTopic(host: string, action: (topic: Topic) => Promise<number>): Promise<number> {
  const client = new PubSub({ projectId: PROJECT, apiEndpoint: host, emulatorMode: true });
  const [topic] = await client.createTopic('bench-topic');
  const rate = await action(topic);
  const [subscriptions] = await topic.getSubscriptions();
  for (const subscription of subscriptions) await subscription.delete();
  await topic.delete();
  await client.close();
  return rate;
}

async function inParallel(times: number, action: () => Promise<unknown>): Promise<void> {
  let left = times;
  const work = async () => {
    while (left-- > 0) await action();
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENCY, times) }, work));
}

async function timed(messages: number, action: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await action();
  return (messages / (performance.now() - startMs)) * 1000;
}

function medianOf(server: string, title: string): number {
  return Math.round(percentile(rates.get(server)?.get(title) ?? [], 0.5));
}

function ratioOf(title: string): number {
  return rates.has('emulator') ? round(medianOf('local', title) / medianOf('emulator', title)) : Number.NaN;
}

function toFigures() {
  return Object.fromEntries(
    Object.keys(MEASURES).map((title) => [
      title,
      { local: medianOf('local', title), emulator: medianOf('emulator', title), ratio: ratioOf(title) },
    ]),
  );
}

function printTable(): void {
  const right = (value: number) => ({
    content: Number.isNaN(value) ? '-' : String(value),
    hAlign: 'right' as const,
  });
  const head = ['messages a second', 'local Pub/Sub', "Google's emulator", 'ratio'];
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const [title, { local, emulator: theirs, ratio }] of Object.entries(toFigures()))
    table.push([title, right(local), right(theirs), right(ratio)]);
  process.stdout.write(`${dateAndMachine()}; medians of ${ROUNDS} rounds\n${table.toString()}\n`);
}
