import type { DeleteCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/delete.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

/**
 * The v2 item that deletes a person. Identifying them again creates them anew.
 *
 * Source: https://docs.customer.io/integrations/api/track/#operation/entity
 */
export function toCall({ person }: DeleteCommand): TrackItem {
  return { type: 'person', action: 'delete', identifiers: person };
}

/** Serves the operation. @throws ConfigurationError for settings that are missing or wrong. */
export const start = () => serveOperation('delete', validate, toCall);
