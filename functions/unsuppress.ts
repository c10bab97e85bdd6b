import type { UnsuppressCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/unsuppress.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

/**
 * The v2 item that frees a suppressed identifier. What was deleted stays deleted.
 *
 * Source: https://docs.customer.io/integrations/api/track/#operation/entity
 */
export function toCall({ person }: UnsuppressCommand): TrackItem {
  return { type: 'person', action: 'unsuppress', identifiers: person };
}

/** Serves the operation. @throws ConfigurationError for settings that are missing or wrong. */
export const start = () => serveOperation('unsuppress', validate, toCall);
