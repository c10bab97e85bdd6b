/** Reporting webhooks: who is told what, and what has come of it. */
import type { Clock } from '../clock.ts';
import type { DeliveryEvent } from '../samples.ts';
import type { Store } from '../store.ts';
import { createOutbox } from './outbox.ts';
import { createPost } from './post.ts';
import { createRegistry } from './registry.ts';
import type { Answer } from './schedule.ts';
import { createSender, type Penalty, type Sender } from './sender.ts';
import { bodyFor } from './webhook.ts';

export interface ReportingOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly signingKey: string;
  readonly stampSeconds: () => number;
  /** Calls under way at once to one endpoint while it answers well. */
  readonly concurrency: number;
  readonly timeoutMs?: number | undefined;
}

export interface WebhookBooks {
  /** Calls made. */
  readonly sent: number;
  /** Calls by what came back: a status, `timeout` or `broken`. */
  readonly answered: Readonly<Record<string, number>>;
  /** Events given up after seven days. */
  readonly lost: number;
  /** Events that still wait for a 2xx. */
  readonly waiting: number;
}

export type Reporting = ReturnType<typeof createReporting>;

/** The reporting webhooks in the store, with a sender for each. Sends from `start` to `stop`. */
export function createReporting(options: ReportingOptions) {
  const { store, clock, signingKey, stampSeconds, concurrency } = options;
  // The table's older name, by which data folders hold it.
  const penalties = store.table<Penalty>('troubles');
  const counts = store.table<number>('webhook_counts');
  const outbox = createOutbox(store);
  const { post, close } = createPost(options.timeoutMs);
  const senders = new Map<string, Sender>();
  const webhooks = createRegistry({
    store,
    onSaved: (id) => senderOf(id).wake(),
    onRemoved(id) {
      senders.get(id)?.stop();
      senders.delete(id);
      penalties.delete(id);
      outbox.removeAll(id);
    },
  });

  function count(name: string): void {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  function senderOf(webhookId: string): Sender {
    const known = senders.get(webhookId);
    if (known !== undefined) return known;
    const sender = createSender({
      webhookId,
      endpoint: () => webhooks.endpointOf(webhookId),
      outbox,
      penalties,
      clock,
      post,
      signingKey,
      stampSeconds,
      concurrency,
      onAnswer: (answer) => count(labelOf(answer)),
      onLost: () => count('lost'),
    });
    senders.set(webhookId, sender);
    return sender;
  }

  return {
    emit(event: DeliveryEvent, repeated: boolean): void {
      for (const [id, webhook] of webhooks.entries()) {
        const body = bodyFor(webhook, event, repeated);
        if (body === undefined) continue;
        outbox.add(id, body);
        // Nothing leaves before it is stored; what could not be stored is told to whoever made the event.
        store.committed().then(senderOf(id).wake, () => undefined);
      }
    },
    create: webhooks.create,
    replace: webhooks.replace,
    delete: webhooks.delete,
    get: webhooks.get,
    all: webhooks.all,
    books(): WebhookBooks {
      const all = Object.fromEntries(counts.entries());
      const { lost = 0, ...answered } = all;
      const sent = Object.values(answered).reduce((sum, number) => sum + number, 0);
      return { sent, answered, lost, waiting: outbox.count() };
    },
    penalties: () => Object.fromEntries(penalties.entries()),
    start(): void {
      for (const id of webhooks.entries()) senderOf(id[0]).wake();
    },
    /** Has whatever waits for its next attempt sent at once. */
    retryNow(): void {
      for (const sender of senders.values()) sender.retryNow();
    },
    reset: webhooks.reset,
    stop(): void {
      for (const sender of senders.values()) sender.stop();
      close();
    },
  };
}

function labelOf(answer: Answer): string {
  return answer.kind === 'status' ? String(answer.status) : answer.kind;
}
