/** Functions of the stack that end by themselves, or never come up. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { startStack } from '../../local/stack/stack.ts';
import { runStack } from '../helpers/stack/running.ts';
import { until } from '../helpers/until.ts';

describe('a function of the stack', () => {
  it('that is killed is started again, and what is published meanwhile takes effect', async (t) => {
    const system = await runStack();
    t.after(() => system.close());
    const identify = system.stack.functions.find(({ name }) => name === 'identify') ?? assert.fail();
    process.kill(identify.pid, 'SIGKILL');
    await system.publish('identify', { command_id: 'after-the-kill', person: { id: 'ann' } });
    assert.equal((await system.outcomeOf('after-the-kill')).outcome, 'done');
  });

  it('that takes webhooks and is killed gets what Customer.io reports as soon as it is back', async (t) => {
    const system = await runStack();
    t.after(() => system.close());
    const { stack, addresses, query } = system;
    const webhook = stack.functions.find(({ name }) => name === 'webhook') ?? assert.fail();
    const before = webhook.pid;
    process.kill(before, 'SIGKILL');
    const report = (count: number) =>
      fetch(`${addresses.customerio_url}/relay/delivery-events`, {
        method: 'POST',
        body: JSON.stringify({ count }),
      });
    // Refused, which means an hour's penalty.
    await report(20);
    await until('the webhook to be back', () => webhook.pid !== before);
    await until('every row', async () => {
      const [row] = await query('select count(distinct event_id) as events from customerio.delivery_events');
      return Number(row?.events) === 20;
    });
  });

  it('that does not start is told with the end of its log, and everything else is closed', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'relay-broken-'));
    t.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      join(folder, 'index.js'),
      'if (process.env.FUNCTION_TARGET !== "webhook") throw new Error("broken");' +
        'exports.webhook = (request, response) => response.send();',
    );
    const dataDir = join(folder, 'data');
    // Twice: what was left open of the first would keep the second off the folder.
    for (const _attempt of [1, 2])
      await assert.rejects(
        startStack({ dataDir, firstPort: 0, source: folder }),
        /^Error: Function identify did not start; .*identify\.log ends with:[\s\S]*broken/,
      );
    assert.equal(existsSync(join(dataDir, 'stack.json')), false);
  });
});
