/** Who may call the local Customer.io, and on which host. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CREDENTIALS, runCustomerIo, TRACK_AUTHORIZATION } from '../../helpers/customerio/running.ts';

const identify = (id: string, fields: Record<string, unknown> = {}) => ({
  type: 'person',
  action: 'identify',
  identifiers: { id },
  ...fields,
});
describe('access', () => {
  it('is refused as the vendor refuses it without the right credentials', async (t) => {
    const { call } = await runCustomerIo(t);
    for (const authorization of ['', 'Basic bm86', `Bearer ${CREDENTIALS.appApiKey}`]) {
      const answer = await call('POST', '/api/v2/batch', { batch: [identify('ann')] }, { authorization });
      assert.equal(answer.status, 401);
      assert.deepEqual(answer.json, { meta: { error: 'Unauthorized request' } });
      assert.equal(answer.headers.get('www-authenticate'), 'Basic realm="Customer.io edge event collection"');
    }
    const wrong = { authorization: 'Bearer other' };
    assert.equal((await call('POST', '/v1/send/email', {}, wrong)).status, 401);
    assert.equal((await call('GET', '/v1/workspaces', undefined, wrong)).status, 401);
  });

  it('is not asked for where the delivery id is the secret', async (t) => {
    const { call } = await runCustomerIo(t);
    const none = { authorization: '' };
    assert.equal((await call('POST', '/unsubscribe/d==', { unsubscribe: true }, none)).status, 200);
    const metric = { delivery_id: 'd==', metric: 'opened' };
    assert.equal((await call('POST', '/api/v1/metrics', metric, none)).status, 200);
    const push = { delivery_id: 'd==', event: 'opened' };
    assert.equal((await call('POST', '/api/v1/push/events', push, none)).status, 200);
  });

  it('meets the website’s page on unknown paths, methods and broken escapes', async (t) => {
    const { call } = await runCustomerIo(t);
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/api/v2/batch'],
      ['POST', '/api/v3/batch'],
      ['PATCH', '/api/v1/customers/ann'],
      ['PUT', '/api/v1/customers/%E0%A4%A'],
      ['GET', '/v1/metrics/email/days'],
    ] as const) {
      const answer = await call(method, path);
      assert.equal(answer.status, 404, `${method} ${path}`);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    }
  });
});

describe('the port', () => {
  it('is the one that was asked for, and refused where somebody has it', async (t) => {
    const { url } = await runCustomerIo(t);
    const port = Number(new URL(url).port);
    await assert.rejects(runCustomerIo(t, { port }), { code: 'EADDRINUSE' });
  });
});

describe('regions', () => {
  it('are told on either host', async (t) => {
    const { track, url, otherRegionUrl, call } = await runCustomerIo(t, { region: 'eu' });
    assert.deepEqual(await track.getAccountRegion(), { url, region: 'eu', environment_id: 1 });
    const headers = { authorization: TRACK_AUTHORIZATION };
    const other = await fetch(`${otherRegionUrl}/api/v1/accounts/region`, { headers });
    assert.equal(other.status, 200);
    assert.equal((await call('GET', '/api/v1/accounts/region')).status, 200);
  });

  it('redirect an account of the EU from the US, where nothing takes effect', async (t) => {
    const { otherRegionUrl, url, books } = await runCustomerIo(t, { region: 'eu' });
    const answer = await fetch(`${otherRegionUrl}/api/v1/customers/ann?x=1`, {
      method: 'PUT',
      body: '{}',
      redirect: 'manual',
    });
    assert.equal(answer.status, 307);
    assert.equal(answer.headers.get('location'), `${url}/api/v1/customers/ann?x=1`);
    assert.equal(books().people, 0);
  });

  it('refuse an account of the US in the EU', async (t) => {
    const { otherRegionUrl, books } = await runCustomerIo(t, { region: 'us' });
    const answer = await fetch(`${otherRegionUrl}/api/v1/customers/ann`, { method: 'PUT', body: '{}' });
    assert.equal(answer.status, 401);
    assert.equal(books().people, 0);
  });
});
