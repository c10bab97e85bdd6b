/** Look-ups and rate limits of the local Customer.io. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CustomerIORequestError } from 'customerio-node';
import { VENDOR_RATE_LIMITS } from '../../../local/customerio/http/rate-limits.ts';
import { runCustomerIo } from '../../helpers/customerio/running.ts';

const NOW_MS = Date.UTC(2026, 5, 1);
const email = { to: 'ann@example.com', identifiers: { id: 'ann' }, transactional_message_id: 3 };
const sms = { ...email, to: '+15551234567', identifiers: { id: 'bob' }, transactional_message_id: 9 };

describe('look-ups', () => {
  it('find people by e-mail address, and their attributes as texts with their times', async (t) => {
    const { app, track, call } = await runCustomerIo(t);
    await track.identify('ann', { email: 'ann+1@example.com', age: 42, _timestamp: 100 });
    const { results } = await app.getCustomersByEmail('ann+1@example.com');
    assert.equal(results[0].id, 'ann');
    const { customer } = await app.getAttributes('ann');
    assert.equal(customer.attributes.age, '42');
    assert.equal(customer.timestamps.age, 100);
    assert.equal((await call('GET', '/v1/customers/ann/attributes?id_type=email')).status, 404);
    // An address whose + is not escaped finds nobody, and that is no error.
    const unescaped = await call('GET', '/v1/customers?email=ann+1@example.com');
    assert.deepEqual([unescaped.status, unescaped.json], [200, { results: [] }]);
  });

  it('page through messages, and filter them', async (t) => {
    const { app, track, call } = await runCustomerIo(t, { now: () => NOW_MS });
    await track.identify('ann', { email: 'ann@example.com' });
    for (let index = 0; index < 5; index += 1) await call('POST', '/v1/send/email', email);
    await call('POST', '/v1/send/sms', sms);
    const ids: string[] = [];
    for (let start = ''; ; ) {
      const page = await app.getMessages({ limit: 4, ...(start !== '' && { start }) });
      ids.push(...page.messages.map(({ id }: { id: string }) => id));
      start = page.next;
      if (start === '') break;
    }
    assert.equal(new Set(ids).size, 6);
    const count = async (path: string) => ((await call('GET', path)).json.messages as unknown[]).length;
    assert.equal(await count('/v1/messages?type=sms'), 1);
    assert.equal(await count(`/v1/messages?start_ts=${NOW_MS / 1000 + 1}`), 0);
    assert.equal(await count('/v1/customers/ann/messages'), 5);
    assert.equal(await count('/v1/transactional/9/messages'), 1);
    const { message } = await app.getMessage(ids[0] ?? '');
    assert.equal(message.type, 'sms');
    assert.equal(message.created, NOW_MS / 1000);
    await assert.rejects(app.getMessage('nothing'), CustomerIORequestError);
  });

  it('tell addresses and workspaces', async (t) => {
    const { app } = await runCustomerIo(t);
    assert.ok((await app.getIpAddresses()).ip_addresses.length > 0);
    assert.equal((await app.listWorkspaces()).workspaces.length, 1);
  });
});

describe('rate limits, where they are asked for', () => {
  it('answer 429 with Retry-After, each limit for itself', async (t) => {
    const { call } = await runCustomerIo(t, { now: () => NOW_MS, rateLimits: VENDOR_RATE_LIMITS });
    const statuses: number[] = [];
    for (let index = 0; index < 11; index += 1) statuses.push((await call('GET', '/v1/workspaces')).status);
    assert.deepEqual(statuses, [...Array(10).fill(200), 429]);
    assert.equal((await call('POST', '/v1/campaigns/5/triggers', {})).status, 200);
    const second = await call('POST', '/v1/campaigns/5/triggers', {});
    assert.equal(second.status, 429);
    assert.equal(second.headers.get('retry-after'), '10');
    const [error] = second.json.errors as { detail: string; status: string }[];
    assert.equal(error?.status, '429');
    await call('POST', '/relay/clock', { advanceMs: 10_000 });
    assert.equal((await call('POST', '/v1/campaigns/5/triggers', {})).status, 200);
    assert.equal((await call('GET', '/v1/workspaces')).status, 200);
  });

  it('drop what the Track API gets beyond its limit, and answer it as a success', async (t) => {
    const { track, books, call } = await runCustomerIo(t, {
      now: () => NOW_MS,
      rateLimits: { trackPerSecond: 2 },
    });
    for (const id of ['a', 'b', 'c']) await track.identify(id);
    assert.equal(books().people, 2);
    assert.match((await call('POST', '/v1/send/email', email)).text, /delivery_id/);
    assert.equal(books().deliveries, 0);
  });
});
