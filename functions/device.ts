import type { DeviceCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/device.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

const ACTION = { add: 'add_device', delete: 'delete_device' } as const;

/**
 * The v2 item that adds a device to a person, or removes it.
 *
 * Source: https://docs.customer.io/integrations/api/track/#operation/entity
 */
export function toCall({ action, person, device }: DeviceCommand): TrackItem {
  return { type: 'person', action: ACTION[action], identifiers: person, device };
}

/** Serves the operation. @throws ConfigurationError for settings that are missing or wrong. */
export const start = () => serveOperation('device', validate, toCall);
