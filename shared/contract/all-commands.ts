/** Every operation's parser at once, for tools and tests. A function loads its own alone. */
import { type CommandOf, type CommandParser, createCommandParser, type Parsed } from './commands.ts';
import { validate as validateBroadcast } from './generated/broadcast.ts';
import { validate as validateDelete } from './generated/delete.ts';
import { validate as validateDevice } from './generated/device.ts';
import { validate as validateIdentify } from './generated/identify.ts';
import { validate as validateMerge } from './generated/merge.ts';
import { validate as validateObject } from './generated/object.ts';
import { validate as validateSuppress } from './generated/suppress.ts';
import { validate as validateTrack } from './generated/track.ts';
import { validate as validateTransactional } from './generated/transactional.ts';
import { validate as validateUnsuppress } from './generated/unsuppress.ts';
import type { Operation } from './operations.ts';

const PARSERS: { readonly [O in Operation]: CommandParser<O> } = {
  identify: createCommandParser('identify', validateIdentify),
  track: createCommandParser('track', validateTrack),
  transactional: createCommandParser('transactional', validateTransactional),
  broadcast: createCommandParser('broadcast', validateBroadcast),
  suppress: createCommandParser('suppress', validateSuppress),
  unsuppress: createCommandParser('unsuppress', validateUnsuppress),
  delete: createCommandParser('delete', validateDelete),
  merge: createCommandParser('merge', validateMerge),
  device: createCommandParser('device', validateDevice),
  object: createCommandParser('object', validateObject),
};

/** Reads parsed JSON as a command of any operation. Never throws; `nowMs` is Unix milliseconds. */
export function parseAnyCommand<O extends Operation>(
  operation: O,
  json: unknown,
  nowMs: number,
): Parsed<CommandOf<O>> {
  return PARSERS[operation](json, nowMs);
}
