/** Records an event, a page view or a screen view of a person, or of somebody who isn't known yet. */
import type { TrackCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/track.ts';
import { eventUlid } from '../shared/contract/ids.ts';
import type { AnonymousEvent, TrackItem } from '../shared/customerio/calls.ts';
import { type CommandContext, serveOperation } from './wiring/operation.ts';

/** Customer.io drops an event whose ULID it has seen: the same command always has the same. */
export function toCall(command: TrackCommand, context: CommandContext): TrackItem | AnonymousEvent {
  const { person, anonymous_id, name, type = 'event', data } = command;
  const id = eventUlid(context.commandId);
  const timestamp = context.occurredAtSeconds;
  if (anonymous_id !== undefined) return { anonymous_id, name, type, id, timestamp, ...(data && { data }) };
  return {
    type: 'person',
    action: type,
    identifiers: person,
    name,
    id,
    timestamp,
    ...(data && { attributes: data }),
  };
}

export const start = () => serveOperation('track', validate, toCall);
