/** The whole system on one machine: the three stand-ins in this process, every function in one of its own. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPERATIONS, type Operation } from '../../shared/contract/operations.ts';
import { type Closers, createClosers } from '../closers.ts';
import { type RunningCustomerIo, startCustomerIo } from '../customerio/server.ts';
import { makeDataFolder } from '../data-folder.ts';
import { type PubSubServer, startPubSub } from '../pubsub/server.ts';
import { loadTables } from '../warehouse/schema/load.ts';
import { type RunningWarehouse, startWarehouse } from '../warehouse/server.ts';
import { type Credentials, loadCredentials } from './credentials.ts';
import { type KeptFunction, keepFunction } from './kept-function.ts';
import { makeTopology } from './topology.ts';

export interface StackOptions {
  /** Where everything durable is kept. */
  dataDir: string;
  /** The webhook's port; what follows takes the ports after it. 0 takes any that are free. */
  firstPort: number;
  /** Folder of the built artefact; `dist` beside this repository's package.json unless given. */
  source?: string;
  /** Back-off of every subscription; short unless given, for somebody who waits at a terminal. */
  backoffSeconds?: { minimum: number; maximum: number };
  /** Told, in one line, when a function has ended by itself; writes to stderr unless given. */
  tell?: (notice: string) => void;
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
  functions: readonly KeptFunction[];
  /** Drains the functions, then the stand-ins. */
  close(): Promise<void>;
}

/** How many ports follow each other from the first: the webhook's, three stand-ins', one an operation. */
export const STACK_PORTS = 4 + OPERATIONS.length;

const PROJECT = 'relay-local';
const DATASET = 'customerio';
const PREFIX = 'customerio';
const BACKOFF_SECONDS = { minimum: 1, maximum: 30 };

/** @throws Error in the user's words: a port in use, a folder in use, a function that does not start. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const dataDir = makeDataFolder(options.dataDir);
  const closers = createClosers();
  try {
    return await startParts({ ...options, dataDir }, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

/**
 * Customer.io is closed before the webhook, since it waits an hour after a refused connection; and after the
 * operations, which are in the middle of calls to it.
 */
async function startParts(options: StackOptions, closers: Closers): Promise<Stack> {
  const { dataDir } = options;
  const { credentials, isNew } = loadCredentials(dataDir);
  const portAt = (place: number) => (options.firstPort === 0 ? 0 : options.firstPort + place);
  const { warehouse, pubsub } = await startStorage(dataDir, portAt, closers);
  let customerIo: RunningCustomerIo | undefined;
  // In production a front end answers for an instance that is lost, with 503: no reason to wait an hour.
  const start = starter(options, portAt, closers, () => customerIo?.retryWebhooks());
  const [webhook] = await start([['webhook', 0, webhookEnvironment(pubsub, credentials)]]);
  if (webhook === undefined) throw new TypeError('There is no webhook');
  customerIo = await startCustomerIo({
    port: portAt(2),
    dataDir: join(dataDir, 'customerio'),
    webhookEndpoint: webhook.url,
    ...credentials,
  });
  closers.add(customerIo.close);
  // The webhook function is a new one; the last may have gone in the middle of a call.
  customerIo.retryWebhooks();
  const environment = operationEnvironment(pubsub, customerIo, credentials);
  const operations = await start(OPERATIONS.map((operation, index) => [operation, 4 + index, environment]));
  await makeTopology(pubsub.host, {
    project: PROJECT,
    prefix: PREFIX,
    dataset: DATASET,
    endpointOf: (operation) => operations[OPERATIONS.indexOf(operation)]?.url ?? '',
    backoffSeconds: options.backoffSeconds ?? BACKOFF_SECONDS,
  });
  pubsub.releasePush();
  return asStack({
    dataDir,
    isNew,
    credentials,
    warehouse,
    pubsub,
    customerIo,
    webhook,
    operations,
    closers,
  });
}

/** The two that everything else writes to. */
async function startStorage(dataDir: string, portAt: (place: number) => number, closers: Closers) {
  // First, for its database takes the lock that keeps a second stack off the folder.
  const warehouse = await startWarehouse({
    port: portAt(3),
    dataDir: join(dataDir, 'warehouse'),
    project: PROJECT,
    dataset: DATASET,
    tables: loadTables(new URL('../../schemas/tables/', import.meta.url)),
  });
  closers.add(warehouse.close);
  const pubsub = await startPubSub({
    port: portAt(1),
    dataDir: join(dataDir, 'pubsub'),
    bigQuery: warehouse.append,
    // Push endpoints are kept over a restart, but the functions' ports may be others this time.
    holdPush: true,
  });
  closers.add(pubsub.close);
  return { warehouse, pubsub };
}

type FunctionToStart = [name: Operation | 'webhook', place: number, environment: Environment];

/** Starts functions at the same time, and closes at the same time those that came up. */
function starter(
  options: StackOptions,
  portAt: (place: number) => number,
  closers: Closers,
  onRestart: () => void,
) {
  const { dataDir, tell = toStderr } = options;
  const source = options.source ?? fileURLToPath(new URL('../../dist', import.meta.url));
  const logFolder = join(dataDir, 'logs');
  return async (wanted: readonly FunctionToStart[]): Promise<KeptFunction[]> => {
    const starting = wanted.map(([name, place, environment]) =>
      keepFunction({ name, port: portAt(place), source, environment, logFolder, tell, onRestart }),
    );
    // One that fails must not leave the others to come up when all has been closed.
    const ends = await Promise.allSettled(starting);
    const running = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    closers.add(() => Promise.all(running.map((each) => each.stop())));
    return Promise.all(starting);
  };
}

function toStderr(notice: string): void {
  process.stderr.write(`${notice}\n`);
}

type Environment = Readonly<Record<string, string>>;

/** What has been started. */
interface Parts extends Pick<Stack, 'isNew' | 'warehouse' | 'pubsub' | 'customerIo'> {
  dataDir: string;
  credentials: Credentials;
  webhook: KeptFunction;
  operations: readonly KeptFunction[];
  closers: Closers;
}

/** Says in `stack.json`, for as long as it runs, where everything is. */
function asStack({ dataDir, credentials, webhook, operations, closers, ...parts }: Parts): Stack {
  const { pubsub, customerIo, warehouse } = parts;
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
  const file = join(dataDir, 'stack.json');
  writeFileSync(file, `${JSON.stringify(addresses, null, 2)}\n`);
  const functions = [webhook, ...operations];
  return {
    ...parts,
    addresses,
    functions,
    async close() {
      rmSync(file, { force: true });
      // A terminal tells every process at once to end: none of them shall be started again.
      for (const each of functions) each.letGo();
      await closers.close();
    },
  };
}

function baseEnvironment(pubsub: PubSubServer): Environment {
  return {
    GOOGLE_CLOUD_PROJECT: PROJECT,
    PUBSUB_EMULATOR_HOST: pubsub.host,
    RELAY_ENVIRONMENT: 'local',
    RELAY_TOPIC_PREFIX: PREFIX,
  };
}

function webhookEnvironment(pubsub: PubSubServer, { signingKey }: Credentials): Environment {
  return { ...baseEnvironment(pubsub), CUSTOMERIO_WEBHOOK_SIGNING_KEY: signingKey };
}

function operationEnvironment(
  pubsub: PubSubServer,
  { url }: RunningCustomerIo,
  credentials: Credentials,
): Environment {
  return {
    ...baseEnvironment(pubsub),
    CUSTOMERIO_REGION: 'us',
    CUSTOMERIO_TRACK_URL: url,
    CUSTOMERIO_APP_URL: url,
    CUSTOMERIO_SITE_ID: credentials.siteId,
    CUSTOMERIO_TRACK_API_KEY: credentials.trackApiKey,
    CUSTOMERIO_APP_API_KEY: credentials.appApiKey,
  };
}
