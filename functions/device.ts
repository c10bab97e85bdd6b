/** Adds a device to a person, or removes it. */
import type { DeviceCommand } from '../shared/contract/commands.ts';
import { validate } from '../shared/contract/generated/device.ts';
import type { TrackItem } from '../shared/customerio/calls.ts';
import { serveOperation } from './wiring/operation.ts';

const ACTION = { add: 'add_device', delete: 'delete_device' } as const;

export function toCall({ action, person, device }: DeviceCommand): TrackItem {
  return { type: 'person', action: ACTION[action], identifiers: person, device };
}

export const start = () => serveOperation('device', validate, toCall);
