/** Triggers an API-triggered broadcast. */
import type { BroadcastCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/broadcast.ts';
import type { BroadcastTrigger } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

/** Only the literal `"configured"` leaves the choice of people to Customer.io. */
export function toCall(command: BroadcastCommand): BroadcastTrigger {
  const { broadcast_id: broadcastId, audience, data } = command;
  if (audience === 'configured') return { broadcastId, data, recipients: audience };
  if (audience.recipients !== undefined) return { broadcastId, data, recipients: { ...audience.recipients } };
  const { email_add_duplicates, email_ignore_missing, id_ignore_missing } = command;
  const recipients = { ...audience, email_add_duplicates, email_ignore_missing, id_ignore_missing };
  return { broadcastId, data, recipients };
}

export const start = () => serveOperation('broadcast', validate, toCall);
