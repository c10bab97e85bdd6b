/** The local Customer.io started again on the folder of an earlier run, and a second one on the same folder. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { type SimulatorOptions, startCustomerIo } from '../../../local/customerio/server.ts';
import { CREDENTIALS, clientsOf } from '../../helpers/customerio/running.ts';

const MONTH_MS = 30 * 86_400_000;
const REAL_MS = Date.UTC(2026, 5, 1);

function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'customerio-restart-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function start(options: Partial<SimulatorOptions>) {
  const customerIo = await startCustomerIo({ ...CREDENTIALS, now: () => REAL_MS, ...options });
  const clients = clientsOf(customerIo.url);
  const nowMs = async () => Number((await clients.call('GET', '/relay/clock')).json.nowMs);
  return { ...customerIo, ...clients, nowMs };
}

describe('a simulator that starts again', () => {
  it('goes on at the time to which its clock was moved, so that what comes later is later', async (t) => {
    const dataDir = newFolder(t);
    const first = await start({ dataDir });
    await first.advance(MONTH_MS);
    await first.track.identify('ann', { plan: 'before' });
    await first.close();
    const second = await start({ dataDir });
    t.after(() => second.close());
    assert.equal(await second.nowMs(), REAL_MS + MONTH_MS);
    await second.track.identify('ann', { plan: 'after' });
    assert.equal((await second.person('ann'))?.attributes.plan, 'after');
  });

  it('goes on where a faster clock had got to', async (t) => {
    const dataDir = newFolder(t);
    let realMs = REAL_MS;
    const first = await start({ dataDir, now: () => realMs });
    await first.call('POST', '/relay/clock', { speed: 60 });
    realMs += 1_000;
    await first.close();
    const second = await start({ dataDir, now: () => realMs });
    t.after(() => second.close());
    assert.equal(await second.nowMs(), REAL_MS + 60_000);
  });

  it('keeps its time when everything else is emptied', async (t) => {
    const dataDir = newFolder(t);
    const first = await start({ dataDir });
    await first.advance(MONTH_MS);
    await first.call('POST', '/relay/reset');
    await first.close();
    const second = await start({ dataDir });
    t.after(() => second.close());
    assert.equal(await second.nowMs(), REAL_MS + MONTH_MS);
  });
});

describe('a second simulator on the same folder', () => {
  it('is refused, and says why', async (t) => {
    const dataDir = newFolder(t);
    const first = await start({ dataDir });
    t.after(() => first.close());
    await assert.rejects(start({ dataDir }), /is another simulator of Customer\.io using the folder\?/);
  });

  it('is let in once the first has closed', async (t) => {
    const dataDir = newFolder(t);
    await (await start({ dataDir })).close();
    await (await start({ dataDir })).close();
  });
});
