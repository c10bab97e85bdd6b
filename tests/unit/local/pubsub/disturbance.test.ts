import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTrouble, type Disturbance } from '../../../../local/pubsub/disturbance.ts';
import { startScriptedServer } from '../../../helpers/http-server.ts';
import { until } from '../../../helpers/until.ts';
import { createResources, done, publish, startServer, stateOf } from './server-fixture.ts';

const texts = Array.from({ length: 200 }, (_, index) => ({ text: `${index}` }));

/** Pushes 200 messages under that disturbance; answers the texts in the order of the pushes. */
async function pushed(t: Parameters<typeof startServer>[0], disturb: Disturbance, config = {}, key = '') {
  const { url, requests } = await startScriptedServer(t, (response) => void response.writeHead(204).end());
  const server = await startServer(t, { disturb, timeScale: 0.1, pushConcurrency: 1 });
  await createResources(server.host, { pushConfig: { pushEndpoint: url }, ...config });
  await publish(server.host, ...texts.map((each) => ({ ...each, ...(key && { orderingKey: key }) })));
  await until('an empty backlog', () => stateOf(server).backlog === 0);
  const received = () =>
    requests.map(({ text }) => Buffer.from(/"data":"([^"]*)"/.exec(text)?.[1] ?? '', 'base64').toString());
  return { server, received };
}

const inOrder = texts.map(({ text }) => text);

describe('deliberate trouble', () => {
  test('without it every message comes once and in order', async (t) => {
    const { received } = await pushed(t, {});
    assert.deepEqual(received(), inOrder);
  });

  test('duplicates come on top, and every message still ends once', async (t) => {
    const { server, received } = await pushed(t, { duplicate: 0.3, seed: 7 });
    await until('the last duplicates', () => received().length > 230 && stateOf(server).outstanding === 0);
    assert.equal(new Set(received()).size, texts.length);
    assert.equal(stateOf(server).counts.acknowledged, texts.length);
  });

  test('a chance of one duplicates each message exactly once', async (t) => {
    const { received } = await pushed(t, { duplicate: 1 });
    await until('the last duplicates', () => received().length === 2 * texts.length);
    assert.deepEqual([...received()].sort(), [...inOrder, ...inOrder].sort());
  });

  test('reordering lets messages pass each other and loses none', async (t) => {
    const { received } = await pushed(t, { reorder: 0.3, seed: 7 });
    assert.notDeepEqual(received(), inOrder);
    assert.deepEqual([...received()].sort(), [...inOrder].sort());
  });

  test('reordering leaves the order of an ordering key alone', async (t) => {
    const { received } = await pushed(t, { reorder: 0.1 }, { enableMessageOrdering: true }, 'key');
    assert.deepEqual(received(), inOrder);
  });

  test('can be set, shown and ended while the server runs', async (t) => {
    const { server, received } = await pushed(t, {});
    const wanted = { duplicate: 1, seed: 3 };
    assert.deepEqual(await done(server.host, 'PUT', '/relay/disturbance', wanted), wanted);
    assert.deepEqual(await done(server.host, 'GET', '/relay/disturbance'), wanted);
    await publish(server.host, { text: 'twice' });
    await until('both', () => received().filter((text) => text === 'twice').length === 2);
    server.disturb({});
    assert.deepEqual(await done(server.host, 'GET', '/relay/disturbance'), {});
  });

  test('the same seed makes the same choices, another one others', () => {
    const choices = (seed: number) => {
      const trouble = createTrouble({ duplicate: 0.5, reorder: 0.3, delay: 0.2, delayMs: 10, seed });
      return Array.from({ length: 50 }, () => [trouble.holdMs(), trouble.duplicateAfterMs()]);
    };
    assert.deepEqual(choices(5), choices(5));
    assert.notDeepEqual(choices(5), choices(6));
  });

  test('a delay is never longer than asked for', () => {
    const trouble = createTrouble({ delay: 1, delayMs: 10 });
    const holds = Array.from({ length: 1000 }, () => trouble.holdMs());
    assert.ok(Math.max(...holds) < 10 && Math.max(...holds) > 9);
  });
});
