/**
 * The books of a run. Every number is counted at its source (the sender's answers, the topics, the table, the
 * simulator's own tables, the subscriptions), none is derived from another: only so can they disagree.
 */
import type { BigQuery } from '@google-cloud/bigquery';
import { OPERATIONS, topicNames } from '../../shared/contract/operations.ts';
import type { OutcomeName } from '../../shared/contract/outcome.ts';
import type { Stack } from '../stack/stack.ts';

export interface Books {
  webhooks: {
    /** Posts that were answered for good, the simulator's own included. */
    sent: number;
    /** Answered 401 or 405. */
    refused: number;
    /** Answered 200 and on the topic of events. */
    accepted: number;
    /** Answered 200 and on the quarantine topic. */
    quarantined: number;
    /** In the table, duplicates included. */
    rows: number;
    distinct_events: number;
  };
  commands: {
    published: number;
    done: number;
    skipped: number;
    rejected: number;
    parked: number;
    /** Not settled yet. */
    queued: number;
  };
  dead_letters: number;
  customerio: { people: number; events: number; deliveries: number; duplicate_effects: number };
  seconds: number;
}

/** What was done from outside: counted where it was done. */
export interface Sent {
  posts: number;
  refused: number;
  commands: number;
  /** How the commands are to end. */
  expected: Record<OutcomeName, number>;
}

/** Every way of ending that has another count than was meant, in words. */
export function surprises({ commands }: Books, { expected }: Sent): string[] {
  const names = Object.keys(expected) as OutcomeName[];
  return names
    .filter((name) => commands[name] !== expected[name])
    .map((name) => `${name} is ${commands[name]}, expected ${expected[name]}`);
}

/** Every account that does not balance, in words; none when the books are right. */
export function imbalances({ webhooks, commands, dead_letters, customerio }: Books): string[] {
  const { sent, refused, accepted, quarantined, rows } = webhooks;
  const { published, done, skipped, rejected, parked, queued } = commands;
  const checks: [holds: boolean, account: string][] = [
    [
      sent === refused + accepted + quarantined,
      `sent ${sent} = refused ${refused} + accepted ${accepted} + quarantined ${quarantined}`,
    ],
    [rows >= accepted, `rows ${rows} ≥ accepted ${accepted}`],
    [
      published === done + skipped + rejected + parked,
      `published ${published} = done ${done} + skipped ${skipped} + rejected ${rejected} + parked ${parked}`,
    ],
    [queued === 0, `queued ${queued} = 0`],
    [dead_letters === rejected, `dead letters ${dead_letters} = rejected ${rejected}`],
    [customerio.duplicate_effects === 0, `duplicate effects ${customerio.duplicate_effects} = 0`],
  ];
  return checks.filter(([holds]) => !holds).map(([, account]) => account);
}

/** Reads the books. `startedAtMs` and `nowMs` are epoch milliseconds. */
export async function readBooks(
  stack: Stack,
  bigquery: BigQuery,
  sent: Sent,
  { startedAtMs, nowMs }: { startedAtMs: number; nowMs: number },
): Promise<Books> {
  const simulator = stack.customerIo.books();
  const { people, events, deliveries, duplicate_effects } = simulator;
  const { done, skipped, rejected, parked } = await countOutcomes(bigquery);
  return {
    webhooks: {
      sent: sent.posts + finalAnswers(simulator.webhooks.answered),
      refused: sent.refused,
      accepted: backlog(stack, COUNTER),
      quarantined: backlog(stack, topicNames(stack.addresses.topic_prefix).quarantine),
      ...(await countRows(bigquery)),
    },
    commands: { published: sent.commands, done, skipped, rejected, parked, queued: queuedIn(stack) },
    dead_letters: deadLettersIn(stack),
    customerio: { people, events, deliveries, duplicate_effects },
    seconds: Math.round((nowMs - startedAtMs) / 100) / 10,
  };
}

/** Subscription on the topic of events that nobody reads: its backlog is what the topic has taken. */
export const COUNTER = 'demo-counter';

/** Commands not settled, outcomes and events not yet in their tables. */
export function queuedIn(stack: Stack): number {
  const names = topicNames(stack.addresses.topic_prefix);
  const subscriptions = [...OPERATIONS.map(names.command), names.processed];
  return subscriptions.reduce((sum, name) => sum + backlog(stack, name), 0);
}

/** Messages that a subscription has not had acknowledged, those under way included. */
export function backlog(stack: Stack, subscription: string): number {
  const full = `projects/${stack.addresses.project}/subscriptions/${subscription}`;
  const found = stack.pubsub.inspect().find(({ name }) => name === full);
  if (found === undefined) throw new Error(`There is no subscription ${full}`);
  return found.backlog;
}

function deadLettersIn(stack: Stack): number {
  const names = topicNames(stack.addresses.topic_prefix);
  return OPERATIONS.reduce((sum, operation) => sum + backlog(stack, names.deadLetter(operation)), 0);
}

/** Customer.io repeats a post that was answered otherwise: only these ended one. */
function finalAnswers(answered: Readonly<Record<string, number>>): number {
  return answered['200'] ?? 0;
}

async function countRows(bigquery: BigQuery): Promise<{ rows: number; distinct_events: number }> {
  const [[row]] = await bigquery.query(
    'select count(*) as total, count(distinct event_id) as events from customerio.delivery_events',
  );
  return { rows: Number(row.total), distinct_events: Number(row.events) };
}

async function countOutcomes(bigquery: BigQuery): Promise<Record<OutcomeName, number>> {
  const [rows] = await bigquery.query(
    `select outcome, count(distinct concat(operation, ' ', command_id)) as commands
     from customerio.command_outcomes group by outcome`,
  );
  const none: Record<OutcomeName, number> = { done: 0, skipped: 0, rejected: 0, parked: 0 };
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.outcome, Number(row.commands)])) };
}
