import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { inPlainWords, shellWord } from '../../../local/plain-words.ts';

describe('a word for a shell', () => {
  it('stays as it is where the shell would leave it alone', () => {
    for (const text of ['.relay', '/tmp/relay-1/a_b', 'a@b:c']) assert.equal(shellWord(text), text);
  });

  it('comes back from a shell as it went in', () => {
    for (const text of ['my folder', "it's", '$HOME', 'a\\b', '~', '*', '', 'ü'])
      assert.equal(
        spawnSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' }).stdout,
        text,
      );
  });
});

describe('an error in plain words', () => {
  it('names the port that is in use, and the flag for another', () => {
    const error = new Error('listen EADDRINUSE: address already in use 127.0.0.1:8080');
    assert.match(inPlainWords(error), /^Port 8080 is in use: choose others with --port/);
  });

  it('names the process that has the folder', () => {
    const error = new Error(
      'IO Error: Could not set lock on file "x": Conflicting lock is held in node (PID 42)',
    );
    assert.match(inPlainWords(error), /in use by process 42: .*--data-dir/);
  });

  it("is the error's own text otherwise", () => {
    assert.equal(inPlainWords(new Error('no such luck')), 'no such luck');
  });
});
