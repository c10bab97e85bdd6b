/** How the Track v1 API refuses a call. */
import { metaError, type Reply } from '../http/reply.ts';
import { InvalidFieldError } from './limits.ts';

/** For a body that is not a JSON object. */
export const NOT_JSON = metaError(400, 'malformed request body');

/** The answer that `run` gives, or a 400 for the field that it refuses. */
export function withFieldErrors(run: () => Reply): Reply {
  try {
    return run();
  } catch (error) {
    if (error instanceof InvalidFieldError) return metaError(400, error.message);
    throw error;
  }
}
