/** The only reader of the environment. Every problem is found at once, at start, and named with its remedy. */
import { ConfigurationError } from '../contract/errors.ts';
import { type Now, systemNow } from './clock.ts';
import { UNCALLED_PORTS } from './ports.ts';
import { fixedSecret, mountedSecret, type Secret } from './secrets.ts';

/** Variable → value, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What every function needs. */
export interface BaseConfig {
  /** Name of the environment, such as dev, staging or prod. */
  environment: string;
  /** Beginning of every topic's name. */
  topicPrefix: string;
  /** The Google Cloud project that the topics are in. */
  projectId: string;
  /** `host:port`, where Pub/Sub is an emulator. */
  pubsubEmulatorHost: string | undefined;
}

/** What the webhook needs. */
export interface WebhookConfig extends BaseConfig {
  /** Live keys, one a line; more than one while a rotation is under way. */
  signingKeys: Secret;
  /** Keep the bodies of sent messages in the warehouse. */
  keepContent: boolean;
}

/** What an operation of the Track API needs. */
export interface TrackConfig extends BaseConfig {
  /** Root of the Track API, without a slash at its end, such as `https://track.customer.io`. */
  trackUrl: string;
  siteId: Secret;
  trackApiKey: Secret;
}

/** What an operation of the App API needs. */
export interface AppConfig extends BaseConfig {
  /** Root of the App API, without a slash at its end, such as `https://api.customer.io`. */
  appUrl: string;
  appApiKey: Secret;
}

/** Source: https://docs.customer.io/integrations/api/track/, https://docs.customer.io/integrations/api/app/ (servers) */
const REGIONS = {
  us: { track: 'https://track.customer.io', app: 'https://api.customer.io' },
  eu: { track: 'https://track-eu.customer.io', app: 'https://api-eu.customer.io' },
} as const;

/** The webhook's configuration, frozen. @throws ConfigurationError that lists every problem. */
export function loadWebhookConfig(
  env: Environment = processEnvironment(),
  now: Now = systemNow,
): WebhookConfig {
  const read = createReader(env, now);
  return read.finish({
    ...base(read),
    signingKeys: read.secret('CUSTOMERIO_WEBHOOK_SIGNING_KEY'),
    keepContent: read.flag('RELAY_KEEP_CONTENT', false),
  });
}

/** The configuration of a Track API operation, frozen. @throws ConfigurationError that lists every problem. */
export function loadTrackConfig(env: Environment = processEnvironment(), now: Now = systemNow): TrackConfig {
  const read = createReader(env, now);
  return read.finish({
    ...base(read),
    trackUrl: read.host('CUSTOMERIO_TRACK_URL', 'track'),
    siteId: read.secret('CUSTOMERIO_SITE_ID'),
    trackApiKey: read.secret('CUSTOMERIO_TRACK_API_KEY'),
  });
}

/** The configuration of an App API operation, frozen. @throws ConfigurationError that lists every problem. */
export function loadAppConfig(env: Environment = processEnvironment(), now: Now = systemNow): AppConfig {
  const read = createReader(env, now);
  return read.finish({
    ...base(read),
    appUrl: read.host('CUSTOMERIO_APP_URL', 'app'),
    appApiKey: read.secret('CUSTOMERIO_APP_API_KEY'),
  });
}

/** FUNCTION_TARGET as the platform sets it: which function this process is. */
export function functionTarget(env: Environment = processEnvironment()): string | undefined {
  return env.FUNCTION_TARGET;
}

function base(read: Reader): BaseConfig {
  return {
    environment: read.text(
      'RELAY_ENVIRONMENT',
      /^[a-z][a-z0-9-]{0,29}$/,
      'a lower-case name such as prod',
      'dev',
    ),
    topicPrefix: read.text(
      'RELAY_TOPIC_PREFIX',
      /^(?!goog)[a-z][a-z0-9-]{0,29}$/,
      'up to 30 of a–z, 0–9 and hyphens, not beginning with goog',
      'customerio',
    ),
    projectId: read.text('GOOGLE_CLOUD_PROJECT', /^[a-z0-9.:-]{1,80}$/, 'a Google Cloud project id'),
    pubsubEmulatorHost: read.authority('PUBSUB_EMULATOR_HOST'),
  };
}

type Reader = ReturnType<typeof createReader>;

function createReader(env: Environment, now: Now) {
  const problems: string[] = [];
  const optional = (name: string) => env[name]?.trim() || undefined;
  const secret = (name: string) => readSecret(name, optional, now, problems);

  function text(name: string, allowed: RegExp, meaning: string, preset?: string): string {
    const value = optional(name) ?? preset;
    if (value === undefined) problems.push(`${name} is missing: set it to ${meaning}`);
    else if (!allowed.test(value)) problems.push(`${name} is ${JSON.stringify(value)}; allowed: ${meaning}`);
    return value ?? '';
  }

  function flag(name: string, preset: boolean): boolean {
    return text(name, /^(true|false)$/, 'true or false', String(preset)) === 'true';
  }

  function host(name: string, api: 'track' | 'app'): string {
    const override = optional(name);
    // With a URL of its own a function needs no region; but a wrong one is a slip that somebody should know of.
    const region = text(
      'CUSTOMERIO_REGION',
      /^(us|eu)$/,
      'us or eu',
      override === undefined ? undefined : 'us',
    );
    if (override === undefined) return region === 'eu' ? REGIONS.eu[api] : REGIONS.us[api];
    const problem = problemOfRoot(override);
    if (problem !== undefined) problems.push(`${name} ${problem}`);
    return override.replace(/\/+$/, '');
  }

  /** Google's own clients take it with a scheme before it and a slash behind it, too. */
  function authority(name: string): string | undefined {
    const value = optional(name)
      ?.replace(/^https?:\/\//, '')
      .replace(/\/+$/, '');
    if (value !== undefined && !/^([\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(value)) {
      problems.push(`${name} is ${JSON.stringify(value)}; allowed: host:port`);
    }
    return value;
  }

  function finish<Config>(config: Config): Config {
    if (problems.length === 0) return Object.freeze(config);
    const list = [...new Set(problems)].map((problem) => `  - ${problem}`).join('\n');
    throw new ConfigurationError('bad_configuration', `The configuration is not valid:\n${list}`);
  }

  return { text, flag, host, authority, secret, finish };
}

/** What keeps a URL from being the root of an API, if anything: it is put in front of paths and called by `fetch`. */
function problemOfRoot(root: string): string | undefined {
  const url = URL.parse(root);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return `is ${JSON.stringify(root)}; allowed: an http or https URL`;
  }
  if (url.username !== '' || url.password !== '') return 'has credentials in it; allowed: a URL without them';
  if (/[?#]/.test(root)) return `is ${JSON.stringify(root)}; allowed: a URL without a query and a fragment`;
  if (UNCALLED_PORTS.has(Number(url.port))) {
    return `is ${JSON.stringify(root)}; allowed: a port that fetch does not block`;
  }
  return undefined;
}

/** The secret in a variable, or in the file that its `_FILE` names. What is wrong with it joins the problems. */
function readSecret(
  name: string,
  optional: (name: string) => string | undefined,
  now: Now,
  problems: string[],
): Secret {
  const path = optional(`${name}_FILE`);
  if (path === undefined) {
    const value = optional(name);
    if (value === undefined)
      problems.push(`${name} is missing: set it, or ${name}_FILE to the file that holds it`);
    return fixedSecret(value ?? '');
  }
  try {
    const mounted = mountedSecret(path, now);
    if (mounted.value() === '') problems.push(`${name}_FILE names ${path}, which is empty`);
    return mounted;
  } catch (error) {
    problems.push(`${name}_FILE names ${path}, which can't be read: ${errorCode(error)}`);
    return fixedSecret('');
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

function processEnvironment(): Environment {
  // biome-ignore lint/style/noProcessEnv: this file is the one place that reads it
  return process.env;
}
