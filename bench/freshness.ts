/**
 * From a webhook's post to its row in a query's answer, at 50 webhooks a second, beside the floor: the time that
 * asking the warehouse takes at all. A row counts as there when a query that started after the post returns it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bigQueryFor } from '../local/clients.ts';
import { DELIVERY_EVENT_PAIRS } from '../local/customerio/reporting/event-fields.ts';
import { sampleDeliveryEvent, signDeliveryEvent } from '../local/customerio/samples.ts';
import { seededRandom } from '../local/random.ts';
import { percentile, report, round } from './figures.ts';
import { startMeasuredStack } from './stack-process.ts';

const A_SECOND = 50;
const SECONDS = 20;
const WARM_UP_SECONDS = 3;

const folder = mkdtempSync(join(tmpdir(), 'relay-bench-'));
const stack = await startMeasuredStack(folder);
const { addresses } = stack;
const bigquery = bigQueryFor(addresses);
const random = seededRandom(1);
const postedAtMs = new Map<string, number>();
const freshMs: number[] = [];
const queryMs: number[] = [];
let isPosting = true;

await Promise.all([post(), look()]);
await stack.stop();
rmSync(folder, { recursive: true });

report(`webhook to row at ${A_SECOND}/s for ${SECONDS} s`, {
  rows: freshMs.length,
  p50_ms: round(percentile(freshMs, 0.5)),
  p99_ms: round(percentile(freshMs, 0.99)),
  query_p50_ms: round(percentile(queryMs, 0.5)),
  query_p99_ms: round(percentile(queryMs, 0.99)),
  p99_over_query: round(percentile(freshMs, 0.99) / percentile(queryMs, 0.99)),
});

async function post(): Promise<void> {
  const startedAtMs = performance.now();
  const posts: Promise<void>[] = [];
  for (let count = 0; count < A_SECOND * (WARM_UP_SECONDS + SECONDS); count++) {
    const dueMs = startedAtMs + (count * 1000) / A_SECOND;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())));
    posts.push(postOne(count >= A_SECOND * WARM_UP_SECONDS));
  }
  await Promise.all(posts);
  const deadline = performance.now() + 10_000;
  while (postedAtMs.size > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20));
  isPosting = false;
  if (postedAtMs.size > 0) throw new Error(`${postedAtMs.size} webhooks never became rows`);
}

async function postOne(isCounted: boolean): Promise<void> {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const pair = DELIVERY_EVENT_PAIRS[Math.floor(random() * DELIVERY_EVENT_PAIRS.length)];
  if (pair === undefined) return;
  const event = sampleDeliveryEvent(pair.objectType, pair.metric, { random, nowSeconds });
  const body = JSON.stringify(event);
  const headers = signDeliveryEvent(body, addresses.signing_key, nowSeconds);
  if (isCounted) postedAtMs.set(event.event_id, performance.now());
  const response = await fetch(addresses.webhook_url, { method: 'POST', headers, body });
  if (response.status !== 200) throw new Error(`A webhook was answered ${response.status}`);
}

/** Asks again and again for what is awaited. */
async function look(): Promise<void> {
  while (isPosting) {
    const awaited = [...postedAtMs.keys()];
    const askedAtMs = performance.now();
    const [rows] = await bigquery.query({
      query: 'select event_id from customerio.delivery_events where event_id in unnest(@ids)',
      params: { ids: awaited },
      types: { ids: ['STRING'] },
    });
    const seenAtMs = performance.now();
    queryMs.push(seenAtMs - askedAtMs);
    for (const { event_id: id } of rows) {
      const sentAtMs = postedAtMs.get(id);
      if (sentAtMs === undefined) continue;
      freshMs.push(seenAtMs - sentAtMs);
      postedAtMs.delete(id);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
