/** Faults on demand: what reaches the socket, and what has taken effect. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { runCustomerIo, TRACK_AUTHORIZATION } from '../../helpers/customerio/running.ts';
import { openConnection } from '../../helpers/raw-http.ts';
import { until } from '../../helpers/until.ts';

const identify = (id: string) => ({ type: 'person', action: 'identify', identifiers: { id } });

async function withFault(t: TestContext, rule: unknown) {
  const running = await runCustomerIo(t);
  await running.fault(rule);
  const entity = (id: string) => running.call('POST', '/api/v2/entity', identify(id));
  const raw = async (path = '/api/v2/entity', body = JSON.stringify(identify('ann'))) => {
    const connection = await openConnection(t, Number(new URL(running.url).port));
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: ${TRACK_AUTHORIZATION}\r\n`;
    return {
      ...connection,
      head,
      send: () => connection.write(`${head}content-length: ${body.length}\r\n\r\n${body}`),
    };
  };
  return { ...running, entity, raw, people: () => running.books().people };
}

describe('a fault', () => {
  it('answers a status with its body and headers instead of doing anything, as often as it says', async (t) => {
    const rule = { times: 2, status: 429, headers: { 'Retry-After': 7 }, body: { errors: [] } };
    const { entity, people } = await withFault(t, rule);
    for (let times = 0; times < 2; times += 1) {
      const answer = await entity('ann');
      assert.equal(answer.status, 429);
      assert.equal(answer.headers.get('retry-after'), '7');
      assert.deepEqual(answer.json, { errors: [] });
    }
    assert.equal(people(), 0);
    assert.equal((await entity('ann')).status, 200);
    assert.equal(people(), 1);
  });

  it('answers with a page of HTML where JSON is expected', async (t) => {
    const { entity, track, people } = await withFault(t, { html: 502 });
    const answer = await entity('ann');
    assert.equal(answer.status, 502);
    assert.equal(answer.headers.get('content-type'), 'text/html');
    await assert.rejects(track.identify('ann'), /Unable to parse JSON/);
    assert.equal(people(), 0);
  });

  it('delays the answer, not the effect', async (t) => {
    const delayMs = 2_000;
    const { entity, people } = await withFault(t, { delayMs });
    const startedMs = performance.now();
    let isAnswered = false;
    const answer = entity('ann').finally(() => {
      isAnswered = true;
    });
    await until('the effect', () => people() === 1);
    assert.equal(isAnswered, false);
    assert.equal((await answer).status, 200);
    // A timer may be a little early by another clock.
    assert.ok(performance.now() - startedMs >= delayMs - 5);
  });

  it('resets before the body is read', async (t) => {
    const { raw, people } = await withFault(t, { match: { path: '/api/v2/' }, reset: 'before' });
    const { write, head, isClosed, errorCode } = await raw();
    write(`${head}content-length: 1000\r\n\r\n{`);
    await until('the reset', isClosed);
    assert.equal(errorCode(), 'ECONNRESET');
    assert.equal(people(), 0);
  });

  it('resets after the body was read, without an effect', async (t) => {
    const { raw, people } = await withFault(t, { reset: 'after' });
    const { send, isClosed, errorCode } = await raw();
    send();
    await until('the reset', isClosed);
    assert.equal(errorCode(), 'ECONNRESET');
    assert.equal(people(), 0);
  });

  for (const byte of [0, 5, 60]) {
    it(`resets at byte ${byte} of the answer, after the effect`, async (t) => {
      const { raw, people } = await withFault(t, { reset: { byte } });
      const { send, socket, isClosed } = await raw();
      let received = 0;
      socket.on('data', (chunk) => {
        received += chunk.length;
      });
      send();
      await until('the reset', isClosed);
      assert.ok(received <= byte);
      assert.equal(people(), 1);
    });
  }

  it('fails after the effect, or without one', async (t) => {
    const failed = await withFault(t, { applyThenFail: { status: 500 } });
    assert.equal((await failed.entity('ann')).status, 500);
    assert.equal(failed.people(), 1);
    const refused = await withFault(t, { failThenNothing: { status: 503 } });
    assert.equal((await refused.entity('ann')).status, 503);
    assert.equal(refused.people(), 0);
  });

  it('resets or hangs after the effect, or without one', async (t) => {
    for (const [name, people] of [
      ['applyThenFail', 1],
      ['failThenNothing', 0],
    ] as const) {
      const reset = await withFault(t, { [name]: 'reset' });
      await assert.rejects(reset.entity('ann'), TypeError);
      assert.equal(reset.people(), people);
      const hung = await withFault(t, { [name]: 'hang' });
      const { send, received, isClosed } = await hung.raw();
      send();
      await until('the request', () => hung.books().requests === 1);
      // A whole other call takes its turn meanwhile: an answer would be here by now.
      await hung.call('GET', '/relay/books');
      assert.equal(hung.people(), people);
      assert.deepEqual([received(), isClosed()], [[], false]);
    }
  });

  it('refuses the named items of a batch and lets the others take effect', async (t) => {
    const { track, person } = await withFault(t, { times: 1, rejectItems: { indexes: [0, 2] } });
    const items = ['a', 'b', 'c'].map(identify);
    const { errors } = await track.batch(items);
    assert.deepEqual(
      errors.map(({ batch_index }: { batch_index: number }) => batch_index),
      [0, 2],
    );
    assert.deepEqual([await person('a'), await person('c')], [undefined, undefined]);
    assert.ok(await person('b'));
    assert.deepEqual(await track.batch(items), {});
  });

  it('refuses a share of the items, of one action where it is named', async (t) => {
    const rule = { match: { action: 'event' }, rejectItems: { probability: 0.5 } };
    const { track, books } = await withFault(t, rule);
    const event = { ...identify('ann'), action: 'event', name: 'bought' };
    const { errors } = await track.batch(
      Array.from({ length: 200 }, (_, i) => (i % 2 ? event : identify(`p${i}`))),
    );
    assert.ok(errors.length > 20 && errors.length < 80, `${errors.length} of 100`);
    assert.equal(books().events, 100 - errors.length);
    assert.ok(books().people >= 100);
  });

  it('truncates the answer’s body after the effect', async (t) => {
    const { entity, people } = await withFault(t, { truncate: 1 });
    const answer = await entity('ann');
    assert.deepEqual([answer.status, answer.text], [200, '{']);
    assert.equal(people(), 1);
  });

  it('drops with a success that looks like one', async (t) => {
    const { entity, call, books } = await withFault(t, { dropWith200: true });
    assert.deepEqual((await entity('ann')).json, {});
    const send = await call('POST', '/v1/send/email', {});
    assert.ok(send.json.delivery_id);
    assert.ok('id' in (await call('POST', '/v1/campaigns/1/triggers', {})).json);
    assert.deepEqual([books().people, books().deliveries], [0, 0]);
  });

  it('strikes only what it matches, and is named in the journal', async (t) => {
    const { track, call } = await withFault(t, { match: { action: 'delete' }, status: 500 });
    await track.identify('ann');
    await assert.rejects(track.destroy('ann'));
    await assert.rejects(track.entity({ ...identify('ann'), action: 'delete' }));
    const { json } = await call('GET', '/relay/requests');
    const requests = json.requests as { status: number; fault?: string }[];
    assert.deepEqual(
      requests.map(({ status, fault }) => [status, fault]),
      [
        [200, undefined],
        [500, 'answer'],
        [500, 'answer'],
      ],
    );
  });

  it('ends when the rules are removed', async (t) => {
    const { entity, call } = await withFault(t, { status: 500 });
    assert.equal((await entity('ann')).status, 500);
    await call('DELETE', '/relay/faults');
    assert.equal((await entity('ann')).status, 200);
  });
});

describe('the control API', () => {
  it('says what it received and what is allowed', async (t) => {
    const { call } = await runCustomerIo(t);
    for (const [path, body, message] of [
      ['/relay/faults', { explode: true }, /received "explode"; allowed/],
      ['/relay/faults', '{', /received nothing; allowed/],
      ['/relay/clock', {}, /allowed: advanceMs, speed/],
      ['/relay/clock', { speed: 0 }, /received 0; allowed: a number over 0/],
      ['/relay/delivery-events', { count: 0 }, /received 0; allowed: 1 to/],
      ['/relay/delivery-events', { metric: 'liked' }, /allowed: a documented pair/],
      ['/relay/delivery-events', { origin: 'fax' }, /allowed: campaign, broadcast/],
    ] as const) {
      const answer = await call('POST', path, body);
      assert.equal(answer.status, 400);
      assert.match(String(answer.json.error), message);
    }
    assert.equal((await call('GET', '/relay/people/ann?id_type=name')).status, 400);
    assert.equal((await call('GET', '/relay/nothing')).status, 404);
  });

  it('empties everything on reset but for the endpoint of the options', async (t) => {
    const { call, track, books, fault, app } = await runCustomerIo(t, {
      webhookEndpoint: 'http://127.0.0.1:9/',
    });
    await track.identify('ann', { email: 'ann@example.com' });
    await track.track('ann', { name: 'bought' });
    await call('POST', '/v1/send/email', {
      to: 'a',
      identifiers: { id: 'ann' },
      transactional_message_id: 1,
    });
    await fault({ status: 500, match: { path: '/api' } });
    await call('POST', '/relay/reset');
    const { people, events, deliveries, requests, webhooks } = books();
    assert.deepEqual([people, events, deliveries, requests, webhooks.pending], [0, 0, 0, 0, 0]);
    await track.identify('ann', { email: 'ann@example.com' });
    assert.equal(books().people, 1);
    assert.equal((await app.listReportingWebhooks()).reporting_webhooks.length, 1);
  });
});
