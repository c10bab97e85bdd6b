/** Carries a fault out on one call. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import { ACCEPTED, jsonReply, metaError, type Reply } from '../http/reply.ts';
import type { Failing, FaultRule } from './fault-rules.ts';

/** What becomes of a call: an answer, whole or cut, or none. */
export type Ending =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'cut'; readonly reply: Reply; readonly byte: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' };

/**
 * The ending of a call under a rule. `apply` does what was asked for and returns the real answer; whether it is
 * called is what distinguishes the faults.
 */
export async function disturbed(rule: FaultRule, path: string, apply: () => Promise<Reply>): Promise<Ending> {
  const { disturbance } = rule;
  switch (disturbance.kind) {
    case 'answer':
      return whole(disturbance);
    case 'reset':
      return { kind: 'reset' };
    case 'reset_at':
      return { kind: 'cut', reply: await apply(), byte: disturbance.byte };
    case 'apply_then_fail':
      await apply();
      return failed(disturbance.failing);
    case 'fail_then_nothing':
      return failed(disturbance.failing);
    case 'truncate': {
      const reply = await apply();
      return whole({ ...reply, body: Buffer.from(reply.body).subarray(0, disturbance.bytes).toString() });
    }
    case 'drop_with_200':
      return whole(pretence(path));
    case 'reject_items':
    case 'none':
      return whole(await apply());
  }
}

function whole(reply: Reply): Ending {
  return { kind: 'reply', reply };
}

function failed(failing: Failing): Ending {
  if (typeof failing === 'string') return { kind: failing };
  return whole(metaError(failing, 'injected fault'));
}

/** An answer like that of a success, for a call that is dropped. */
export function pretence(path: string): Reply {
  if (path.startsWith('/v1/send/')) {
    return jsonReply(200, { delivery_id: 'dropped==', queued_at: Math.floor(Date.now() / 1000) });
  }
  return path.endsWith('/triggers') ? jsonReply(200, { id: 0 }) : ACCEPTED;
}

/** Puts an ending on the wire. A hanging call keeps its connection until the peer ends it. */
export function write(response: ServerResponse, ending: Ending): void {
  const { socket } = response;
  if (ending.kind === 'hang' || socket === null) return;
  if (ending.kind === 'reset') {
    socket.resetAndDestroy();
    return;
  }
  const { status, headers, body } = ending.reply;
  if (ending.kind === 'reply') {
    const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
    response.writeHead(status, { ...headers, ...length }).end(body);
    return;
  }
  const head = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body) })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const raw = Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`);
  socket.write(raw.subarray(0, ending.byte), () => socket.resetAndDestroy());
}
