import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { keepFunction } from '../../../../local/stack/kept-function.ts';
import { until } from '../../../helpers/until.ts';

const HELLO = 'exports.hello = (request, response) => response.send("hello");';

/** A function that says hello, started as the stack starts its own. */
async function start(t: TestContext) {
  const source = mkdtempSync(join(tmpdir(), 'relay-kept-'));
  const write = (code: string) => writeFileSync(join(source, 'index.js'), code);
  write(HELLO);
  const told: string[] = [];
  const kept = await keepFunction({
    name: 'hello',
    port: 0,
    source,
    environment: {},
    logFolder: join(source, 'logs'),
    tell: (notice) => told.push(notice),
  });
  t.after(async () => {
    await kept.stop();
    rmSync(source, { recursive: true });
  });
  const answer = () =>
    fetch(kept.url).then(
      (response) => response.text(),
      () => undefined,
    );
  return { kept, told, answer, write, logFile: join(source, 'logs', 'hello.log') };
}

describe('a function that is kept', () => {
  it('is started again on its port when it ends by itself, and the log is named', async (t) => {
    const { kept, told, answer, logFile } = await start(t);
    const before = kept.pid;
    process.kill(before, 'SIGKILL');
    await until('it to answer again', async () => kept.pid !== before && (await answer()) === 'hello');
    assert.deepEqual(told, [
      `Function hello ended (signal SIGKILL) and is being restarted; its log: ${logFile}`,
    ]);
    assert.equal(kept.lost, undefined);
  });

  it('is left alone once it has ended five times in a row, and says so', async (t) => {
    const { kept, told, write, logFile } = await start(t);
    write('throw new Error("broken");');
    process.kill(kept.pid, 'SIGKILL');
    await until('it to be given up', () => kept.lost !== undefined);
    assert.equal(
      kept.lost,
      `Function hello ended 5 times in a row and will not be restarted; its log: ${logFile}`,
    );
    assert.equal(told.at(-1), `${kept.lost}. Everything else goes on.`);
    assert.match(readFileSync(logFile, 'utf8'), /broken/);
  });

  it('is not started again when its end was meant', async (t) => {
    const { kept, told, answer } = await start(t);
    kept.letGo();
    process.kill(kept.pid, 'SIGTERM');
    await kept.stop();
    assert.deepEqual(told, []);
    assert.equal(await answer(), undefined);
  });

  it('can be stopped while it is being started again', async (t) => {
    const { kept, told, answer } = await start(t);
    process.kill(kept.pid, 'SIGKILL');
    await until('the notice', () => told.length === 1);
    await kept.stop();
    assert.equal(await answer(), undefined);
  });
});
