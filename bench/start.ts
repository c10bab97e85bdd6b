/** How long `npm start` takes until everything answers, and what it holds resident, beside one bare function. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bigQueryFor } from '../local/clients.ts';
import { demoMessages } from '../local/demo/commands.ts';
import { postAll, publishAll } from '../local/demo/drive.ts';
import { demoPosts } from '../local/demo/posts.ts';
import { seededRandom } from '../local/random.ts';
import { startFunction } from '../local/stack/functions.ts';
import type { StackAddresses } from '../local/stack/stack.ts';
import { percentile, report, round } from './figures.ts';
import { startMeasuredStack } from './stack-process.ts';

const ROUNDS = 3;

const folder = mkdtempSync(join(tmpdir(), 'relay-bench-'));
const ready: number[] = [];
const resident: number[] = [];
const worked: number[] = [];
const bareReady: number[] = [];
const bareResident: number[] = [];
for (let lap = 0; lap < ROUNDS; lap++) {
  const bare = await startBare();
  bareReady.push(bare.readyMs);
  bareResident.push(bare.residentMb);
  const stack = await startMeasuredStack(join(folder, String(lap)));
  ready.push(stack.readyMs);
  resident.push(stack.residentMb());
  await work(stack.addresses);
  worked.push(stack.residentMb());
  await stack.stop();
}
rmSync(folder, { recursive: true });

const readyMs = percentile(ready, 0.5);
const residentMb = percentile(resident, 0.5);
report('npm start, median of 3', {
  ready_s: round(readyMs / 1000),
  resident_mb: Math.round(residentMb),
  resident_after_work_mb: Math.round(percentile(worked, 0.5)),
  bare_function_ready_s: round(percentile(bareReady, 0.5) / 1000, 2),
  bare_function_resident_mb: Math.round(percentile(bareResident, 0.5)),
  ready_over_bare: round(readyMs / percentile(bareReady, 0.5)),
  resident_over_bare: round(residentMb / percentile(bareResident, 0.5)),
});

/** The demo's commands and webhooks, and a query. */
async function work(addresses: StackAddresses): Promise<void> {
  const random = seededRandom(1);
  const posts = demoPosts({
    random,
    signingKey: addresses.signing_key,
    nowSeconds: Math.floor(Date.now() / 1000),
  });
  await Promise.all([
    publishAll(addresses, demoMessages(random), () => undefined),
    postAll(addresses.webhook_url, posts, () => undefined),
  ]);
  await bigQueryFor(addresses).query('select count(*) as events from customerio.delivery_events');
}

/** A function that says hello, under the stock framework. */
async function startBare(): Promise<{ readyMs: number; residentMb: number }> {
  const source = join(folder, 'hello');
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'index.js'), 'exports.hello = (request, response) => response.send("hello");');
  const startedAtMs = performance.now();
  const bare = await startFunction({ name: 'hello', port: 0, source, environment: {}, logFolder: folder });
  const readyMs = performance.now() - startedAtMs;
  const status = readFileSync(`/proc/${bare.pid}/status`, 'utf8');
  bare.stop();
  await bare.ended;
  return { readyMs, residentMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 };
}
