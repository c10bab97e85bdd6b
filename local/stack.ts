/** The whole system on one machine: the three stand-ins in this process, every function in one of its own. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPERATIONS, type Operation } from '../shared/contract/operations.ts';
import { type RunningCustomerIo, startCustomerIo } from './customerio/server.ts';
import { type FunctionProcess, startFunction } from './functions.ts';
import { type PubSubServer, startPubSub } from './pubsub/server.ts';
import { topologyOf } from './topology.ts';
import { loadTables } from './warehouse/schema/load.ts';
import { type RunningWarehouse, startWarehouse } from './warehouse/server.ts';

export interface StackOptions {
  /** Where everything durable is kept. */
  dataDir: string;
  /** The webhook's port; what follows takes the ports after it. 0 takes any that are free. */
  firstPort: number;
  /** Folder of the built artefact; `dist` beside this repository's package.json unless given. */
  source?: string;
  /** Back-off of every subscription; short unless given, for somebody who waits at a terminal. */
  backoffSeconds?: { minimum: number; maximum: number };
}

/** Where everything listens: what `npm start -- --json` prints and `stack.json` holds. */
export interface StackAddresses {
  webhook_url: string;
  pubsub_host: string;
  project: string;
  customerio_url: string;
  signing_key: string;
  data_dir: string;
  warehouse_url: string;
  topic_prefix: string;
}

export interface Stack {
  addresses: StackAddresses;
  /** True where the data folder was empty: nothing has ever happened here. */
  isNew: boolean;
  pubsub: PubSubServer;
  customerIo: RunningCustomerIo;
  warehouse: RunningWarehouse;
  functions: readonly FunctionProcess[];
  /** Drains the functions, then the stand-ins. */
  close(): Promise<void>;
}

interface Credentials {
  siteId: string;
  trackApiKey: string;
  appApiKey: string;
  signingKey: string;
}

/** How many ports follow each other from the first: the webhook's, three stand-ins', one an operation. */
export const STACK_PORTS = 4 + OPERATIONS.length;

const PROJECT = 'relay-local';
const DATASET = 'customerio';
const PREFIX = 'customerio';
const BACKOFF_SECONDS = { minimum: 1, maximum: 30 };

/** @throws Error in the user's words: a port in use, a folder in use, a function that does not start. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const dataDir = resolve(options.dataDir);
  const source = options.source ?? fileURLToPath(new URL('../dist', import.meta.url));
  mkdirSync(dataDir, { recursive: true });
  const isNew = !existsSync(join(dataDir, 'credentials.json'));
  const credentials = loadCredentials(dataDir);
  const portAt = (place: number) => (options.firstPort === 0 ? 0 : options.firstPort + place);

  // First, for its database takes the lock that keeps a second stack off the folder.
  const warehouse = await startWarehouse({
    port: portAt(3),
    dataDir: join(dataDir, 'warehouse'),
    project: PROJECT,
    dataset: DATASET,
    tables: loadTables(new URL('../schemas/tables/', import.meta.url)),
  });
  const pubsub = await startPubSub({
    port: portAt(1),
    dataDir: join(dataDir, 'pubsub'),
    bigQuery: warehouse.append,
    // Push endpoints are kept over a restart, but the functions' ports may be others this time.
    holdPush: true,
  });
  const start = (name: Operation | 'webhook', place: number, environment: Readonly<Record<string, string>>) =>
    startFunction({ name, port: portAt(place), source, environment, logFolder: join(dataDir, 'logs') });
  const webhook = await start('webhook', 0, {
    ...baseEnvironment(pubsub),
    CUSTOMERIO_WEBHOOK_SIGNING_KEY: credentials.signingKey,
  });
  const customerIo = await startCustomerIo({
    port: portAt(2),
    dataDir: join(dataDir, 'customerio'),
    webhookEndpoint: webhook.url,
    ...credentials,
  });
  const environment = { ...baseEnvironment(pubsub), ...customerIoEnvironment(customerIo, credentials) };
  const operations = await Promise.all(
    OPERATIONS.map((operation, index) => start(operation, 4 + index, environment)),
  );
  const endpointOf = (operation: Operation) => operations[OPERATIONS.indexOf(operation)]?.url ?? '';
  await makeTopology(pubsub, endpointOf, options.backoffSeconds ?? BACKOFF_SECONDS);
  pubsub.releasePush();

  const functions = [webhook, ...operations];
  const addresses: StackAddresses = {
    webhook_url: webhook.url,
    pubsub_host: pubsub.host,
    project: PROJECT,
    customerio_url: customerIo.url,
    signing_key: credentials.signingKey,
    data_dir: dataDir,
    warehouse_url: warehouse.url,
    topic_prefix: PREFIX,
  };
  writeFileSync(join(dataDir, 'stack.json'), `${JSON.stringify(addresses, null, 2)}\n`);

  return {
    addresses,
    isNew,
    pubsub,
    customerIo,
    warehouse,
    functions,
    async close() {
      rmSync(join(dataDir, 'stack.json'), { force: true });
      // The webhook last: Customer.io waits an hour after a refused connection, across a restart too.
      await stopAll(operations);
      await customerIo.close();
      await stopAll([webhook]);
      await pubsub.close();
      await warehouse.close();
    },
  };
}

async function stopAll(functions: readonly FunctionProcess[]): Promise<void> {
  for (const { stop } of functions) stop();
  await Promise.all(functions.map(({ ended }) => ended));
}

function baseEnvironment(pubsub: PubSubServer) {
  return {
    GOOGLE_CLOUD_PROJECT: PROJECT,
    PUBSUB_EMULATOR_HOST: pubsub.host,
    RELAY_ENVIRONMENT: 'local',
    RELAY_TOPIC_PREFIX: PREFIX,
  };
}

function customerIoEnvironment({ url }: RunningCustomerIo, credentials: Credentials) {
  return {
    CUSTOMERIO_REGION: 'us',
    CUSTOMERIO_TRACK_URL: url,
    CUSTOMERIO_APP_URL: url,
    CUSTOMERIO_SITE_ID: credentials.siteId,
    CUSTOMERIO_TRACK_API_KEY: credentials.trackApiKey,
    CUSTOMERIO_APP_API_KEY: credentials.appApiKey,
  };
}

/** Topics and subscriptions through Pub/Sub's own REST routes. What is there from an earlier run stays. */
async function makeTopology(
  pubsub: PubSubServer,
  endpointOf: (operation: Operation) => string,
  backoffSeconds: { minimum: number; maximum: number },
): Promise<void> {
  const { topics, subscriptions } = topologyOf({
    project: PROJECT,
    prefix: PREFIX,
    dataset: DATASET,
    endpointOf,
    backoffSeconds,
  });
  const call = async (method: string, path: string, body: unknown) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`http://${pubsub.host}/v1/${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    });
    if (response.ok || response.status === 409) return response.status;
    throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
  };
  for (const topic of topics) await call('PUT', topic, {});
  for (const { name, config } of subscriptions) {
    const isThere = (await call('PUT', name, config)) === 409;
    // The functions' ports may be others than last time.
    if (isThere && 'pushConfig' in config) {
      await call('POST', `${name}:modifyPushConfig`, { pushConfig: config.pushConfig });
    }
  }
}

/** One set of keys a data folder, made at its first use. */
function loadCredentials(dataDir: string): Credentials {
  const path = join(dataDir, 'credentials.json');
  if (existsSync(path)) return readCredentials(path);
  const key = () => randomBytes(16).toString('hex');
  const credentials = { siteId: key(), trackApiKey: key(), appApiKey: key(), signingKey: key() };
  writeFileSync(path, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  return credentials;
}

function readCredentials(path: string): Credentials {
  const json: Partial<Credentials> = JSON.parse(readFileSync(path, 'utf8'));
  const { siteId, trackApiKey, appApiKey, signingKey } = json;
  if (!siteId || !trackApiKey || !appApiKey || !signingKey) {
    throw new Error(`${path} lacks a key: delete it, and a new set is made`);
  }
  return { siteId, trackApiKey, appApiKey, signingKey };
}
