import type { IdentifyCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/identify.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { type CommandContext, serveOperation } from './wiring/operation.ts';

/**
 * The v2 item that creates or updates a person. `timestamp`, in Unix seconds, lets Customer.io keep the newest
 * attributes when commands arrive out of order; the stamps `_env` and `_updated_at`, which count among the 300
 * attributes that it takes, say which environment wrote last, and when its cause happened.
 *
 * Source: https://docs.customer.io/integrations/api/track/#operation/entity
 */
export function toCall(command: IdentifyCommand, context: CommandContext): TrackItem {
  const { person, attributes, update_only: updateOnly, relationships } = command;
  return {
    type: 'person',
    action: 'identify',
    identifiers: person,
    timestamp: context.occurredAtSeconds,
    attributes: {
      ...attributes,
      _env: context.environment,
      _updated_at: context.occurredAtSeconds,
      ...(updateOnly && { _update: true }),
    },
    ...(relationships && {
      cio_relationships: relationships.map(({ attributes: relationshipAttributes, ...identifiers }) => ({
        identifiers,
        ...(relationshipAttributes && { relationship_attributes: relationshipAttributes }),
      })),
    }),
  };
}

/** Serves the operation. @throws ConfigurationError for settings that are missing or wrong. */
export const start = () => serveOperation('identify', validate, toCall);
