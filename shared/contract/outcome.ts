/** How a command ended: the message on the processed topic, which is a row of `command_outcomes` as it stands. */
import type { Operation } from './operations.ts';

/** The ways in which a command ends. */
export type OutcomeName = 'done' | 'skipped' | 'rejected' | 'parked';

/** Customer.io's ids of what a call left behind. Profile calls leave nothing that has one. */
export interface VendorIds {
  deliveryId?: string;
  triggerId?: string;
}

/** Column by column as in `schemas/tables/command_outcomes.json`, without Pub/Sub's own. No personal data. */
export interface Outcome {
  command_id: string;
  operation: Operation;
  outcome: OutcomeName;
  reason: string | null;
  correlation_id: string | null;
  /** Delivery attempt that ended it; 1 is the first. */
  attempt: number;
  latency_ms: number;
  delivery_id: string | null;
  trigger_id: string | null;
  environment: string;
  occurred_at: string;
  settled_at: string;
}

/** Attributes of a command's message by which its cause is traced. They travel to outcome, dead letter and log. */
export interface Tracing {
  readonly correlation_id?: string | undefined;
  /** https://www.w3.org/TR/trace-context/#traceparent-header */
  readonly traceparent?: string | undefined;
}

/** Attributes of the outcome's message: for listeners' filters, and what the command is traced by, if anything. */
export function outcomeAttributes(
  { operation, outcome }: Outcome,
  { correlation_id, traceparent }: Tracing,
): Record<string, string> {
  return {
    operation,
    outcome,
    ...(correlation_id !== undefined && { correlation_id }),
    ...(traceparent !== undefined && { traceparent }),
  };
}
