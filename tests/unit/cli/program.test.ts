import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { OPERATIONS } from '../../../shared/contract/operations.ts';
import { relay } from '../../helpers/cli/test-io.ts';

const ENTRY = fileURLToPath(new URL('../../../cli/relay.ts', import.meta.url));
const COMMANDS = [[], ['publish'], ['webhook', 'send'], ['sql']];
const ESCAPE = String.fromCharCode(27);

describe('the help', () => {
  for (const command of COMMANDS) {
    it(`of "${command.join(' ')}" shows how it is called, with examples, and succeeds`, async () => {
      const { code, stdout, stderr } = await relay([...command, '--help'], { columns: 100 });
      assert.equal(code, 0);
      assert.equal(stderr, '');
      assert.ok(stdout.startsWith(`Usage: npx relay ${command.join(' ')}`.trim()));
      assert.match(stdout, /Examples:\n {2}npx relay /);
      for (const option of ['--stack', '--project', '--topic-prefix'])
        assert.ok(stdout.includes(option), option);
    });
  }

  it('has no colours where it is no terminal that it goes to', async () => {
    assert.ok(!(await relay(['publish', '--help'])).stdout.includes(ESCAPE));
  });

  it('comes without loading a client of Google', () => {
    // Says on stderr which files the process loads.
    const watch = `import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`;
    const { stderr, stdout } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(watch)}`, ENTRY, '--help'],
      { encoding: 'utf8' },
    );
    assert.match(stdout, /Usage:/);
    assert.match(stderr, /cli\/commands\/publish\.ts/);
    assert.doesNotMatch(stderr, /@google-cloud|google-auth|grpc|cli-table3|generated/);
  });
});

describe('what is typed wrong', () => {
  const cases: Record<string, [args: string[], message: RegExp]> = {
    'no command': [[], /Usage:/],
    'an unknown command': [
      ['pubish'],
      /unknown command 'pubish'[\s\S]*Did you mean publish[\s\S]*\nAllowed: publish, webhook, sql\.\n/,
    ],
    'an unknown command of webhook': [['webhook', 'snd'], /unknown command 'snd'[\s\S]*\nAllowed: send\.\n/],
    'an unknown option': [
      ['sql', '--jsn', 'select 1'],
      /unknown option '--jsn'[\s\S]*Did you mean --json[\s\S]*\nAllowed: --file, --param, .*--csv, .*--project/,
    ],
    'an unknown option before any command': [
      ['--x'],
      /unknown option '--x'\nAllowed: --stack, --project, --topic-prefix, --help\.\n/,
    ],
    'an unknown option that all commands share': [
      ['sql', '--projct=p', 'select 1'],
      /Did you mean --project/,
    ],
    'no operation': [['publish'], /missing required argument 'operation'/],
    'an unknown operation': [['publish', 'identfy'], new RegExp(OPERATIONS.join(', '))],
    'an argument too many': [['publish', 'identify', 'a', 'b'], /too many arguments/],
    'an option without its value': [['webhook', 'send', '--signing-key'], /argument missing/],
    'no command of webhook': [['webhook'], /Usage: npx relay webhook/],
  };
  for (const [what, [args, message]] of Object.entries(cases)) {
    it(`${what} is told on stderr and exits with 2`, async () => {
      const { code, stdout, stderr } = await relay(args);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, message);
    });
  }
});
