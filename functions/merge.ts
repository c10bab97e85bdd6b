import type { MergeCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/merge.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

/**
 * The v2 item that merges a secondary person into a primary one. It can't be undone.
 *
 * Source: https://docs.customer.io/integrations/api/track/#operation/entity
 */
export function toCall({ primary, secondary }: MergeCommand): TrackItem {
  return { type: 'person', action: 'merge', primary, secondary };
}

/** Serves the operation. @throws ConfigurationError for settings that are missing or wrong. */
export const start = () => serveOperation('merge', validate, toCall);
