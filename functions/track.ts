import type { TrackCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/track.ts';
import { eventUlid } from '../shared/contract/ids.ts';
import type { AnonymousEvent, TrackItem } from '../shared/customerio/calls.ts';
import { type CommandContext, serveOperation } from './wiring/operation.ts';

/**
 * An event, a page view or a screen view: the v2 item for a person, the v1 event for somebody who isn't known yet,
 * since v2 has no route for them. Customer.io drops an event whose ULID it has seen: the same command always has the
 * same.
 *
 * Source: https://docs.customer.io/integrations/api/track/#operation/entity
 */
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

/** Serves the operation. @throws ConfigurationError for settings that are missing or wrong. */
export const start = () => serveOperation('track', validate, toCall);
