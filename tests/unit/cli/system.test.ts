import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { UsageError } from '../../../cli/errors.ts';
import { locateSystem, projectOf, type SystemOptions } from '../../../cli/system.ts';
import {
  createFolder,
  createWorld,
  stackDescription,
  type WorldOptions,
  writeIn,
} from '../../helpers/cli/test-io.ts';

const locate = (options: SystemOptions, world: WorldOptions = {}) =>
  locateSystem(options, createWorld(world).io);

/** A folder in which a stack runs in `.relay`. */
function folderWithStack(t: TestContext, fields?: Record<string, unknown>): string {
  const folder = createFolder(t);
  mkdirSync(join(folder, '.relay'));
  writeIn(join(folder, '.relay'), 'stack.json', JSON.stringify(stackDescription(fields)));
  return folder;
}

describe('the system', () => {
  it('is the stack in .relay where nothing else is said', (t) => {
    const cwd = folderWithStack(t, { topic_prefix: 'shop' });
    assert.deepEqual(locate({}, { cwd }), {
      project: 'relay-local',
      topicPrefix: 'shop',
      pubsubHost: '127.0.0.1:1',
      bigQueryUrl: 'http://127.0.0.1:1/bigquery/v2',
      webhookUrl: 'http://127.0.0.1:1/',
      signingKey: 'the-stacks-own-signing-key',
      stackFiles: [join(cwd, '.relay', 'stack.json'), '/no-package/.relay/stack.json'],
    });
  });

  it('is the stack that --stack names, whatever the environment says', (t) => {
    const env = { GOOGLE_CLOUD_PROJECT: 'p', PUBSUB_EMULATOR_HOST: 'h:1', RELAY_TOPIC_PREFIX: 'x' };
    const system = locate({ stack: '.relay' }, { cwd: folderWithStack(t), env });
    assert.equal(system.project, 'relay-local');
    assert.equal(system.pubsubHost, '127.0.0.1:1');
    assert.equal(system.topicPrefix, 'customerio');
  });

  it('is the project that --project names, without anything of a stack of another project', (t) => {
    const system = locate({ project: 'shop-prod' }, { cwd: folderWithStack(t) });
    assert.equal(system.project, 'shop-prod');
    assert.equal(system.pubsubHost, undefined);
    assert.equal(system.bigQueryUrl, undefined);
    assert.equal(system.webhookUrl, undefined);
    assert.equal(system.signingKey, undefined);
  });

  it('is that of the environment before the stack, which is then said', (t) => {
    const world = createWorld({
      cwd: folderWithStack(t),
      env: {
        GOOGLE_CLOUD_PROJECT: 'shop-dev',
        PUBSUB_EMULATOR_HOST: 'localhost:8085',
        BIGQUERY_EMULATOR_HOST: 'localhost:9050',
        RELAY_TOPIC_PREFIX: 'dev',
        CUSTOMERIO_WEBHOOK_SIGNING_KEY: 'new-key\nold-key\n',
      },
    });
    const system = locateSystem({}, world.io);
    assert.equal(system.project, 'shop-dev');
    assert.equal(system.pubsubHost, 'localhost:8085');
    assert.equal(system.bigQueryUrl, 'http://localhost:9050');
    assert.equal(system.topicPrefix, 'dev');
    assert.equal(system.signingKey, 'new-key');
    assert.equal(system.webhookUrl, undefined);
    assert.match(world.stderr(), /GOOGLE_CLOUD_PROJECT names shop-dev.*--stack \S+\/\.relay would use it/);
  });

  it('takes single settings of the environment over those of a stack of the same project', (t) => {
    const env = { GOOGLE_CLOUD_PROJECT: 'relay-local', PUBSUB_EMULATOR_HOST: 'localhost:8085' };
    const system = locate({}, { cwd: folderWithStack(t), env });
    assert.equal(system.pubsubHost, 'localhost:8085');
    assert.equal(system.webhookUrl, 'http://127.0.0.1:1/');
  });

  it('takes an empty variable for none', (t) => {
    const env = { GOOGLE_CLOUD_PROJECT: ' ', PUBSUB_EMULATOR_HOST: '' };
    const system = locate({}, { cwd: folderWithStack(t), env });
    assert.equal(system.project, 'relay-local');
    assert.equal(system.pubsubHost, '127.0.0.1:1');
  });

  it('has the topic prefix of the flag before every other', (t) => {
    const world = { cwd: folderWithStack(t), env: { RELAY_TOPIC_PREFIX: 'dev' } };
    assert.equal(locate({ topicPrefix: 'mine' }, world).topicPrefix, 'mine');
    assert.equal(locate({}, world).topicPrefix, 'dev');
  });

  it('leaves the root of BigQuery as the environment spells it, but for a slash at its end', () => {
    const env = { GOOGLE_CLOUD_PROJECT: 'p', BIGQUERY_EMULATOR_HOST: 'https://bq.example/root/' };
    assert.equal(locate({}, { env }).bigQueryUrl, 'https://bq.example/root');
  });

  it('is the stack beside package.json where the current folder has none', (t) => {
    const packageFolder = folderWithStack(t, { topic_prefix: 'beside-package' });
    const cwd = folderWithStack(t, { topic_prefix: 'here' });
    assert.equal(locate({}, { packageFolder }).topicPrefix, 'beside-package');
    assert.equal(locate({}, { packageFolder, cwd }).topicPrefix, 'here');
  });

  it('is not looked for beside package.json where --stack names a folder', (t) => {
    const packageFolder = folderWithStack(t);
    assert.throws(() => locate({ stack: '.relay' }, { packageFolder }), /there is no \/nowhere\/\.relay/);
  });
});

describe('without a system', () => {
  it('the error says what was looked for and what helps', () => {
    const system = locate({}, { cwd: '/nowhere' });
    assert.throws(
      () => projectOf(system),
      (error: Error) => {
        assert.ok(error instanceof UsageError);
        for (const part of [
          '/nowhere/.relay/stack.json and /no-package/.relay/stack.json',
          'GOOGLE_CLOUD_PROJECT',
          'npm start',
          '--project',
        ]) {
          assert.ok(error.message.includes(part), part);
        }
        return true;
      },
    );
  });

  const refusals: Record<string, [content: string | undefined, options: SystemOptions, message: RegExp]> = {
    'a named stack that is not there': [undefined, {}, /there is no .*stack\.json/],
    'a stack of another project than --project': [
      JSON.stringify(stackDescription()),
      { project: 'p' },
      /is of project relay-local, but --project names p/,
    ],
    'a stack.json that is not JSON': ['{"signing_key":"secret', {}, /it is not JSON/],
    'a stack.json that is no object': ['null', {}, /has to name project, pubsub_host/],
    'a stack.json without a key': [
      JSON.stringify(stackDescription({ pubsub_host: undefined })),
      {},
      /has to name/,
    ],
    'a stack.json with a number for a key': [
      JSON.stringify(stackDescription({ signing_key: 5 })),
      {},
      /has to name/,
    ],
    'a stack.json with a number for its prefix': [
      JSON.stringify(stackDescription({ topic_prefix: 5 })),
      {},
      /has to name/,
    ],
  };
  for (const [what, [content, options, message]] of Object.entries(refusals)) {
    it(`${what} is refused, without its secrets`, (t) => {
      const stack = createFolder(t);
      if (content !== undefined) writeIn(stack, 'stack.json', content);
      assert.throws(
        () => locate({ ...options, stack }),
        (error: Error) => {
          assert.ok(error instanceof UsageError);
          assert.match(error.message, message);
          assert.doesNotMatch(error.message, /secret|own-signing-key/);
          return true;
        },
      );
    });
  }
});
