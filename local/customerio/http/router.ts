/** Finds routes, and gives them the names by which fault rules and the journal speak of them. */
import type { Call } from './call.ts';
import type { Reply } from './reply.ts';

export type Access = 'track' | 'app' | 'open';

export interface Route {
  readonly method: string;
  /** Such as `/api/v1/customers/{identifier}`. */
  readonly path: string;
  /** Which credentials it asks for. */
  readonly access: Access;
  /** A name for it in fault rules. */
  readonly action: string;
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

/** A route of the App API. */
export function appRoute(method: string, path: string, action: string, handle: (call: Call) => Reply): Route {
  return { method, path, action, access: 'app', handle };
}

export interface Match {
  readonly route: Route;
  readonly parameters: readonly string[];
}

/** Finds the route for a method and path; undefined where the vendor shows its 404 page. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const fixed = new Map<string, Match>();
  const patterns: { route: Route; pattern: RegExp }[] = [];
  for (const route of routes) {
    if (!route.path.includes('{')) fixed.set(`${route.method} ${route.path}`, { route, parameters: [] });
    else patterns.push({ route, pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '([^/]+)')}$`) });
  }

  return (method, path) => {
    const exact = fixed.get(`${method} ${path}`);
    if (exact !== undefined) return exact;
    for (const { route, pattern } of patterns) {
      if (route.method !== method) continue;
      const found = pattern.exec(path);
      if (found === null) continue;
      const parameters = decoded(found.slice(1));
      return parameters && { route, parameters };
    }
    return undefined;
  };
}

function decoded(parts: readonly string[]): string[] | undefined {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
