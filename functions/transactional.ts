import type { TransactionalCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/transactional.ts';
import type { TransactionalSend } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

/**
 * One transactional message. What is ours is taken off; every other field is the vendor's own and travels as it is.
 *
 * Source: https://docs.customer.io/integrations/api/app/#tag/send-messages
 */
export function toCall(command: TransactionalCommand): TransactionalSend {
  const { operation, command_id, occurred_at, expires_at, on_unknown, channel, ...message } = command;
  return { channel, message };
}

/** Serves the operation. @throws ConfigurationError for settings that are missing or wrong. */
export const start = () => serveOperation('transactional', validate, toCall);
