/** A simulator of Customer.io on one machine: Track, App, and reporting webhooks. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { broadcastRoutes } from './app/broadcasts.ts';
import { lookupRoutes } from './app/lookups.ts';
import { sendRoutes } from './app/send.ts';
import { webhookRoutes } from './app/webhooks.ts';
import { createFaults, type Faults } from './control/faults.ts';
import { createJournal, type Journal } from './control/journal.ts';
import { controlRoutes } from './control/routes.ts';
import type { DeliveryChannel } from './deliveries/plan.ts';
import { type Credentials, createAccessCheck } from './http/access.ts';
import { createListener } from './http/listener.ts';
import { createOtherRegion } from './http/other-region.ts';
import { createRateLimits, type RateLimits } from './http/rate-limits.ts';
import { createRouter, type Route } from './http/router.ts';
import { SUBSCRIBABLE } from './reporting/webhook.ts';
import { trackV1Routes } from './track/v1.ts';
import { trackV2Routes } from './track/v2.ts';
import { type Books, createWorkspace, type Workspace } from './workspace.ts';

export interface SimulatorOptions extends Credentials {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Where the state is kept; in memory when absent. */
  readonly dataDir?: string;
  /** Key of the reporting webhooks' signature. */
  readonly signingKey: string;
  /** Region of the account; default `us`. */
  readonly region?: 'us' | 'eu';
  /** Unix milliseconds; default: the wall clock. */
  readonly now?: () => number;
  /** How many of its milliseconds pass in a real one; default 1. */
  readonly speed?: number;
  /** The same seed gives the same ids, fates of deliveries and faults. */
  readonly seed?: number;
  /** Where to send every reporting webhook; more can be set up through the App API. */
  readonly webhookEndpoint?: string;
  /** Calls under way at once to one webhook endpoint that answers well; default 8. */
  readonly webhookConcurrency?: number;
  /** How long an endpoint may take; default 4 000, as the vendor. */
  readonly webhookTimeoutMs?: number;
  /** Whether identifying by id may change the e-mail address (a setting of the workspace); default true. */
  readonly emailChangesById?: boolean;
  /** Rate limits to enforce, such as VENDOR_RATE_LIMITS; default: none. */
  readonly rateLimits?: RateLimits;
  /** Channel of a broadcast's message by its id; default e-mail. */
  readonly broadcastChannels?: Readonly<Record<string, DeliveryChannel>>;
}

export interface RunningCustomerIo {
  /** Such as `http://127.0.0.1:8087`: the Track API below `/api`, the App API below `/v1`. */
  readonly url: string;
  /** The host of the other region, for trying what a wrong region does. */
  readonly otherRegionUrl: string;
  /** Every name that a reporting webhook can subscribe to. */
  readonly reportingEvents: readonly string[];
  books(): Books;
  /** Sends at once what waits for its next attempt, an hour's penalty included. */
  retryWebhooks(): void;
  close(): Promise<void>;
}

/** Starts the simulator. Rejects when the port is taken. */
export async function startCustomerIo(options: SimulatorOptions): Promise<RunningCustomerIo> {
  const { port = 0, region = 'us' } = options;
  const workspace = createWorkspace(options);
  const { store, clock } = workspace;
  const faults = createFaults(workspace.random('faults'));
  const journal = createJournal();
  let url = '';
  const listener = createListener({
    faults,
    journal,
    store,
    clock,
    route: createRouter(routesOf(options, workspace, faults, journal, () => url)),
    access: createAccessCheck(options),
    rateLimits: createRateLimits(options.rateLimits ?? {}, clock),
    onRequest: workspace.countRequest,
    onError: (error) => process.stderr.write(`customerio: ${error instanceof Error ? error.stack : error}\n`),
  });
  const home = await listen(listener, port).catch((error) => {
    workspace.close();
    throw error;
  });
  url = urlOf(home);
  const abroad = await listen(createOtherRegion(region, url, listener), 0);
  ensureWebhook(options, workspace);
  workspace.start();

  return {
    url,
    otherRegionUrl: urlOf(abroad),
    reportingEvents: SUBSCRIBABLE,
    books: workspace.books,
    retryWebhooks: workspace.reporting.retryNow,
    async close() {
      await Promise.all([closed(home), closed(abroad)]);
      workspace.close();
    },
  };
}

function routesOf(
  options: SimulatorOptions,
  workspace: Workspace,
  faults: Faults,
  journal: Journal,
  url: () => string,
): Route[] {
  const { region = 'us', broadcastChannels: channels = {} } = options;
  const { perform, clock, people, deliveries, reporting } = workspace;
  return [
    ...trackV2Routes(perform, clock),
    ...trackV1Routes({ perform, people, clock, region, url }),
    ...sendRoutes(workspace),
    ...broadcastRoutes({ ...workspace, random: workspace.random('broadcasts'), channels }),
    ...webhookRoutes(reporting),
    ...lookupRoutes({ people, deliveries, region }),
    ...controlRoutes({
      ...workspace,
      faults,
      journal,
      random: workspace.random('samples'),
      reset() {
        workspace.reset();
        faults.clear();
        journal.clear();
        ensureWebhook(options, workspace);
      },
    }),
  ];
}

const WEBHOOK_NAME = 'default';

/** Has everything reported to the endpoint of the options, if there is one. */
function ensureWebhook({ webhookEndpoint: endpoint }: SimulatorOptions, { reporting }: Workspace): void {
  if (endpoint === undefined) return;
  const known = reporting.all().find(({ name }) => name === WEBHOOK_NAME);
  if (known !== undefined) {
    reporting.replace({ ...known, endpoint });
    return;
  }
  reporting.create({
    name: WEBHOOK_NAME,
    type: 'webhook',
    endpoint,
    disabled: false,
    full_resolution: false,
    with_content: true,
    events: SUBSCRIBABLE,
  });
}

/** Longer than any client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;

function listen(listener: RequestListener, port: number): Promise<Server> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function urlOf(server: Server): string {
  // A TCP server that listens has an AddressInfo, not a path.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** Calls under way may finish for a moment; whatever hangs is cut. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 500);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
