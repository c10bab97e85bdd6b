/** Manual segments, which only the Track v1 API changes. */
import { bodyObject, parameter } from '../http/call.ts';
import { ACCEPTED } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { isText } from '../json.ts';
import { IDENTIFIER_KINDS } from '../people/identifiers.ts';
import type { People } from '../people/people.ts';
import { InvalidFieldError, MAX_SEGMENT_IDS } from './limits.ts';
import { NOT_JSON, withFieldErrors } from './v1-errors.ts';

/** The route that puts people into a manual segment, or takes them out of it. */
export function segmentRoute(action: 'add_customers' | 'remove_customers', people: People): Route {
  return {
    method: 'POST',
    path: `/api/v1/segments/{segment_id}/${action}`,
    access: 'track',
    action,
    handle: (call) =>
      withFieldErrors(() => {
        const { ids } = bodyObject(call, NOT_JSON);
        if (!Array.isArray(ids)) throw new InvalidFieldError('ids', 'ids must be an array');
        if (ids.length > MAX_SEGMENT_IDS) {
          throw new InvalidFieldError('ids', `cannot have more than ${MAX_SEGMENT_IDS} ids`);
        }
        const kindName = call.query.get('id_type') ?? 'id';
        const kind = IDENTIFIER_KINDS.find((name) => name === kindName && name !== 'phone');
        if (kind === undefined)
          throw new InvalidFieldError('id_type', 'id_type must be one of id, email, cio_id');
        const segment = parameter(call, 0);
        for (const value of ids.filter(isText)) {
          people.changeSegment({ kind, value }, segment, action === 'add_customers');
        }
        return ACCEPTED;
      }),
  };
}
