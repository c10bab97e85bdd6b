/** A request listener from a function that resolves to a status: the one place that writes an answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorFields, type Log } from '../runtime/log.ts';

/** A request listener that resolves once its work is done, whether or not anybody still waits for the answer. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * A listener whose answers have a status and no body.
 *
 * @param statusFor decides on the status of the answer.
 * @param broken is answered where it throws.
 */
export function createListener(
  statusFor: (request: IncomingMessage) => Promise<number>,
  broken: number,
  log: Log,
): Listener {
  return (request, response) => {
    const answer = (status: number) => {
      if (response.destroyed) return;
      // An unread body makes the connection unfit for another request.
      if (!request.complete) response.setHeader('Connection', 'close');
      response.writeHead(status, status === 204 ? {} : { 'Content-Length': 0 });
      response.end();
      request.resume();
    };
    return statusFor(request).then(answer, (error: unknown) => {
      // A request that is cut off is its sender's doing, and anybody's.
      if (request.destroyed && !request.complete) log.warning('request_cut_off');
      else log.error('request_failed', errorFields(error));
      answer(broken);
    });
  };
}
