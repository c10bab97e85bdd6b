/** Reporting webhooks: who is told what, and what has come of it. */
import type { Clock } from '../clock.ts';
import type { DeliveryEvent } from '../samples.ts';
import type { Store } from '../store.ts';
import { createOutbox } from './outbox.ts';
import { createPost } from './post.ts';
import type { Answer } from './schedule.ts';
import { createSender, type Penalty, type Sender } from './sender.ts';
import { bodyFor, type ReportingWebhook } from './webhook.ts';

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
  const webhooks = store.table<ReportingWebhook>('webhooks');
  // By this name in the folders that are there.
  const penalties = store.table<Penalty>('troubles');
  const counts = store.table<number>('webhook_counts');
  const outbox = createOutbox(store);
  const { post, close } = createPost(options.timeoutMs);
  const senders = new Map<string, Sender>();

  function count(name: string): void {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  function senderOf(webhookId: string): Sender {
    const known = senders.get(webhookId);
    if (known !== undefined) return known;
    const sender = createSender({
      webhookId,
      endpoint: () => {
        const webhook = webhooks.get(webhookId);
        return webhook?.disabled === false ? webhook.endpoint : undefined;
      },
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

  function save(webhook: ReportingWebhook): ReportingWebhook {
    webhooks.set(String(webhook.id), webhook);
    senderOf(String(webhook.id)).wake();
    return webhook;
  }

  function remove(id: string): boolean {
    if (!webhooks.has(id)) return false;
    senders.get(id)?.stop();
    senders.delete(id);
    webhooks.delete(id);
    penalties.delete(id);
    outbox.removeAll(id);
    return true;
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
    create(webhook: Omit<ReportingWebhook, 'id'>): ReportingWebhook {
      const id = 1 + Math.max(0, ...[...webhooks.values()].map((known) => known.id));
      return save({ id, ...webhook });
    },
    replace: save,
    delete: remove,
    get: (id: string) => webhooks.get(id),
    all: () => [...webhooks.values()],
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
    /** Forgets every webhook. */
    reset(): void {
      for (const [id] of [...webhooks.entries()]) remove(id);
    },
    stop(): void {
      for (const sender of senders.values()) sender.stop();
      close();
    },
  };
}

function labelOf(answer: Answer): string {
  return answer.kind === 'status' ? String(answer.status) : answer.kind;
}
