/** `npm run demo`: a finite scenario over the whole system, and its books. Exits 1 unless they balance. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MultiBar, Presets } from 'cli-progress';
import { ensureArtefact } from '../../build.ts';
import { topicNames } from '../../shared/contract/operations.ts';
import { bigQueryFor } from '../clients.ts';
import { commandLine, seedNumber } from '../flags.ts';
import { inPlainWords } from '../plain-words.ts';
import { seededRandom } from '../random.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import {
  type Books,
  backlog,
  COUNTER,
  imbalances,
  queuedIn,
  readBooks,
  type Sent,
  surprises,
} from './books.ts';
import { demoMessages, expectedOutcomes, LOST_ANSWERS } from './commands.ts';
import { postAll, publishAll } from './drive.ts';
import { demoPosts } from './posts.ts';
import { printBooks } from './print.ts';

const SETTLE_WITHIN_MS = 120_000;

const { json: isJson, seed } = commandLine('npm run demo --', 'Runs a finite scenario and prints its books.')
  .option('--json', 'end with the books as one line of JSON')
  .option('--seed <number>', 'another scenario; the same number gives the same one', seedNumber, 1)
  .parse()
  .opts<{ json?: true; seed: number }>();
const dataDir = await mkdtemp(join(tmpdir(), 'relay-demo-'));
try {
  process.exitCode = await demo(Date.now());
  await rm(dataDir, { recursive: true });
} catch (error) {
  process.stderr.write(`${inPlainWords(error)}\nThe logs of this run are kept in ${join(dataDir, 'logs')}\n`);
  process.exitCode = 1;
}

/** Resolves to the exit code. */
async function demo(startedAtMs: number): Promise<0 | 1> {
  await ensureArtefact();
  const stack = await startStack({ dataDir, firstPort: 0 });
  try {
    const sent = await run(stack);
    const times = { startedAtMs, nowMs: Date.now() };
    return report(await readBooks(stack, bigQueryFor(stack.addresses), sent, times), sent);
  } finally {
    await stack.close();
  }
}

async function run(stack: Stack): Promise<Sent> {
  const { addresses } = stack;
  const random = seededRandom(seed);
  const messages = demoMessages(random);
  const nowSeconds = Math.floor(Date.now() / 1000);
  const posts = demoPosts({ random, signingKey: addresses.signing_key, nowSeconds });
  await prepare(stack);

  const format = '{task} [{bar}] {value}/{total}';
  const bars = new MultiBar({ format, stream: process.stderr, noTTYOutput: true }, Presets.legacy);
  const postBar = bars.create(posts.length, 0, { task: 'webhooks posted   ' });
  const publishBar = bars.create(messages.length, 0, { task: 'commands published' });
  const settledBar = bars.create(messages.length, 0, { task: 'messages settled  ' });
  const work = async () => {
    const posting = postAll(addresses.webhook_url, posts, () => postBar.increment());
    const publishing = publishAll(addresses, messages, () => publishBar.increment());
    // If one fails, Pub/Sub must stay for the other: its client would go on trying for two minutes.
    await Promise.allSettled([posting, publishing]);
    const [counted] = await Promise.all([posting, publishing]);
    await settled(stack, () => settledBar.update(Math.max(0, messages.length - queuedIn(stack))));
    return counted;
  };
  const answers = await work().finally(() => bars.stop());

  const commands = messages.reduce((sum, message) => sum + message.commands, 0);
  const refused = (answers.get(401) ?? 0) + (answers.get(405) ?? 0);
  return { posts: posts.length, refused, commands, expected: expectedOutcomes(messages) };
}

/** A counter on the topic of events; and answers that get lost after their effect, so that sends are parked. */
async function prepare({ addresses, customerIo }: Stack): Promise<void> {
  const { project, pubsub_host, topic_prefix } = addresses;
  const headers = { 'Content-Type': 'application/json' };
  const topic = `projects/${project}/topics/${topicNames(topic_prefix).deliveryEvents}`;
  const calls: [url: string, method: string, body: unknown][] = [
    [`http://${pubsub_host}/v1/projects/${project}/subscriptions/${COUNTER}`, 'PUT', { topic }],
    [
      `${customerIo.url}/relay/faults`,
      'POST',
      {
        match: { method: 'POST', path: '/v1/send/email' },
        times: LOST_ANSWERS,
        applyThenFail: { status: 500 },
      },
    ],
  ];
  for (const [url, method, body] of calls) {
    const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
    if (!response.ok)
      throw new Error(`${method} ${url} was answered ${response.status}: ${await response.text()}`);
  }
}

/**
 * Waits until nothing is queued, Customer.io has reported everything, and the tables have it.
 * @throws Error where a function is lost, for then it would wait in vain.
 */
async function settled(stack: Stack, onTick: () => void): Promise<void> {
  const names = topicNames(stack.addresses.topic_prefix);
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  const isBusy = () =>
    queuedIn(stack) > 0 ||
    backlog(stack, names.deliveryEvents) > 0 ||
    stack.customerIo.books().webhooks.pending > 0;
  while (isBusy() && Date.now() < deadline) {
    onTick();
    const lost = stack.functions.find((each) => each.lost !== undefined)?.lost;
    if (lost !== undefined) throw new Error(lost);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  onTick();
}

function report(books: Books, sent: Sent): 0 | 1 {
  const wrong = [...imbalances(books), ...surprises(books, sent)];
  if (!isJson) process.stdout.write(printBooks(books, wrong));
  for (const account of wrong) process.stderr.write(`Does not balance: ${account}\n`);
  if (isJson) process.stdout.write(`${JSON.stringify(books)}\n`);
  return wrong.length === 0 ? 0 : 1;
}
