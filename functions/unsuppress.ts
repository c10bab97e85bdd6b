/** Frees a suppressed identifier. What was deleted stays deleted. */
import type { UnsuppressCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/unsuppress.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

export function toCall({ person }: UnsuppressCommand): TrackItem {
  return { type: 'person', action: 'unsuppress', identifiers: person };
}

export const start = () => serveOperation('unsuppress', validate, toCall);
