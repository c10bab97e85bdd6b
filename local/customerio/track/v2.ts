/** Routes of the Track v2 API: one change, or many of which each succeeds or fails by itself. */

import { isObject } from '../../json.ts';
import type { Clock } from '../clock.ts';
import type { Call } from '../http/call.ts';
import { ACCEPTED, jsonReply, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { byteLength, parseJson } from '../json.ts';
import { readItem } from './item.ts';
import { InvalidFieldError, MAX_BATCH_BYTES, MAX_ITEM_BYTES, type Problem } from './limits.ts';
import type { Perform } from './perform.ts';

/** Both routes of the Track v2 API. */
export function trackV2Routes(perform: Perform, clock: Clock): Route[] {
  const post = { method: 'POST', access: 'track' } as const;
  return [
    { ...post, path: '/api/v2/entity', action: 'entity', handle: (call) => entity(call, perform, clock) },
    { ...post, path: '/api/v2/batch', action: 'batch', handle: (call) => batch(call, perform, clock) },
  ];
}

function entity(call: Call, perform: Perform, clock: Clock): Reply {
  const item = parseJson(call.body.toString());
  const problem =
    call.refuseItem?.(item, 0) ??
    (call.body.length > MAX_ITEM_BYTES ? tooLarge() : attempt(item, perform, clock.nowSeconds()));
  return problem === undefined ? ACCEPTED : jsonReply(400, { errors: [problem] });
}

function batch(call: Call, perform: Perform, clock: Clock): Reply {
  const body = parseJson(call.body.toString());
  if (call.body.length > MAX_BATCH_BYTES) return refused(`must not be larger than ${MAX_BATCH_BYTES} bytes`);
  if (!isObject(body) || !Array.isArray(body.batch)) return refused('must be an object with an array');
  if (body.batch.length === 0) return refused('must not be empty');
  const nowSeconds = clock.nowSeconds();
  // An item can only be too large where the whole body is.
  const measure = call.body.length > MAX_ITEM_BYTES;
  const errors: (Problem & { batch_index: number })[] = [];
  for (const [batch_index, item] of body.batch.entries()) {
    const large = measure && byteLength(item) > MAX_ITEM_BYTES;
    const problem =
      call.refuseItem?.(item, batch_index) ?? (large ? tooLarge() : attempt(item, perform, nowSeconds));
    if (problem !== undefined) errors.push({ batch_index, ...problem });
  }
  return errors.length === 0 ? ACCEPTED : jsonReply(207, { errors });
}

function attempt(item: unknown, perform: Perform, nowSeconds: number): Problem | undefined {
  try {
    perform(readItem(item, nowSeconds));
    return undefined;
  } catch (error) {
    if (error instanceof InvalidFieldError) return error.problem;
    throw error;
  }
}

function tooLarge(): Problem {
  return {
    reason: 'invalid',
    field: '',
    message: `an item must not be larger than ${MAX_ITEM_BYTES} bytes`,
  };
}

function refused(message: string): Reply {
  return jsonReply(400, { errors: [{ reason: 'invalid', field: 'batch', message: `batch ${message}` }] });
}
