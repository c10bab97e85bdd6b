/** The ways a subscription delivers (push, pull, BigQuery) all stand between these two sides. */
import type { TableState } from '../bigquery.ts';
import type { Entry } from '../broker/backlog.ts';
import type { Rules } from '../broker/rules.ts';
import type { StatusError } from '../protocol/status.ts';
import type { Message } from '../store/store.ts';
import type { Puller } from './pull.ts';

/** A message in the hands of a deliverer, to be answered by exactly one of `done`, `failed` and `returned`. */
export interface Delivery {
  readonly message: Message;
  /** 1 for the first. */
  readonly attempt: number;
  /** None for a deliberate duplicate, whose fate changes nothing. */
  readonly entry: Entry | undefined;
}

/** What a deliverer (push, pull, BigQuery) sees of its subscription. */
export interface Intake {
  readonly name: string;
  readonly rules: Rules;
  take(): Delivery | undefined;
  done(delivery: Delivery): void;
  /** Counts as an attempt: the message comes again after its back-off, or goes to the dead letters. */
  failed(delivery: Delivery, reason?: string): void;
  /** Doesn't count: the message is ready again at once. */
  returned(delivery: Delivery): void;
  /** Ends a message whose delivery was over already: its acknowledgement came late, but came. */
  acknowledgedLate(entry: Entry): void;
}

/** Brings messages to subscribers in one of the three ways. */
export interface Deliverer {
  /** There may be something to take. */
  wake(): void;
  /** Resolves when nothing is on its way any more; whatever had to be given up was returned. Streams end with `reason`. */
  stop(reason: StatusError): Promise<void>;
  /**
   * Why the last push, or the last write to the table as a whole, failed; undefined once one succeeds. A rejected
   * row is not one.
   */
  problem(): string | undefined;
  /** BigQuery subscriptions: what is wrong with the table, where the problem is of that kind. */
  readonly tableState?: () => TableState | undefined;
  /** Pull subscriptions: the subscriber's side. */
  readonly puller?: Puller;
}

/** How long a deliverer that is stopped may wait for what is on its way. */
export const STOP_GRACE_MS = 3000;
