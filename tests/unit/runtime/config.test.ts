import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { inspect } from 'node:util';
import { ConfigurationError } from '../../../shared/contract/errors.ts';
import {
  type Environment,
  functionTarget,
  loadAppConfig,
  loadTrackConfig,
  loadWebhookConfig,
} from '../../../shared/runtime/config.ts';
import { createClock } from '../../helpers/clock.ts';

const BASE: Environment = {
  RELAY_ENVIRONMENT: 'prod',
  RELAY_TOPIC_PREFIX: 'crm',
  GOOGLE_CLOUD_PROJECT: 'my-project',
  CUSTOMERIO_REGION: 'eu',
};
const WEBHOOK: Environment = { ...BASE, CUSTOMERIO_WEBHOOK_SIGNING_KEY: 'key-canary' };
const TRACK: Environment = {
  ...BASE,
  CUSTOMERIO_SITE_ID: 'site-canary',
  CUSTOMERIO_TRACK_API_KEY: 'track-canary',
};
const APP: Environment = { ...BASE, CUSTOMERIO_APP_API_KEY: 'app-canary' };

function problemsOf(load: () => unknown): string[] {
  try {
    load();
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    assert.equal(error.reason, 'bad_configuration');
    return error.message.split('\n').slice(1);
  }
  return [];
}

function secretFile(t: TestContext, content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'relay-secret-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'secret');
  writeFileSync(path, content);
  return path;
}

test('a usable environment gives what each function needs, and nothing that it does not', () => {
  const base = {
    environment: 'prod',
    topicPrefix: 'crm',
    projectId: 'my-project',
    pubsubEmulatorHost: undefined,
  };
  const { signingKeys, ...webhook } = loadWebhookConfig(WEBHOOK);
  assert.deepEqual(webhook, { ...base, keepContent: false });
  assert.equal(signingKeys.value(), 'key-canary');
  const { siteId, trackApiKey, ...track } = loadTrackConfig(TRACK);
  assert.deepEqual(track, { ...base, trackUrl: 'https://track-eu.customer.io' });
  assert.deepEqual([siteId.value(), trackApiKey.value()], ['site-canary', 'track-canary']);
  const { appApiKey, ...app } = loadAppConfig(APP);
  assert.deepEqual(app, { ...base, appUrl: 'https://api-eu.customer.io' });
  assert.equal(appApiKey.value(), 'app-canary');
});

test('the region decides the hosts', () => {
  assert.equal(loadTrackConfig({ ...TRACK, CUSTOMERIO_REGION: 'us' }).trackUrl, 'https://track.customer.io');
  assert.equal(loadAppConfig({ ...APP, CUSTOMERIO_REGION: 'us' }).appUrl, 'https://api.customer.io');
});

test('what may be left out has its documented default', () => {
  const { environment, topicPrefix, keepContent } = loadWebhookConfig({
    GOOGLE_CLOUD_PROJECT: 'my-project',
    CUSTOMERIO_WEBHOOK_SIGNING_KEY: 'k',
  });
  assert.deepEqual(
    { environment, topicPrefix, keepContent },
    {
      environment: 'dev',
      topicPrefix: 'customerio',
      keepContent: false,
    },
  );
});

test('another host comes over the region, which is then not asked for', () => {
  const { CUSTOMERIO_REGION: _region, ...rest } = TRACK;
  const config = loadTrackConfig({ ...rest, CUSTOMERIO_TRACK_URL: ' http://127.0.0.1:8087// ' });
  assert.equal(config.trackUrl, 'http://127.0.0.1:8087');
  assert.equal(
    loadAppConfig({ ...APP, CUSTOMERIO_APP_URL: 'http://127.0.0.1:8087/' }).appUrl,
    'http://127.0.0.1:8087',
  );
});

test('the emulator’s host is read as Google’s clients read it', () => {
  for (const [given, host] of [
    ['127.0.0.1:8085', '127.0.0.1:8085'],
    ['http://localhost:8085/', 'localhost:8085'],
    ['[::1]:8085', '[::1]:8085'],
  ]) {
    assert.equal(loadWebhookConfig({ ...WEBHOOK, PUBSUB_EMULATOR_HOST: given }).pubsubEmulatorHost, host);
  }
});

test('every problem is reported at once, each with its remedy', () => {
  assert.deepEqual(
    problemsOf(() => loadTrackConfig({ RELAY_ENVIRONMENT: 'Prod', RELAY_TOPIC_PREFIX: 'google-x' })),
    [
      '  - RELAY_ENVIRONMENT is "Prod"; allowed: a lower-case name such as prod',
      '  - RELAY_TOPIC_PREFIX is "google-x"; allowed: up to 30 of a–z, 0–9 and hyphens, not beginning with goog',
      '  - GOOGLE_CLOUD_PROJECT is missing: set it to a Google Cloud project id',
      '  - CUSTOMERIO_REGION is missing: set it to us or eu',
      '  - CUSTOMERIO_SITE_ID is missing: set it, or CUSTOMERIO_SITE_ID_FILE to the file that holds it',
      '  - CUSTOMERIO_TRACK_API_KEY is missing: set it, or CUSTOMERIO_TRACK_API_KEY_FILE to the file that holds it',
    ],
  );
});

for (const [name, value] of [
  ['RELAY_ENVIRONMENT', '1prod'],
  ['RELAY_ENVIRONMENT', `p${'x'.repeat(30)}`],
  ['RELAY_TOPIC_PREFIX', 'Customerio'],
  ['RELAY_TOPIC_PREFIX', 'goog'],
  ['RELAY_TOPIC_PREFIX', 'a/b'],
  ['GOOGLE_CLOUD_PROJECT', 'my project'],
  ['GOOGLE_CLOUD_PROJECT', '../secrets'],
  ['CUSTOMERIO_REGION', 'EU'],
  ['CUSTOMERIO_REGION', 'asia'],
  ['CUSTOMERIO_TRACK_URL', 'track.customer.io'],
  ['CUSTOMERIO_TRACK_URL', 'ftp://track.customer.io'],
  ['CUSTOMERIO_TRACK_URL', 'http://127.0.0.1:6000'],
  ['CUSTOMERIO_TRACK_URL', 'https://track.customer.io/?region=eu'],
  ['PUBSUB_EMULATOR_HOST', 'localhost'],
  ['PUBSUB_EMULATOR_HOST', 'localhost:8085/v1'],
  ['PUBSUB_EMULATOR_HOST', 'a b:1'],
] as const) {
  test(`${name} of ${JSON.stringify(value)} is refused, saying what was received`, () => {
    const problems = problemsOf(() => loadTrackConfig({ ...TRACK, [name]: value }));
    assert.equal(problems.length, 1);
    assert.ok(problems[0]?.startsWith(`  - ${name} is ${JSON.stringify(value)}; allowed: `), problems[0]);
  });
}

test('a region that is wrong is reported even where a URL comes over it, together with what is wrong with the URL', () => {
  const given = { ...TRACK, CUSTOMERIO_REGION: 'asia', CUSTOMERIO_TRACK_URL: 'track.customer.io' };
  assert.deepEqual(
    problemsOf(() => loadTrackConfig(given)),
    [
      '  - CUSTOMERIO_REGION is "asia"; allowed: us or eu',
      '  - CUSTOMERIO_TRACK_URL is "track.customer.io"; allowed: an http or https URL',
    ],
  );
});

test('a URL with credentials is refused without being shown', () => {
  assert.deepEqual(
    problemsOf(() => loadAppConfig({ ...APP, CUSTOMERIO_APP_URL: 'https://canary:canary@example.com' })),
    ['  - CUSTOMERIO_APP_URL has credentials in it; allowed: a URL without them'],
  );
});

test('a flag is true or false and nothing else', () => {
  assert.equal(loadWebhookConfig({ ...WEBHOOK, RELAY_KEEP_CONTENT: 'true' }).keepContent, true);
  for (const value of ['yes', '1', 'TRUE']) {
    assert.equal(
      problemsOf(() => loadWebhookConfig({ ...WEBHOOK, RELAY_KEEP_CONTENT: value })).length,
      1,
      value,
    );
  }
});

test('a secret of white space is a missing one', () => {
  for (const value of ['', ' \n\t ']) {
    const problems = problemsOf(() =>
      loadWebhookConfig({ ...WEBHOOK, CUSTOMERIO_WEBHOOK_SIGNING_KEY: value }),
    );
    assert.match(problems.join(), /CUSTOMERIO_WEBHOOK_SIGNING_KEY is missing/);
  }
});

test('a secret may be a file, which comes over the variable', (t) => {
  const path = secretFile(t, 'from-file\n');
  const config = loadWebhookConfig({ ...WEBHOOK, CUSTOMERIO_WEBHOOK_SIGNING_KEY_FILE: path });
  assert.equal(config.signingKeys.value(), 'from-file');
});

test('a rotated file is in force after a minute', (t) => {
  const clock = createClock();
  const path = secretFile(t, 'old');
  const config = loadWebhookConfig({ ...BASE, CUSTOMERIO_WEBHOOK_SIGNING_KEY_FILE: path }, clock.now);
  writeFileSync(path, 'new\nold');
  assert.equal(config.signingKeys.value(), 'old');
  clock.advance(60_001);
  assert.equal(config.signingKeys.value(), 'new\nold');
});

test('a file that is missing or empty is a problem that names its path', (t) => {
  const empty = secretFile(t, ' \n');
  assert.deepEqual(
    problemsOf(() => loadAppConfig({ ...BASE, CUSTOMERIO_APP_API_KEY_FILE: empty })),
    [`  - CUSTOMERIO_APP_API_KEY_FILE names ${empty}, which is empty`],
  );
  assert.deepEqual(
    problemsOf(() => loadAppConfig({ ...BASE, CUSTOMERIO_APP_API_KEY_FILE: '/none' })),
    ["  - CUSTOMERIO_APP_API_KEY_FILE names /none, which can't be read: ENOENT"],
  );
});

test('no way of printing a configuration shows a secret', (t) => {
  const mounted = secretFile(t, 'file-canary');
  const configs = [
    loadWebhookConfig(WEBHOOK),
    loadTrackConfig(TRACK),
    loadAppConfig(APP),
    loadAppConfig({ ...BASE, CUSTOMERIO_APP_API_KEY_FILE: mounted }),
  ];
  for (const config of configs) {
    const secrets = Object.values(config).filter((value) => typeof value === 'object');
    const printed = [
      JSON.stringify(config),
      inspect(config, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
      ...secrets.flatMap((secret) => [`${secret}`, inspect(secret), JSON.stringify(secret), String(secret)]),
    ];
    assert.doesNotMatch(printed.join('\n'), /canary/);
    assert.match(inspect(config), /\[redacted\]/);
  }
});

test('no problem shows the secrets beside it', () => {
  const problems = problemsOf(() => loadTrackConfig({ ...TRACK, CUSTOMERIO_REGION: 'mars' }));
  assert.equal(problems.length, 1);
  assert.doesNotMatch(problems.join(), /canary/);
});

test('a configuration cannot be changed', () => {
  assert.throws(() => Object.assign(loadAppConfig(APP), { appUrl: 'https://evil.example' }), TypeError);
});

test('the function’s name is what FUNCTION_TARGET says', () => {
  assert.equal(functionTarget({ FUNCTION_TARGET: 'identify' }), 'identify');
  assert.equal(functionTarget({}), undefined);
});
