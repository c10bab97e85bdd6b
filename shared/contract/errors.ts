/** The four errors, named by what follows from them. `reason` is a stable code, `message` is safe to show. */

interface Circumstances extends ErrorOptions {
  /** Status of the answer that said so, where there was one. */
  httpStatus?: number | undefined;
}

abstract class ContractError extends Error {
  readonly reason: string;
  readonly httpStatus: number | undefined;
  constructor(reason: string, message: string, { httpStatus, ...options }: Circumstances = {}) {
    super(message, options);
    this.reason = reason;
    this.httpStatus = httpStatus;
  }
}

/** The command can't be decoded or breaks its contract: it is rejected on the first attempt. */
export class InvalidCommandError extends ContractError {
  override readonly name = 'InvalidCommandError';
}

/** Somebody refused it for good (Customer.io a command, Pub/Sub a message): repeating it can't help. */
export class RejectedError extends ContractError {
  override readonly name = 'RejectedError';
}

/** It may work later. `effectUnknown` is true where the call may have taken effect all the same. */
export class RetryableError extends ContractError {
  override readonly name = 'RetryableError';
  readonly effectUnknown: boolean;
  constructor(
    reason: string,
    message: string,
    { effectUnknown = false, ...circumstances }: Circumstances & { effectUnknown?: boolean } = {},
  ) {
    super(reason, message, circumstances);
    this.effectUnknown = effectUnknown;
  }
}

/** Our credentials, account or settings are at fault, not the command: the queue is held and somebody is paged. */
export class ConfigurationError extends ContractError {
  override readonly name = 'ConfigurationError';
}
