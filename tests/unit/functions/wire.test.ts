import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Operation } from '../../../shared/contract/operations.ts';
import { createAppSender } from '../../../shared/customerio/app-sender.ts';
import { CustomerIoService } from '../../../shared/customerio/service.ts';
import { createTrackSender } from '../../../shared/customerio/track-sender.ts';
import { fixedSecret } from '../../../shared/runtime/secrets.ts';
import { commandFixtures } from '../../fixtures/commands/load.ts';
import { answerJson, startScriptedServer } from '../../helpers/http-server.ts';
import { callOf, callOfShape } from './operations-to-call.ts';

/** What is for this system and not for Customer.io. */
const OURS = new Set(['operation', 'command_id', 'occurred_at', 'expires_at', 'on_unknown']);

/** A service that asks a real server, and the last request's path and body. */
async function startWire(t: TestContext) {
  const server = await startScriptedServer(t, answerJson(200, { delivery_id: 'd', id: 1 }));
  const secret = fixedSecret('x');
  const common = { url: server.url, timeoutMs: 60_000 };
  const service = new CustomerIoService({
    now: Date.now,
    track: createTrackSender({ ...common, siteId: secret, apiKey: secret, patienceMs: 45_000 }),
    app: createAppSender({ ...common, apiKey: secret }),
  });
  return {
    service,
    last: () => {
      const { path, text } = server.requests.at(-1) ?? assert.fail('there was no request');
      return `${path} ${text}`;
    },
  };
}

/** Copies of a JSON value, each with one leaf changed, by the path to that leaf. */
function* changes(value: unknown, path = ''): Generator<[path: string, changed: unknown]> {
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) {
      for (const [at, changed] of changes(member, `${path}/${index}`)) yield [at, value.with(index, changed)];
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      for (const [at, changed] of changes(member, `${path}/${key}`)) yield [at, { ...value, [key]: changed }];
    }
  } else if (typeof value === 'string') yield [path, `${value}x`];
  else if (typeof value === 'number') yield [path, value + 1];
  else if (typeof value === 'boolean') yield [path, !value];
  else yield [path, 'no longer null'];
}

for (const { name, operation, json } of commandFixtures()) {
  test(`every field of ${name} reaches the wire: changing it changes the request`, async (t) => {
    const { service, last } = await startWire(t);
    const send = (call: ReturnType<typeof callOf<Operation>>) =>
      service.perform(operation, call, 'command-1');
    await send(callOf(operation, json));
    const original = last();
    const unheard: string[] = [];
    for (const [path, changed] of changes(json)) {
      if (OURS.has(path.slice(1))) continue;
      // A change may well break the contract: what counts is whether the field travels.
      const call = callOfShape<Operation>(operation, changed as never);
      const isMade = await send(call).then(
        () => true,
        () => false,
      );
      if (isMade && last() === original) unheard.push(path);
    }
    assert.deepEqual(unheard, []);
  });
}
