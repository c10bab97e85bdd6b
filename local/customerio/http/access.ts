/**
 * Credentials differ between the APIs, and a client with the wrong ones must find out here, not against the
 * vendor.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { metaError, type Reply } from './reply.ts';
import type { Access } from './router.ts';

export interface Credentials {
  readonly siteId: string;
  readonly trackApiKey: string;
  readonly appApiKey: string;
}

/** The refusal for a call without the right `authorization`, else undefined. */
export function createAccessCheck({ siteId, trackApiKey, appApiKey }: Credentials) {
  const expected = {
    track: digest(`Basic ${Buffer.from(`${siteId}:${trackApiKey}`).toString('base64')}`),
    app: digest(`Bearer ${appApiKey}`),
  };
  const refusals = {
    track: metaError(401, 'Unauthorized request', {
      'www-authenticate': 'Basic realm="Customer.io edge event collection"',
    }),
    app: metaError(401, 'Unauthorized request'),
  };
  return (access: Access, authorization: string | undefined): Reply | undefined => {
    if (access === 'open') return undefined;
    const given = digest(authorization ?? '');
    return timingSafeEqual(given, expected[access]) ? undefined : refusals[access];
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
