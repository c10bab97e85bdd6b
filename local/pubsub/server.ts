/** A Pub/Sub server for one machine. See README.md. */
import type { BigQuerySink } from './bigquery.ts';
import { type Broker, createBroker } from './broker/broker.ts';
import type { SubscriptionState } from './broker/subscription.ts';
import { createClock } from './clock.ts';
import type { SignPush } from './delivery/push.ts';
import { type Disturbance, readDisturbance } from './disturbance.ts';
import { createStore } from './store/store.ts';
import { createGrpcSide } from './wire/grpc.ts';
import { createInvoke } from './wire/handlers.ts';
import { listen } from './wire/port.ts';
import { createPublisherHandlers } from './wire/publisher.ts';
import { type AdminRoutes, createRestSide } from './wire/rest.ts';
import { createStreamingPull } from './wire/streaming-pull.ts';
import { createSubscriberHandlers } from './wire/subscriber.ts';

export interface PubSubOptions {
  /** Default 8085, the emulator's own; 0 = any free port. */
  readonly port?: number;
  /** Folder for `pubsub.sqlite`. With it, nothing that was acknowledged is lost when the process is killed. */
  readonly dataDir?: string;
  /** Pushes in flight at once for each subscription; default 100. */
  readonly pushConcurrency?: number;
  /** How long a second of Pub/Sub takes here; default 1. With 0.01 back-offs and deadlines are 100 times shorter. */
  readonly timeScale?: number;
  /** Unix milliseconds, for publish times and retention; default the machine's clock. */
  readonly now?: () => number;
  /** Where BigQuery subscriptions write. Without it their messages stay in the backlog. */
  readonly bigQuery?: BigQuerySink;
  /** Makes the token behind `Authorization: Bearer` for subscriptions with an `oidc_token`; default no header. */
  readonly signPush?: SignPush;
  /** Pushes nothing before `releasePush`: endpoints of an earlier run may belong to others now. Default false. */
  readonly holdPush?: boolean;
  /** Deliberate duplicates, reordering and delay; default none. */
  readonly disturb?: Disturbance;
  /** Message bodies kept in memory at most, in bytes; default 64 MiB. The others are read back when needed. */
  readonly cacheBytes?: number;
}

export interface PubSubServer {
  /** For `PUBSUB_EMULATOR_HOST`, such as `127.0.0.1:8085`. */
  readonly host: string;
  readonly port: number;
  /** The state of every subscription, counted here and now. */
  inspect(): SubscriptionState[];
  disturb(disturbance: Disturbance): void;
  /** Begins to push, where `holdPush` was given. */
  releasePush(): void;
  /** Stops delivering, waits a little for what is on its way, and closes the port and the store. */
  close(): Promise<void>;
}

const DEFAULT_PORT = 8085;
const DEFAULT_PUSH_CONCURRENCY = 100;
const DEFAULT_CACHE_BYTES = 64 * 1024 * 1024;

/** Resolves when the server listens. Rejects if the port or the data folder is in use. */
export async function startPubSub(options: PubSubOptions = {}): Promise<PubSubServer> {
  const { now = Date.now, dataDir, cacheBytes = DEFAULT_CACHE_BYTES } = options;
  const store = createStore({ dataDir, cacheBytes, now });
  const broker = createBroker({
    store,
    clock: createClock(now, options.timeScale ?? 1),
    pushConcurrency: options.pushConcurrency ?? DEFAULT_PUSH_CONCURRENCY,
    signPush: options.signPush,
    bigQuery: options.bigQuery,
    disturb: options.disturb ?? {},
    holdPush: options.holdPush ?? false,
  });
  const invoke = createInvoke({ ...createPublisherHandlers(broker), ...createSubscriberHandlers(broker) });
  const grpc = createGrpcSide(invoke, createStreamingPull(broker));
  const rest = createRestSide(invoke, adminRoutes(broker));
  const port = await listen(options.port ?? DEFAULT_PORT, { http1: rest, http2: grpc }).catch(
    async (error) => {
      await broker.close();
      throw error;
    },
  );
  return {
    host: `127.0.0.1:${port.number}`,
    port: port.number,
    inspect: broker.inspect,
    disturb: broker.disturb,
    releasePush: broker.releasePush,
    async close() {
      grpc.close();
      await port.close();
      await broker.close();
    },
  };
}

function adminRoutes(broker: Broker): AdminRoutes {
  return {
    // What scripts ask Google's emulator to see whether it is up.
    'GET /': () => 'Ok',
    'GET /relay/subscriptions': () => ({ subscriptions: broker.inspect() }),
    'GET /relay/disturbance': () => broker.disturbance(),
    'PUT /relay/disturbance': (body) => {
      broker.disturb(readDisturbance(body));
      return broker.disturbance();
    },
  };
}
