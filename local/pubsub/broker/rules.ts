/** A subscription's configuration, checked, with Google's defaults filled in, in the units the broker works in. */
import type { BigQueryTarget } from '../bigquery.ts';
import type { Subscription, Topic } from '../protocol/schema.ts';
import { invalidArgument, StatusError } from '../protocol/status.ts';
import { fromMs, type SecondsAndNanos, toMs } from '../protocol/time.ts';
import { type Filter, parseFilter } from './filter.ts';

export interface PushTarget {
  readonly kind: 'push';
  /** An http or https URL. */
  readonly endpoint: string;
  readonly wrapped: boolean;
  /** Unwrapped only: attributes and ids go into headers. */
  readonly writeMetadata: boolean;
  readonly oidc: { readonly serviceAccountEmail: string; readonly audience: string } | undefined;
}

export type Target =
  | PushTarget
  | { readonly kind: 'pull' }
  | { readonly kind: 'bigquery'; readonly destination: BigQueryTarget };

export interface Rules {
  readonly target: Target;
  readonly ackDeadlineMs: number;
  readonly retentionMs: number;
  readonly filter: Filter | undefined;
  readonly ordered: boolean;
  readonly exactlyOnce: boolean;
  readonly retry: { readonly minimumMs: number; readonly maximumMs: number } | undefined;
  readonly deadLetter: { readonly topic: string; readonly maxAttempts: number } | undefined;
}

/** `State.ACTIVE` of topics and of subscriptions. */
export const ACTIVE = 1;

const DAY_MS = 86_400_000;

/**
 * Fills in the defaults of `config` (which it changes) and returns its rules.
 * Throws INVALID_ARGUMENT with the field, what it holds and what it may hold.
 */
export function readRules(config: Subscription): Rules {
  refuseMissingFeatures({
    cloud_storage_config: config.cloudStorageConfig,
    bigtable_config: config.bigtableConfig,
    message_transforms: config.messageTransforms.length > 0,
    // What is acknowledged is gone, so there is nothing to seek back to.
    retain_acked_messages: config.retainAckedMessages,
    'bigquery_config.use_topic_schema': config.bigqueryConfig?.useTopicSchema,
  });
  config.ackDeadlineSeconds ||= 10;
  within('ack_deadline_seconds', config.ackDeadlineSeconds, 10, 600);
  config.messageRetentionDuration ??= fromMs(7 * DAY_MS);
  config.expirationPolicy ??= { ttl: fromMs(31 * DAY_MS) };
  const retentionMs = toMs(config.messageRetentionDuration) ?? 0;
  within('message_retention_duration (seconds)', retentionMs / 1000, 600, (31 * DAY_MS) / 1000);
  return {
    target: readTarget(config),
    ackDeadlineMs: config.ackDeadlineSeconds * 1000,
    retentionMs,
    filter: parseFilter(config.filter),
    ordered: config.enableMessageOrdering,
    exactlyOnce: config.enableExactlyOnceDelivery,
    retry: readRetry(config),
    deadLetter: readDeadLetter(config),
  };
}

/** Throws UNIMPLEMENTED for features that don't exist here. */
export function checkTopic(config: Topic): void {
  refuseMissingFeatures({
    schema_settings: config.schemaSettings,
    ingestion_data_source_settings: config.ingestionDataSourceSettings,
    message_transforms: config.messageTransforms.length > 0,
    message_retention_duration: config.messageRetentionDuration,
  });
}

/** A feature that is asked for and silently missing would be found out much later. */
function refuseMissingFeatures(features: Record<string, unknown>): void {
  const asked = Object.keys(features).find((name) => features[name]);
  if (asked !== undefined) throw new StatusError('UNIMPLEMENTED', `${asked} is not available here.`);
}

function readRetry({ retryPolicy }: Subscription): Rules['retry'] {
  if (!retryPolicy) return undefined;
  retryPolicy.minimumBackoff ??= fromMs(10_000);
  retryPolicy.maximumBackoff ??= fromMs(600_000);
  const minimumMs = backoffMs('minimum_backoff', retryPolicy.minimumBackoff);
  const maximumMs = backoffMs('maximum_backoff', retryPolicy.maximumBackoff);
  if (minimumMs > maximumMs)
    throw invalidArgument(
      `retry_policy: minimum_backoff ${minimumMs / 1000} s is above maximum_backoff ${maximumMs / 1000} s.`,
    );
  return { minimumMs, maximumMs };
}

function backoffMs(field: string, duration: SecondsAndNanos): number {
  const ms = toMs(duration) ?? 0;
  within(`retry_policy.${field} (seconds)`, ms / 1000, 0, 600);
  return ms;
}

function readDeadLetter({ deadLetterPolicy }: Subscription): Rules['deadLetter'] {
  if (!deadLetterPolicy?.deadLetterTopic) return undefined;
  deadLetterPolicy.maxDeliveryAttempts ||= 5;
  within('dead_letter_policy.max_delivery_attempts', deadLetterPolicy.maxDeliveryAttempts, 5, 100);
  return { topic: deadLetterPolicy.deadLetterTopic, maxAttempts: deadLetterPolicy.maxDeliveryAttempts };
}

function readTarget(config: Subscription): Target {
  const pushes = Boolean(config.pushConfig?.pushEndpoint);
  const { bigqueryConfig } = config;
  if (!bigqueryConfig?.table) return pushes ? readPush(config) : { kind: 'pull' };
  if (pushes) throw invalidArgument('Only one of push_config and bigquery_config may be set.');
  const parts = /^([^.:]+)[.:]([^.]+)\.([^.]+)$/.exec(bigqueryConfig.table);
  if (!parts)
    throw invalidArgument(
      `bigquery_config.table is "${bigqueryConfig.table}"; it must be {project}.{dataset}.{table}.`,
    );
  const destination = {
    table: parts.slice(1).join('.'),
    useTableSchema: bigqueryConfig.useTableSchema === true,
    writeMetadata: bigqueryConfig.writeMetadata === true,
    dropUnknownFields: bigqueryConfig.dropUnknownFields === true,
  };
  return { kind: 'bigquery', destination };
}

function readPush({ pushConfig }: Subscription): PushTarget {
  const text = pushConfig?.pushEndpoint ?? '';
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw invalidArgument(
      `Invalid push endpoint given (endpoint=${text}). It must be an http:// or https:// URL.`,
    );
  const email = pushConfig?.oidcToken?.serviceAccountEmail;
  return {
    kind: 'push',
    endpoint: text,
    wrapped: !pushConfig?.noWrapper,
    writeMetadata: pushConfig?.noWrapper?.writeMetadata === true,
    oidc: email
      ? { serviceAccountEmail: email, audience: pushConfig?.oidcToken?.audience || text }
      : undefined,
  };
}

function within(field: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  throw invalidArgument(`${field} is ${value}; ${least} to ${most} are allowed.`);
}
