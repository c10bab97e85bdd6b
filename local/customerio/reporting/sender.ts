/** Sends one endpoint's reporting webhooks. While one call fails, everything behind it waits. */
import type { Clock } from '../clock.ts';
import { signDeliveryEvent } from '../samples.ts';
import type { Table } from '../store.ts';
import type { Outbox, OutboxItem } from './outbox.ts';
import type { Post } from './post.ts';
import { type Answer, isSuccess, nextAttempt } from './schedule.ts';

/** The wait that failing has earned an endpoint. Kept, so that a restart does not shorten it. */
export interface Penalty {
  readonly attempts: number;
  readonly firstFailedMs: number;
  readonly retryAtMs: number;
}

export interface SenderOptions {
  readonly webhookId: string;
  /** Where to, now; undefined while it is disabled. */
  readonly endpoint: () => string | undefined;
  readonly outbox: Outbox;
  readonly penalties: Table<Penalty>;
  readonly clock: Clock;
  readonly post: Post;
  readonly signingKey: string;
  /** Unix seconds by the receiver's clock, for the signature. */
  readonly stampSeconds: () => number;
  readonly concurrency: number;
  readonly onAnswer: (answer: Answer) => void;
  /** An event was given up after its seven days. */
  readonly onLost: () => void;
}

export type Sender = ReturnType<typeof createSender>;

/** Sends what is in the outbox for one webhook, whenever it is woken. After `stop`, answers change nothing. */
export function createSender(options: SenderOptions) {
  const { webhookId, endpoint, outbox, penalties, clock, post, signingKey, stampSeconds } = options;
  let underWay = 0;
  let sentUpTo = 0;
  let stopped = false;
  /** The item that decides whether the penalty is over. */
  let firstInLine = 0;
  let callOff: (() => void) | undefined;

  /** Starts what may be started now. */
  function wake(): void {
    if (stopped) return;
    const penalty = penalties.get(webhookId);
    if (penalty === undefined) sendAhead();
    else if (underWay === 0 && callOff === undefined) {
      callOff = clock.at(penalty.retryAtMs, () => {
        callOff = undefined;
        retryFirst();
      });
    }
  }

  function sendAhead(): void {
    while (underWay < options.concurrency) {
      const item = outbox.after(webhookId, sentUpTo);
      const url = endpoint();
      if (item === undefined || url === undefined) return;
      sentUpTo = item.seq;
      void attempt(item, url);
    }
  }

  function retryFirst(): void {
    const item = outbox.after(webhookId, 0);
    const url = endpoint();
    if (item === undefined || url === undefined) return;
    firstInLine = item.seq;
    void attempt(item, url);
  }

  async function attempt(item: OutboxItem, url: string): Promise<void> {
    underWay += 1;
    const body = Buffer.from(item.body);
    const answer = await post(url, body, signDeliveryEvent(body, signingKey, stampSeconds()));
    underWay -= 1;
    if (stopped) return;
    options.onAnswer(answer);
    if (isSuccess(answer)) settle(item);
    else fail(item, answer);
    wake();
  }

  function settle(item: OutboxItem): void {
    outbox.remove(item.seq);
    // While others fail, a success that was still under way proves nothing: the first in line decides.
    if (penalties.has(webhookId) && item.seq === firstInLine) recover();
  }

  function recover(): void {
    penalties.delete(webhookId);
    sentUpTo = 0;
    firstInLine = 0;
  }

  function fail(item: OutboxItem, answer: Answer): void {
    const nowMs = clock.now();
    const penalty = penalties.get(webhookId);
    // Others that were under way fail beside it: one penalty, one count.
    if (penalty !== undefined && item.seq !== firstInLine) return;
    firstInLine = item.seq;
    const attempts = (penalty?.attempts ?? 0) + 1;
    const firstFailedMs = penalty?.firstFailedMs ?? nowMs;
    const retryAtMs = nextAttempt({ answer, attempts, firstFailedMs, nowMs });
    if (retryAtMs !== undefined) {
      penalties.set(webhookId, { attempts, firstFailedMs, retryAtMs });
      return;
    }
    outbox.remove(item.seq);
    options.onLost();
    recover();
  }

  return {
    wake,
    /** Ends the wait for the next attempt; how often it failed so far still counts. */
    retryNow(): void {
      const penalty = penalties.get(webhookId);
      if (penalty === undefined) return;
      penalties.set(webhookId, { ...penalty, retryAtMs: clock.now() });
      callOff?.();
      callOff = undefined;
      wake();
    },
    stop(): void {
      stopped = true;
      callOff?.();
    },
  };
}
