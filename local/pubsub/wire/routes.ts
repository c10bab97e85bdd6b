/** Google's REST routes, from the annotations in the descriptor: verb, path template, body. */
import { isObject, type JsonObject } from '../../json.ts';
import { METHODS, type Method } from '../protocol/schema.ts';

/**
 * Query parameters that Google's front end takes for itself, whatever the method
 * (https://cloud.google.com/apis/docs/system-parameters); gcloud sends `alt` with every call.
 */
const SYSTEM_PARAMETERS = new Set([
  'alt',
  '$alt',
  'key',
  '$key',
  'access_token',
  'oauth_token',
  'prettyPrint',
  '$prettyPrint',
  'fields',
  '$fields',
  'quotaUser',
  'uploadType',
  'upload_protocol',
  'callback',
  '$callback',
  '$.xgafv',
]);

interface Route {
  readonly method: Method;
  readonly verb: string;
  readonly pattern: RegExp;
  /** The request field that the path fills, for example `subscription.name`. */
  readonly field: string;
  readonly body: boolean;
}

export interface Match {
  readonly method: Method;
  /** The request as proto3 JSON. */
  request(body: JsonObject, query: URLSearchParams): JsonObject;
}

const ROUTES: readonly Route[] = METHODS.flatMap((method) => {
  if (!method.http) return [];
  const { verb, template, body } = method.http;
  const [, before = '', field = '', name = '', after = ''] =
    /^(.*)\{([^=]+)=([^}]+)\}(.*)$/.exec(template) ?? [];
  // A colon begins a custom verb, but only behind the last part of a path: project ids may hold one (example.com:p).
  const last = after.startsWith('/') ? '[^/]+' : '[^/:]+';
  const pattern = new RegExp(`^${before}(${name.replace(/\*$/, last).replaceAll('*', '[^/]+')})${after}$`);
  return [{ method, verb, pattern, field, body }];
});

/** The method that a verb and a decoded path stand for. */
export function matchRoute(verb: string, path: string): Match | undefined {
  for (const { method, verb: wanted, pattern, field, body: hasBody } of ROUTES) {
    const name = verb === wanted ? pattern.exec(path)?.[1] : undefined;
    if (name === undefined) continue;
    return {
      method,
      request: (body, query) => place(hasBody ? body : fieldsIn(query), field, name),
    };
  }
  return undefined;
}

function fieldsIn(query: URLSearchParams): JsonObject {
  return Object.fromEntries([...query].filter(([name]) => !SYSTEM_PARAMETERS.has(name)));
}

function place(request: JsonObject, field: string, name: string): JsonObject {
  const [outer = '', inner] = field.split('.');
  if (inner === undefined) return { ...request, [outer]: name };
  const nested = request[outer];
  return { ...request, [outer]: { ...(isObject(nested) && nested), [inner]: name } };
}
