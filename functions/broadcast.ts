import type { BroadcastCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/broadcast.ts';
import type { BroadcastTrigger } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

/**
 * One run of an API-triggered broadcast. What is ours is taken off; data and flags are the vendor's own and travel
 * as they are. Only the literal `"configured"` leaves the choice of people to Customer.io.
 *
 * Source: https://docs.customer.io/integrations/api/app/#operation/triggerBroadcast
 */
export function toCall(command: BroadcastCommand): BroadcastTrigger {
  const { operation, command_id, occurred_at, expires_at, broadcast_id, audience, ...fields } = command;
  return { broadcastId: broadcast_id, audience, fields };
}

/** Serves the operation. @throws ConfigurationError for settings that are missing or wrong. */
export const start = () => serveOperation('broadcast', validate, toCall);
