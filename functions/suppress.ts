import type { SuppressCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/suppress.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

/**
 * The v2 item that deletes a person for good and blocks the identifier: for erasure, not for opting out.
 *
 * Source: https://docs.customer.io/integrations/api/track/#operation/entity
 */
export function toCall({ person }: SuppressCommand): TrackItem {
  return { type: 'person', action: 'suppress', identifiers: person };
}

/** Serves the operation. @throws ConfigurationError for settings that are missing or wrong. */
export const start = () => serveOperation('suppress', validate, toCall);
