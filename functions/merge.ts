/** Merges a secondary person into a primary one. It can't be undone. */
import type { MergeCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/merge.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

export function toCall({ primary, secondary }: MergeCommand): TrackItem {
  return { type: 'person', action: 'merge', primary, secondary };
}

export const start = () => serveOperation('merge', validate, toCall);
