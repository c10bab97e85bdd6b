import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { makeDataFolder } from '../../../local/data-folder.ts';

function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'relay-folder-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('a data folder', () => {
  it('is made with the folders above it, and may be there already', (t) => {
    const path = join(newFolder(t), 'a', 'b c');
    assert.equal(makeDataFolder(path), path);
    assert.ok(statSync(path).isDirectory());
    assert.equal(makeDataFolder(path), path);
  });

  it('counts from the folder one is in', () => {
    assert.equal(makeDataFolder('.'), process.cwd());
  });

  it('is refused where a file has its place, and the flag is named', (t) => {
    const file = join(newFolder(t), 'file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'below')])
      assert.throws(() => makeDataFolder(path), {
        message: `The data folder ${path} can't be used (it is not a folder): choose another with --data-dir`,
      });
  });

  it('is refused at once in a file system that takes none', {
    skip: !existsSync('/proc/self') && 'there is no /proc here',
  }, () => {
    assert.throws(() => makeDataFolder('/proc/relay/data'), /\/proc\/relay\/data can't be used .*--data-dir/);
  });
});
