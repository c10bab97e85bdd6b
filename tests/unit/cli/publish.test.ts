import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFolder, relay, stackIn, type WorldOptions, writeIn } from '../../helpers/cli/test-io.ts';

describe('publish', () => {
  const publish = (args: readonly string[], options?: WorldOptions) => relay(['publish', ...args], options);
  const valid = '{"person":{"id":"42"}}';

  const refused: Record<string, [args: string[], options: WorldOptions, message: RegExp]> = {
    'no command on a terminal': [['identify'], {}, /no command was given/],
    'an empty standard input': [['identify'], { stdin: '' }, /standard input is empty/],
    'two sources': [
      ['identify', 'a.json', '--data', valid],
      {},
      /by the argument a.json and by --data; allowed: one/,
    ],
    'flags beside a document': [
      ['identify', '--data', valid, '--person', 'id=1'],
      {},
      /by --data and by flags/,
    ],
    'a file that is not there': [
      ['identify', 'none.json'],
      {},
      /none.json can't be read: there is no such file/,
    ],
    'a folder for a file': [['identify', '/'], {}, /can't be read: it is a folder/],
    'a pair without =': [
      ['identify', '--person', '42'],
      {},
      /--person.*'42' is invalid. Allowed: name=value/,
    ],
    'a pair without a name': [['identify', '--attribute', '=1'], {}, /Allowed: name=value/],
    'no count': [['identify', '--data', valid, '--count', '0'], {}, /whole number from 1 to 100000/],
    'an odd count': [['identify', '--data', valid, '--count', '1e3'], {}, /whole number/],
    'a command for another operation': [
      ['delete', '--data', '{"operation":"identify","person":{"id":"42"}}'],
      {},
      /\/operation/,
    ],
    'two identifiers': [['identify', '--person', 'id=1', '--person', 'email=a@b.co'], {}, /\/person/],
    'a flag that the operation has no use for': [
      ['suppress', '--person', 'id=1', '--name', 'x'],
      {},
      /\/name/,
    ],
    'a valid command without a system': [['identify', '--data', valid], {}, /no system was found/],
  };
  for (const [what, [args, options, message]] of Object.entries(refused)) {
    it(`refuses ${what} and exits with 2`, async () => {
      const { code, stdout, stderr } = await publish(args, options);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, message);
    });
  }

  it('says at once that a stack does not run', async (t) => {
    const args = [...stackIn(createFolder(t)), 'publish', 'identify', '--data', valid];
    // The first one loads Google's client, which takes what the machine has left.
    await relay(args);
    const startedAtMs = performance.now();
    const { code, stderr } = await relay(args);
    assert.equal(code, 1);
    assert.match(stderr, /1 of 1 not published: Pub\/Sub at 127.0.0.1:1 can't be reached.*npm start/);
    assert.ok(performance.now() - startedAtMs < 5_000);
  });

  it('reads a file from the current folder', async (t) => {
    const folder = createFolder(t);
    writeIn(folder, 'bad.json', '{"person":5}');
    const { stderr } = await publish(['identify', 'bad.json'], { cwd: folder });
    assert.match(stderr, /\/person: received a whole number/);
  });
});
