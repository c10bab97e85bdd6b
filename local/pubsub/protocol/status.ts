/** How a call can fail: Google's canonical codes (https://cloud.google.com/apis/design/errors). */

/** The codes in use: their numbers in gRPC, and what REST answers. */
export const STATUS = {
  INVALID_ARGUMENT: { code: 3, http: 400 },
  NOT_FOUND: { code: 5, http: 404 },
  ALREADY_EXISTS: { code: 6, http: 409 },
  PERMISSION_DENIED: { code: 7, http: 403 },
  FAILED_PRECONDITION: { code: 9, http: 400 },
  UNIMPLEMENTED: { code: 12, http: 501 },
  INTERNAL: { code: 13, http: 500 },
  UNAVAILABLE: { code: 14, http: 503 },
} as const;

export type StatusName = keyof typeof STATUS;

/** A call's failure as the caller shall see it, over gRPC and over REST alike. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly status: StatusName;
  /** Ack id → Google's reason, where only some ids of a request failed (exactly-once delivery). */
  readonly failedAckIds: Readonly<Record<string, string>> | undefined;

  constructor(status: StatusName, message: string, failedAckIds?: Record<string, string>) {
    super(message);
    this.status = status;
    this.failedAckIds = failedAckIds;
  }
}

/** What was asked for can't be meant; the message says why. */
export function invalidArgument(message: string): StatusError {
  return new StatusError('INVALID_ARGUMENT', message);
}

/** There is no topic or subscription of that full name. */
export function notFound(name: string): StatusError {
  return new StatusError('NOT_FOUND', `Resource not found (resource=${name}).`);
}

/** There is a topic or subscription of that full name already. */
export function alreadyExists(name: string): StatusError {
  return new StatusError('ALREADY_EXISTS', `Resource already exists in the project (resource=${name}).`);
}

/** What was asked for makes sense, but not in the state that things are in; the message says which. */
export function failedPrecondition(message: string): StatusError {
  return new StatusError('FAILED_PRECONDITION', message);
}

/** Whatever was thrown, as a status: an unexpected error becomes INTERNAL with its text. */
export function toStatus(error: unknown): StatusError {
  if (error instanceof StatusError) return error;
  return new StatusError('INTERNAL', error instanceof Error ? (error.stack ?? error.message) : String(error));
}
