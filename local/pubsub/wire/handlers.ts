/** What handlers of Google's methods look like, and what they share. */
import { typed } from '../protocol/codec.ts';
import type { Method, RpcName, Rpcs } from '../protocol/schema.ts';
import { invalidArgument, StatusError } from '../protocol/status.ts';

/** What a handler may want to know about its call. */
export interface Call {
  /** Tells when the caller has gone away. */
  onEnd(listener: () => void): void;
}

export type Handler<M extends RpcName> = (
  request: Rpcs[M]['request'],
  call: Call,
) => Rpcs[M]['response'] | Promise<Rpcs[M]['response']>;

/** One function a method, the same one for gRPC and REST. */
export type Handlers = { [M in RpcName]: Handler<M> };

/** Calls a method with a message of its request type. Rejects with a `StatusError`, or with what went wrong inside. */
export type Invoke = (method: Method, message: object, call: Call) => Promise<object>;

/** An Invoke that calls the handler of the method; a method without one is UNIMPLEMENTED. */
export function createInvoke(handlers: Handlers): Invoke {
  async function run<M extends RpcName>(
    name: M,
    method: Method,
    message: object,
    call: Call,
  ): Promise<object> {
    return handlers[name](typed<Rpcs[M]['request']>(method.request, message), call);
  }
  const isImplemented = (name: string): name is RpcName => Object.hasOwn(handlers, name);
  return async (method, message, call) => {
    if (isImplemented(method.name)) return run(method.name, method, message, call);
    throw new StatusError('UNIMPLEMENTED', `${method.service}.${method.name} is not available here.`);
  };
}

const MAX_PAGE_SIZE = 1000;

interface Named {
  readonly name: string;
}

/**
 * One page of the items, by name. The token is the last name of the page before, so that a list that changes
 * meanwhile neither repeats nor skips an item.
 */
export function page<T extends Named>(items: readonly T[], request: { pageSize: number; pageToken: string }) {
  const { pageSize, pageToken } = request;
  if (pageSize < 0) throw invalidArgument(`page_size is ${pageSize}; it must not be negative.`);
  const after = Buffer.from(pageToken, 'base64url').toString();
  const rest = items
    .filter(({ name }) => name > after)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const shown = rest.slice(0, Math.min(pageSize || MAX_PAGE_SIZE, MAX_PAGE_SIZE));
  const last = shown.length < rest.length ? (shown.at(-1)?.name ?? '') : '';
  return { items: shown, nextPageToken: Buffer.from(last).toString('base64url') };
}

/** Those of `projects/<project>`. */
export function inProject<T extends Named>(items: readonly T[], project: string): T[] {
  return items.filter(({ name }) => name.startsWith(`${project}/`));
}
