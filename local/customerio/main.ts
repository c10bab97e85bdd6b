/** Starts the simulator by itself: `node local/customerio/main.ts [--port 8087] [--data-dir .relay/customerio]`. */
import { Option } from 'commander';
import { runAlone } from '../alone.ts';
import { commandLine, firstPort, folder, numberFromZero, seedNumber } from '../flags.ts';
import { VENDOR_RATE_LIMITS } from './http/rate-limits.ts';
import { startCustomerIo } from './server.ts';

interface Flags {
  port: number;
  dataDir?: string;
  region: 'us' | 'eu';
  siteId: string;
  trackApiKey: string;
  appApiKey: string;
  signingKey: string;
  webhook?: string;
  speed: number;
  seed: number;
  rateLimits?: true;
}

const { webhook, rateLimits, ...options } = commandLine(
  'node local/customerio/main.ts',
  'Runs a simulator of Customer.io on this machine.',
)
  .option('--port <number>', '0 takes any that is free', firstPort(), 8087)
  .option('--data-dir <folder>', 'where everything is kept (default: in memory only)', folder)
  .addOption(new Option('--region <region>', 'where the account lives').choices(['us', 'eu']).default('us'))
  .option('--site-id <id>', 'site id of the Track API', 'local-site')
  .option('--track-api-key <key>', 'key of the Track API', 'local-track-key')
  .option('--app-api-key <key>', 'key of the App API', 'local-app-key')
  .option('--signing-key <key>', 'signs the reporting webhooks', 'local-signing-key')
  .option('--webhook <url>', 'where everything is reported to (default: nowhere)')
  .option('--speed <factor>', 'how many times faster than the wall clock the clock runs', numberFromZero, 1)
  .option('--seed <number>', 'the same number draws the same ids and the same fates', seedNumber, 1)
  .option('--rate-limits', "apply the vendor's rate limits")
  .parse()
  .opts<Flags>();

await runAlone(async () => {
  const { url, otherRegionUrl, close } = await startCustomerIo({
    ...options,
    ...(webhook !== undefined && { webhookEndpoint: webhook }),
    ...(rateLimits && { rateLimits: VENDOR_RATE_LIMITS }),
  });
  const environment = {
    CUSTOMERIO_TRACK_URL: url,
    CUSTOMERIO_APP_URL: url,
    CUSTOMERIO_OTHER_REGION_URL: otherRegionUrl,
  };
  return { environment, close };
});
