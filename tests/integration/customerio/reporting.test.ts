/** How the local Customer.io treats an endpoint that fails: backlog, penalties, and what survives a kill. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { type SimulatorOptions, startCustomerIo } from '../../../local/customerio/server.ts';
import { createClock } from '../../helpers/clock.ts';
import { CREDENTIALS, clientsOf, runCustomerIo } from '../../helpers/customerio/running.ts';
import { type Answer, answerJson, cutOff, hang, startScriptedServer } from '../../helpers/http-server.ts';
import { until } from '../../helpers/until.ts';

const HOUR_MS = 3_600_000;
const ok = answerJson(200, {});
const status = (code: number) => answerJson(code, {});

type Clients = ReturnType<typeof clientsOf>;

/** Has events of e-mails reported to the one endpoint, and those of text messages to the other. */
async function subscribe(
  { app }: Clients,
  events: readonly string[],
  endpoint: string,
  laterEndpoint: string,
) {
  const of = (type: string) => events.filter((name) => name.startsWith(`${type}_`));
  await app.createReportingWebhook({ name: 'first', endpoint, events: of('email') });
  await app.createReportingWebhook({ name: 'later', endpoint: laterEndpoint, events: of('sms') });
}

/** An endpoint of its own, to learn when something that began later is over. */
async function startMarker(t: TestContext) {
  const { url, requests } = await startScriptedServer(t, ok);
  return {
    url,
    count: () => requests.length,
    /** Resolves once another report has arrived: a call that was due before it would have come by then. */
    async another({ call }: Pick<Clients, 'call'>): Promise<void> {
      const wanted = requests.length + 1;
      await call('POST', '/relay/delivery-events', { object_type: 'sms', metric: 'sent' });
      await until('a later report to arrive', () => requests.length === wanted);
    },
  };
}

/** A simulator with one endpoint, which answers one call after the other as the script says. */
async function withEndpoint(
  t: TestContext,
  script: [Answer, ...Answer[]],
  options: Partial<SimulatorOptions> = {},
) {
  const receiver = await startScriptedServer(t, ...script);
  const marker = await startMarker(t);
  const running = await runCustomerIo(t, {
    webhookConcurrency: 1,
    // More than any endpoint takes here that answers at all.
    webhookTimeoutMs: 60_000,
    // A penalty ends when the test says so, not while it is busy.
    now: createClock().now,
    ...options,
  });
  await subscribe(running, running.reportingEvents, receiver.url, marker.url);
  return {
    ...running,
    ids: () => receiver.requests.map((request) => (request.json() as { event_id: string }).event_id),
    emit: (count: number) => running.call('POST', '/relay/delivery-events', { count, object_type: 'email' }),
    /** So many calls have come, and how they ended is known. */
    received: (count: number) =>
      until(`${count} calls`, () => running.books().webhooks.sent - marker.count() >= count),
    settled: () => until('an empty backlog', () => running.books().webhooks.pending === 0),
    /** Waits until a call that was due by now would have come. */
    laterReport: () => marker.another(running),
    /** How the endpoint has answered, by status. */
    answered() {
      const { 200: all = 0, ...failures } = running.books().webhooks.answered;
      const successes = all - marker.count();
      return successes === 0 ? failures : { ...failures, 200: successes };
    },
  };
}

describe('an endpoint that fails', () => {
  for (const code of [401, 429, 500]) {
    it(`is left alone for an hour after ${code}, with everything behind it`, async (t) => {
      const { ids, emit, received, settled, advance, laterReport, answered } = await withEndpoint(t, [
        status(code),
        ok,
      ]);
      await emit(5);
      await received(1);
      await advance(HOUR_MS - 1);
      await laterReport();
      assert.equal(ids().length, 1);
      await advance(1);
      await settled();
      assert.equal(ids().length, 6);
      assert.equal(ids()[0], ids()[1]);
      assert.equal(new Set(ids()).size, 5);
      assert.deepEqual(answered(), { 200: 5, [code]: 1 });
    });
  }

  it('is left alone for an hour after a connection that broke', async (t) => {
    const { ids, emit, received, settled, advance, laterReport, answered } = await withEndpoint(t, [
      cutOff,
      ok,
    ]);
    await emit(1);
    await received(1);
    await advance(HOUR_MS - 1);
    await laterReport();
    assert.equal(ids().length, 1);
    await advance(1);
    await settled();
    assert.deepEqual(answered(), { broken: 1, 200: 1 });
  });

  it('is tried again within seconds after 503, and less often from time to time', async (t) => {
    const script: [Answer, ...Answer[]] = [status(503), status(503), status(503), ok];
    const { ids, emit, received, settled, advance, laterReport } = await withEndpoint(t, script);
    await emit(2);
    for (const [calls, waitMs] of [
      [1, 1_000],
      [2, 2_000],
      [3, 4_000],
    ] as const) {
      await received(calls);
      await advance(waitMs - 1);
      await laterReport();
      assert.equal(ids().length, calls);
      await advance(1);
    }
    await settled();
    assert.equal(ids().length, 5);
  });

  it('is given up on after its time, and tried again soon', async (t) => {
    const { emit, settled, advance, books } = await withEndpoint(t, [hang, ok], { webhookTimeoutMs: 500 });
    await emit(1);
    await until('the timeout', () => books().webhooks.answered.timeout === 1);
    await advance(1_000);
    await settled();
    assert.deepEqual(books().webhooks.answered, { timeout: 1, 200: 1 });
  });

  it('loses an event after seven days of failures, and gets the next one', async (t) => {
    const day = 24 * HOUR_MS;
    const { ids, emit, received, settled, advance, books } = await withEndpoint(t, [
      ...Array(8).fill(status(500)),
      ok,
    ] as [Answer]);
    await emit(2);
    for (let calls = 1; calls <= 7; calls += 1) {
      await received(calls);
      await advance(day);
    }
    await received(8);
    await settled();
    assert.equal(books().webhooks.lost, 1);
    assert.equal(new Set(ids().slice(0, 8)).size, 1);
    assert.equal(new Set(ids()).size, 2);
  });

  it('does not hold up another endpoint', async (t) => {
    const { app, emit, reportingEvents, books } = await withEndpoint(t, [status(500)]);
    const other = await startScriptedServer(t, ok);
    await app.createReportingWebhook({ name: 'other', endpoint: other.url, events: [...reportingEvents] });
    await emit(50);
    await until('the other endpoint to have everything', () => other.requests.length === 50);
    await until('the answers', () => books().webhooks.sent === 51);
    assert.equal(books().webhooks.answered['500'], 1);
  });

  it('stops being called when it is disabled, and goes on where it was', async (t) => {
    const { app, ids, emit, received, settled, advance, laterReport } = await withEndpoint(t, [
      status(500),
      ok,
    ]);
    await emit(3);
    await received(1);
    await app.updateReportingWebhook(1, { disabled: true });
    await advance(HOUR_MS);
    await laterReport();
    assert.equal(ids().length, 1);
    await app.updateReportingWebhook(1, { disabled: false });
    await settled();
    assert.equal(new Set(ids()).size, 3);
  });

  it('makes all calls under way fail as one, and then gets everything exactly once', async (t) => {
    const script = [...Array(8).fill(status(503)), ok] as [Answer];
    const { ids, emit, settled, advance, books } = await withEndpoint(t, script, { webhookConcurrency: 8 });
    await emit(100);
    await until('the calls under way to fail', () => books().webhooks.answered['503'] === 8);
    assert.equal(ids().length, 8);
    await advance(1_000);
    await settled();
    assert.equal(new Set(ids()).size, 100);
    assert.equal(ids().length, 108);
  });
});

describe('a restart', () => {
  it('neither loses what was not answered nor shortens a penalty', async (t) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'customerio-reporting-'));
    t.after(() => rmSync(dataDir, { recursive: true }));
    const receiver = await startScriptedServer(t, status(500), ok);
    const marker = await startMarker(t);
    const options = { ...CREDENTIALS, dataDir, webhookTimeoutMs: 60_000, now: createClock().now };
    const first = await startCustomerIo({ ...options, webhookConcurrency: 1 });
    await subscribe(clientsOf(first.url), first.reportingEvents, receiver.url, marker.url);
    await clientsOf(first.url).call('POST', '/relay/delivery-events', { count: 20, object_type: 'email' });
    await until('the failure', () => first.books().webhooks.sent === 1);
    await first.close();

    const second = await startCustomerIo(options);
    t.after(() => second.close());
    assert.equal(second.books().webhooks.pending, 20);
    await marker.another(clientsOf(second.url));
    assert.equal(receiver.requests.length, 1);
    await clientsOf(second.url).advance(HOUR_MS);
    await until('the backlog to empty', () => second.books().webhooks.pending === 0);
    const ids = receiver.requests.map((request) => (request.json() as { event_id: string }).event_id);
    assert.equal(new Set(ids).size, 20);
  });
});
