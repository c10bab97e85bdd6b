/** Deletes a person for good and blocks the identifier: for erasure, not for opting out. */
import type { SuppressCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/suppress.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

export function toCall({ person }: SuppressCommand): TrackItem {
  return { type: 'person', action: 'suppress', identifiers: person };
}

export const start = () => serveOperation('suppress', validate, toCall);
