/** Deletes a person. Identifying them again creates them anew. */
import type { DeleteCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/delete.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

export function toCall({ person }: DeleteCommand): TrackItem {
  return { type: 'person', action: 'delete', identifiers: person };
}

export const start = () => serveOperation('delete', validate, toCall);
