/**
 * The one way to Customer.io. Emits `<operation>:start`, `<operation>:success` and `<operation>:error`, with
 * latency; logging and metrics are its listeners.
 */
import { EventEmitter } from 'node:events';
import type { Operation } from '../contract/operations.ts';
import type { VendorIds } from '../contract/outcome.ts';
import type { Now } from '../runtime/clock.ts';
import type { AppSender } from './app-sender.ts';
import { type Calls, isAnonymousEvent, type TrackItem } from './calls.ts';
import type { TrackSender } from './track-sender.ts';

/** What `<operation>:start` tells. */
export interface CallStarted {
  operation: Operation;
}

/** What `<operation>:success` tells. */
export interface CallEnded extends CallStarted {
  /** From the start of the call, its wait for a batch included, to its end. */
  latencyMs: number;
}

/** What `<operation>:error` tells. */
export interface CallFailed extends CallEnded {
  /** What `perform` throws. */
  error: unknown;
}

/** Event → the arguments of its listeners. */
export type CustomerIoEvents = {
  [Key in `${Operation}:start`]: [CallStarted];
} & { [Key in `${Operation}:success`]: [CallEnded] } & { [Key in `${Operation}:error`]: [CallFailed] };

/** What a service is made of. */
export interface ServiceOptions {
  now: Now;
  /** Absent where the function has no Track credentials. */
  track?: TrackSender;
  /** Absent where the function has no App credentials. */
  app?: AppSender;
}

type Performers = { [O in Operation]: (call: Calls[O], commandId: string) => Promise<VendorIds> };

/**
 * Performs operations at Customer.io and tells its listeners of each call. Listeners only watch: what one of them
 * throws or rejects with changes nothing.
 */
export class CustomerIoService extends EventEmitter<CustomerIoEvents> {
  readonly #now: Now;
  readonly #performers: Performers;

  constructor(options: ServiceOptions) {
    super({ captureRejections: true });
    this.#now = options.now;
    this.#performers = performersOf(options);
  }

  /**
   * Resolves to what the call left behind, once Customer.io has accepted it.
   *
   * @param commandId travels with sends, so that an effect can be traced to its command.
   * @throws RejectedError, RetryableError or ConfigurationError, by consequence.
   */
  async perform<O extends Operation>(operation: O, call: Calls[O], commandId: string): Promise<VendorIds> {
    const startedAtMs = this.#now();
    const latencyMs = () => this.#now() - startedAtMs;
    this.#tell(`${operation}:start`, { operation });
    try {
      const ids = await this.#performers[operation](call, commandId);
      this.#tell(`${operation}:success`, { operation, latencyMs: latencyMs() });
      return ids;
    } catch (error) {
      this.#tell(`${operation}:error`, { operation, latencyMs: latencyMs(), error });
      throw error;
    }
  }

  /** Takes what an asynchronous listener rejects with. Listeners only watch. */
  override [EventEmitter.captureRejectionSymbol](): void {}

  /** A listener that throws is its own problem: a send that worked must not look as if it had failed. */
  #tell(event: keyof CustomerIoEvents, payload: CallStarted | CallEnded | CallFailed): void {
    try {
      (this as EventEmitter).emit(event, payload);
    } catch {
      // Listeners only watch.
    }
  }
}

function performersOf({ track, app }: ServiceOptions): Performers {
  const item = async (call: TrackItem): Promise<VendorIds> => {
    await need(track, 'Track').send(call);
    return {};
  };
  return {
    identify: item,
    track: async (call) => {
      if (!isAnonymousEvent(call)) return item(call);
      await need(track, 'Track').sendAnonymous(call);
      return {};
    },
    transactional: (call, commandId) => need(app, 'App').send(call, commandId),
    broadcast: (call, commandId) => need(app, 'App').trigger(call, commandId),
    suppress: item,
    unsuppress: item,
    delete: item,
    merge: item,
    device: item,
    object: item,
  };
}

function need<Sender>(sender: Sender | undefined, api: string): Sender {
  if (sender === undefined) throw new TypeError(`This service was made without the ${api} API`);
  return sender;
}
