/** Each operation's mapping, from parsed JSON to what is asked of Customer.io. */
import { toCall as broadcast } from '../../../functions/broadcast.ts';
import { toCall as deletePerson } from '../../../functions/delete.ts';
import { toCall as device } from '../../../functions/device.ts';
import { toCall as identify } from '../../../functions/identify.ts';
import { toCall as merge } from '../../../functions/merge.ts';
import { toCall as object } from '../../../functions/object.ts';
import { toCall as suppress } from '../../../functions/suppress.ts';
import { toCall as track } from '../../../functions/track.ts';
import { toCall as transactional } from '../../../functions/transactional.ts';
import { toCall as unsuppress } from '../../../functions/unsuppress.ts';
import { parseAnyCommand } from '../../../shared/contract/all-commands.ts';
import type { CommandOf } from '../../../shared/contract/commands.ts';
import type { Operation } from '../../../shared/contract/operations.ts';
import type { Calls } from '../../../shared/customerio/calls.ts';
import type { CommandContext } from '../../../shared/pubsub/operation-handler.ts';

const MAPPINGS: { [O in Operation]: (command: CommandOf<O>, context: CommandContext) => Calls[O] } = {
  identify,
  track,
  transactional,
  broadcast,
  suppress,
  unsuppress,
  delete: deletePerson,
  merge,
  device,
  object,
};

export const CONTEXT: CommandContext = {
  commandId: 'command-1',
  occurredAt: '2026-06-01T12:00:00.000Z',
  occurredAtSeconds: 1_780_315_200,
  environment: 'staging',
};

/** After every time that the fixtures name as past. */
const NOW_MS = Date.UTC(2027, 0, 1);

/** The call for a valid command. @throws Error where the command is none. */
export function callOf<O extends Operation>(operation: O, json: unknown, context = CONTEXT): Calls[O] {
  const parsed = parseAnyCommand(operation, json, NOW_MS);
  if (!parsed.ok) throw new Error(`${parsed.problem.path}: ${parsed.problem.detail}`);
  return MAPPINGS[operation](parsed.value, context);
}

/** The call for JSON that is shaped like a command but need not be valid. */
export function callOfShape<O extends Operation>(operation: O, shape: CommandOf<O>): Calls[O] {
  return MAPPINGS[operation](shape, CONTEXT);
}
