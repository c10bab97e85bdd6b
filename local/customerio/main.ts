/** Starts the stand-in by itself: `node local/customerio/main.ts [--port 8087] [--data-dir .relay/customerio]`. */
import { parseArgs } from 'node:util';
import { portOf, runAlone } from '../alone.ts';
import { VENDOR_RATE_LIMITS } from './http/rate-limits.ts';
import { startCustomerIo } from './server.ts';

await runAlone(async () => {
  const values = readFlags();
  const { url, otherRegionUrl, close } = await startCustomerIo({
    port: portOf(values.port),
    region: regionOf(values.region),
    siteId: values['site-id'],
    trackApiKey: values['track-api-key'],
    appApiKey: values['app-api-key'],
    signingKey: values['signing-key'],
    speed: numberOf('speed', values.speed),
    seed: numberOf('seed', values.seed),
    ...(values['data-dir'] !== undefined && { dataDir: values['data-dir'] }),
    ...(values.webhook !== undefined && { webhookEndpoint: values.webhook }),
    ...(values['rate-limits'] && { rateLimits: VENDOR_RATE_LIMITS }),
  });
  const environment = {
    CUSTOMERIO_TRACK_URL: url,
    CUSTOMERIO_APP_URL: url,
    CUSTOMERIO_OTHER_REGION_URL: otherRegionUrl,
  };
  return { environment, close };
});

function readFlags() {
  return parseArgs({
    options: {
      port: { type: 'string', default: '8087' },
      'data-dir': { type: 'string' },
      region: { type: 'string', default: 'us' },
      'site-id': { type: 'string', default: 'local-site' },
      'track-api-key': { type: 'string', default: 'local-track-key' },
      'app-api-key': { type: 'string', default: 'local-app-key' },
      'signing-key': { type: 'string', default: 'local-signing-key' },
      webhook: { type: 'string' },
      speed: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      'rate-limits': { type: 'boolean', default: false },
    },
  }).values;
}

function regionOf(text: string): 'us' | 'eu' {
  if (text !== 'us' && text !== 'eu') throw new RangeError(`--region: received "${text}"; allowed: us, eu`);
  return text;
}

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || value < 0)
    throw new RangeError(`--${name}: received "${text}"; allowed: a number from 0`);
  return value;
}
