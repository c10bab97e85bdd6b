/** A request listener from a function that resolves to a status: the one place that writes an answer. */
import type { IncomingMessage, RequestListener } from 'node:http';
import { errorFields, type Log } from '../runtime/log.ts';

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
): RequestListener {
  return (request, response) => {
    const answer = (status: number) => {
      if (response.destroyed) return;
      // An unread body makes the connection unfit for another request.
      if (!request.complete) response.setHeader('Connection', 'close');
      response.writeHead(status, status === 204 ? {} : { 'Content-Length': 0 });
      response.end();
      request.resume();
    };
    statusFor(request).then(answer, (error: unknown) => {
      // A request that is cut off is its sender's doing, and anybody's.
      if (request.destroyed && !request.complete) log.warning('request_cut_off');
      else log.error('request_failed', errorFields(error));
      answer(broken);
    });
  };
}
