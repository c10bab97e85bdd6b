/** An answer as a value, before any fault disturbs it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Ends a call early with this answer. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(`Refused with ${reply.status}`);
    this.reply = reply;
  }
}

/** An answer with the value as its JSON body. */
export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** What the Track API answers to whatever it has accepted: `{}` and a line feed. */
export const ACCEPTED: Reply = { ...jsonReply(200, {}), body: '{}\n' };

/** An answer without a body. */
export const NO_CONTENT: Reply = { status: 204, headers: {}, body: '' };

/** The website's page, which the vendor serves for unknown paths and methods. */
export const NOT_FOUND_PAGE: Reply = {
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!DOCTYPE html>
<html lang="en">
<head><title>Customer.io | Page not found</title></head>
<body><h1>404</h1><p>There is no such page.</p></body>
</html>
`,
};

/** Error body of Track v1 and of the send endpoints. */
export function metaError(status: number, error: string, headers?: Record<string, string>): Reply {
  return jsonReply(status, { meta: { error } }, headers);
}

/** Error body of most App endpoints. `pointer` names the field, as in `/ids/3`. */
export function detailError(status: number, detail: string, pointer?: string): Reply {
  const source = pointer === undefined ? {} : { source: { pointer } };
  return jsonReply(status, { errors: [{ detail, ...source, status: String(status) }] });
}

/** A page of a list: where `start` begins (a cursor that an earlier page gave as `next`) and how many fit. */
export function page<T>(items: readonly T[], query: URLSearchParams, defaultLimit = 50) {
  const start = Number(query.get('start') ?? 0) || 0;
  const limit = Math.min(Math.max(Number(query.get('limit') ?? defaultLimit) || defaultLimit, 1), 1000);
  const next = start + limit < items.length ? String(start + limit) : '';
  return { items: items.slice(start, start + limit), next };
}
