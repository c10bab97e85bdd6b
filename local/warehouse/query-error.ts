/** What BigQuery calls a failure, with the HTTP status that it answers. */
const STATUSES = {
  invalidQuery: 400,
  invalid: 400,
  notFound: 404,
  duplicate: 409,
  responseTooLarge: 403,
  resourcesExceeded: 400,
  resourceInUse: 400,
} as const;

export type QueryErrorReason = keyof typeof STATUSES;

/** A request that BigQuery would refuse, in BigQuery's words as far as they are known. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly reason: QueryErrorReason;
  readonly httpStatus: number;
  constructor(reason: QueryErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.httpStatus = STATUSES[reason];
  }
}

/** For what BigQuery has and this warehouse hasn't. */
export function unsupported(what: string): QueryError {
  return new QueryError('invalidQuery', `${what} isn't supported by the local warehouse`);
}
