import type { ObjectCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/object.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

/**
 * The v2 item that creates or updates an object and its relationships to people, or deletes it.
 *
 * Source: https://docs.customer.io/integrations/api/track/#operation/entity
 */
export function toCall(command: ObjectCommand): TrackItem {
  const { action, object: identifiers } = command;
  if (action === 'delete') return { type: 'object', action, identifiers };
  const { attributes, relationships } = command;
  return {
    type: 'object',
    action,
    identifiers,
    ...(attributes && { attributes }),
    ...(relationships && {
      cio_relationships: relationships.map(({ person, attributes: relationshipAttributes }) => ({
        identifiers: person,
        ...(relationshipAttributes && { relationship_attributes: relationshipAttributes }),
      })),
    }),
  };
}

/** Serves the operation. @throws ConfigurationError for settings that are missing or wrong. */
export const start = () => serveOperation('object', validate, toCall);
