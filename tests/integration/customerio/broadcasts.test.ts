/** API-triggered broadcasts and the set-up of reporting webhooks at the local Customer.io. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { DELIVERY_EVENT_PAIRS } from '../../../local/customerio/reporting/event-fields.ts';
import { runCustomerIo } from '../../helpers/customerio/running.ts';

async function withPeople(t: TestContext) {
  const running = await runCustomerIo(t);
  for (const [id, plan] of Object.entries({ ann: 'pro', bob: 'free', eve: 'pro' })) {
    await running.track.identify(id, { email: `${id}@example.com`, plan });
  }
  await running.track.identify('eve', { unsubscribed: true });
  await running.track.addCustomersToSegment(4, ['bob']);
  const recipients = async () => {
    const { json } = await running.call('GET', '/relay/deliveries');
    return (json.deliveries as { identifiers: { id: string } }[])
      .map(({ identifiers }) => identifiers.id)
      .sort();
  };
  return { ...running, recipients };
}

const plan = (value: string) => ({ attribute: { field: 'plan', operator: 'eq', value } });
const AUDIENCES: [what: string, body: Record<string, unknown>, expected: string[]][] = [
  ['nobody named', {}, ['ann', 'bob']],
  ['ids', { ids: ['ann', 'ann'] }, ['ann']],
  ['e-mail addresses', { emails: ['BOB@example.com'] }, ['bob']],
  [
    'data for each person',
    {
      per_user_data: [
        { id: 'ann', data: { x: 1 } },
        { email: 'bob@example.com', data: {} },
      ],
    },
    ['ann', 'bob'],
  ],
  [
    'any number of e-mail addresses',
    { emails: [...Array(10_000).fill('nobody@example.com'), 'bob@example.com'], email_ignore_missing: true },
    ['bob'],
  ],
  ['a missing id that may be missing', { ids: ['ann', 'nobody'], id_ignore_missing: true }, ['ann']],
  ['an attribute', { recipients: plan('pro') }, ['ann']],
  [
    'an attribute that exists',
    { recipients: { attribute: { field: 'plan', operator: 'exists' } } },
    ['ann', 'bob'],
  ],
  ['a segment', { recipients: { segment: { id: 4 } } }, ['bob']],
  [
    'a combination',
    { recipients: { and: [{ not: { segment: { id: 4 } } }, { or: [plan('pro'), plan('free')] }] } },
    ['ann'],
  ],
  ['a file', { data_file_url: 'https://example.com/people.jsonl' }, []],
];

const REFUSED: [what: string, body: unknown, pointer: string | undefined][] = [
  ['no JSON', '[', undefined],
  ['two audiences', { ids: ['ann'], emails: ['ann@example.com'] }, '/emails'],
  ['an empty list', { ids: [] }, '/ids'],
  ['10 001 ids', { ids: Array(10_001).fill('ann') }, '/ids'],
  ['10 001 people', { per_user_data: Array(10_001).fill({ id: 'ann' }) }, '/per_user_data'],
  ['an id that is a number', { ids: ['ann', 5] }, '/ids/1'],
  ['an empty filter', { recipients: {} }, '/recipients'],
  ['a filter of two conditions', { recipients: { ...plan('pro'), segment: { id: 4 } } }, '/recipients'],
  ['an unknown operator', { recipients: { attribute: { field: 'plan', operator: 'like' } } }, '/recipients'],
];

describe('a broadcast', () => {
  for (const [what, body, expected] of AUDIENCES) {
    it(`goes to the right people for ${what}, and never to who has unsubscribed`, async (t) => {
      const { call, recipients } = await withPeople(t);
      const { status, json } = await call('POST', '/v1/campaigns/5/triggers', body);
      assert.equal(status, 200);
      assert.equal(json.id, 1);
      assert.deepEqual(await recipients(), expected);
    });
  }

  for (const [what, body, pointer] of REFUSED) {
    it(`is refused with 422 for ${what}, and goes to nobody`, async (t) => {
      const { call, recipients } = await withPeople(t);
      const { status, json } = await call('POST', '/v1/campaigns/5/triggers', body);
      assert.equal(status, 422);
      const [error] = json.errors as { detail: string; status: string; source?: { pointer: string } }[];
      assert.equal(error?.status, '422');
      assert.equal(error?.source?.pointer, pointer);
      assert.deepEqual(await recipients(), []);
    });
  }

  it('fails as a whole for one person who is missing, which its errors tell', async (t) => {
    const { app, recipients } = await withPeople(t);
    const { id } = await app.triggerBroadcast(5, { sale: true }, { ids: ['ann', 'nobody', 'no one'] });
    assert.deepEqual(await recipients(), []);
    const status = await app.getBroadcastTriggerStatus(5, id);
    assert.deepEqual([status.id, status.broadcast_id], [id, 5]);
    const first = await app.getBroadcastTriggerErrors(5, id, { limit: 1 });
    assert.deepEqual(first.errors, ['line 2: no person with id "nobody"']);
    const second = await app.getBroadcastTriggerErrors(5, id, { limit: 1, start: first.next });
    assert.deepEqual([second.errors, second.next], [['line 3: no person with id "no one"'], '']);
  });

  it('is not found by another number', async (t) => {
    const { app, call } = await withPeople(t);
    const { id } = await app.triggerBroadcast(5, {}, { ids: ['ann'] });
    assert.equal((await call('GET', `/v1/campaigns/6/triggers/${id}`)).status, 404);
    assert.equal((await call('GET', '/v1/campaigns/5/triggers/99')).status, 404);
    assert.equal((await call('POST', '/v1/campaigns/none/triggers', {})).status, 404);
    const { json } = await call('GET', '/v1/broadcasts/5/triggers');
    assert.equal((json.triggers as unknown[]).length, 1);
  });
});

describe('the set-up of reporting webhooks', () => {
  const webhook = { name: 'relay', endpoint: 'https://example.com/hook', events: ['email_sent'] };

  it('can be made, read, changed and removed', async (t) => {
    const { app, call } = await runCustomerIo(t);
    const made = await app.createReportingWebhook(webhook);
    const defaults = { type: 'webhook', disabled: false, full_resolution: false, with_content: false };
    assert.deepEqual(made, { id: 1, ...webhook, ...defaults });
    assert.deepEqual(await app.getReportingWebhook(1), made);
    const changed = await app.updateReportingWebhook(1, { disabled: true });
    assert.deepEqual(changed, { ...made, disabled: true });
    assert.deepEqual((await app.listReportingWebhooks()).reporting_webhooks, [changed]);
    await app.deleteReportingWebhook(1);
    assert.equal((await call('GET', '/v1/reporting_webhooks/1')).status, 404);
    assert.equal((await call('PUT', '/v1/reporting_webhooks/1', webhook)).status, 404);
    assert.equal((await call('DELETE', '/v1/reporting_webhooks/1')).status, 404);
  });

  it('knows the vendor’s 72 names, which are not quite those of the 69 payloads', async (t) => {
    const { reportingEvents, call } = await runCustomerIo(t);
    assert.equal(new Set(reportingEvents).size, 72);
    const documented = DELIVERY_EVENT_PAIRS.map(({ objectType, metric }) => `${objectType}_${metric}`);
    assert.deepEqual(
      documented.filter((name) => !reportingEvents.includes(name)),
      ['customer_cio_subscription_preferences_changed', 'slack_undeliverable'],
    );
    const all = await call('POST', '/v1/reporting_webhooks', { ...webhook, events: reportingEvents });
    assert.equal(all.status, 200);
  });

  for (const [what, fields] of Object.entries({
    'no name': { name: '' },
    'an endpoint that is no URL': { endpoint: 'example.com' },
    'an endpoint of another scheme': { endpoint: 'ftp://example.com' },
    'no events': { events: [] },
    'an unknown event': { events: ['email_sent', 'email_liked'] },
    'a flag in words': { with_content: 'yes' },
  })) {
    it(`is refused for ${what}`, async (t) => {
      const { call } = await runCustomerIo(t);
      const answer = await call('POST', '/v1/reporting_webhooks', { ...webhook, ...fields });
      assert.equal(answer.status, 422);
    });
  }
});
