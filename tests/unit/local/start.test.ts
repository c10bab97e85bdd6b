/** What `npm start` says to flags that won't do, before it starts anything. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../../local/start.ts', import.meta.url));

const WRONG: Record<string, [flags: string[], said: RegExp, code: number]> = {
  'an empty folder': [
    ['--data-dir', ''],
    /'--data-dir <folder>' argument '' is invalid\. Allowed: a folder's name\./,
    2,
  ],
  'a negative port': [
    ['--port', '-1'],
    /argument '-1' is invalid\. Allowed: a whole number from 0 to 65522\./,
    2,
  ],
  'a port without room for the others': [['--port', '65523'], /from 0 to 65522/, 2],
  'a folder that is a file': [
    ['--data-dir', START],
    /start\.ts can't be used \(it is not a folder\): .*--data-dir/,
    1,
  ],
};

describe('npm start', () => {
  for (const [what, [flags, said, code]] of Object.entries(WRONG))
    it(`refuses ${what} in one line that says what is allowed`, () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [START, ...flags], { encoding: 'utf8' });
      assert.equal(status, code);
      assert.equal(stdout, '');
      assert.match(stderr, said);
      assert.doesNotMatch(stderr, /\n\s+at /);
    });
});
