/** From a request on the socket to its answer, through the faults and after the commit. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { disturbed, type Ending, pretence, write } from '../control/disturb.ts';
import type { FaultRule } from '../control/fault-rules.ts';
import type { Faults } from '../control/faults.ts';
import type { Journal } from '../control/journal.ts';
import type { Store } from '../store.ts';
import type { createAccessCheck } from './access.ts';
import { type Call, readBody } from './call.ts';
import type { createRateLimits } from './rate-limits.ts';
import { jsonReply, metaError, NOT_FOUND_PAGE, RefusedError, type Reply } from './reply.ts';
import type { createRouter, Match } from './router.ts';

export interface ListenerOptions {
  readonly route: ReturnType<typeof createRouter>;
  readonly access: ReturnType<typeof createAccessCheck>;
  readonly rateLimits: ReturnType<typeof createRateLimits>;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly store: Store;
  readonly clock: Clock;
  /** Counts a request to the vendor's APIs. */
  readonly onRequest: () => void;
  readonly onError: (error: unknown) => void;
}

const TOO_LARGE = metaError(413, 'request body too large');
const NO_SUCH_CONTROL = jsonReply(404, { error: 'unknown path or method; see local/customerio/README.md' });

/** Takes each request through faults, access and rate limits to its route. Answers wait for what they change. */
export function createListener(options: ListenerOptions): RequestListener {
  const { route, access, rateLimits, faults, journal, store, clock } = options;

  async function answer(call: Call, match: Match | undefined): Promise<Reply> {
    if (match === undefined) return call.path.startsWith('/relay/') ? NO_SUCH_CONTROL : NOT_FOUND_PAGE;
    try {
      const refusal = access(match.route.access, call.headers.authorization);
      if (refusal !== undefined) return refusal;
      const limited = rateLimits(match.route);
      if (limited !== undefined) return limited === 'drop' ? pretence(call.path) : limited;
      const reply = match.route.handle(call);
      await store.committed();
      return reply;
    } catch (error) {
      if (error instanceof RefusedError) return error.reply;
      options.onError(error);
      return metaError(500, 'internal error of the simulator');
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const [path = '/', query = ''] = url.split('?', 2);
    const match = route(method, path);
    const isControl = path.startsWith('/relay/');
    if (!isControl && faults.takeEarly(method, path) !== undefined) return write(response, { kind: 'reset' });
    const body = await readBody(request);
    if (body === undefined) return write(response, { kind: 'reply', reply: TOO_LARGE });
    const parameters = match?.parameters ?? [];
    const call = { method, path, query: new URLSearchParams(query), headers, body, parameters };
    if (isControl) return write(response, { kind: 'reply', reply: await answer(call, match) });

    options.onRequest();
    const entry = journal.add({ atMs: clock.now(), method, path, query, headers, body });
    const fault = faults.take(method, path, match?.route.action, body);
    const ending = await endingOf(call, match, fault);
    if (fault !== undefined) {
      entry.fault = fault.disturbance.kind;
      if (fault.delayMs > 0) await sleep(fault.delayMs);
    }
    if ('reply' in ending) entry.status = ending.reply.status;
    write(response, ending);
  }

  async function endingOf(
    call: Call,
    match: Match | undefined,
    fault: FaultRule | undefined,
  ): Promise<Ending> {
    if (fault === undefined) return { kind: 'reply', reply: await answer(call, match) };
    const refuseItem = (item: unknown, index: number) => faults.refusal(fault, item, index);
    return disturbed(fault, call.path, () => answer({ ...call, refuseItem }, match));
  }

  return (request, response) => {
    serve(request, response).catch((error) => {
      // A peer that leaves in mid-request is its own affair.
      if (!request.destroyed) options.onError(error);
      response.destroy();
    });
  };
}
