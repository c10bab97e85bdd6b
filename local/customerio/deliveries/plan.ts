/** What will become of a message: a pure draw from what can happen on its channel. */
import type { Random } from '../../random.ts';
import { integerBetween } from '../random.ts';
import type { MessageFacts } from '../reporting/event-fields.ts';

/** Channels of deliveries. `inbox` exists for sending only: no reporting webhook has that type. */
export type DeliveryChannel = 'email' | 'push' | 'sms' | 'whatsapp' | 'in_app' | 'inbox';

/** One thing that happens to a delivery, this long after it was sent. */
export interface Step {
  readonly metric: string;
  readonly afterMs: number;
  readonly details?: Partial<Pick<MessageFacts, 'failureMessage' | 'machine' | 'trackedResponse'>>;
}

export interface Prospects {
  readonly channel: DeliveryChannel;
  /** Why it can't be sent at all: the recipient is suppressed, opted out, or has no device. */
  readonly obstacle?: 'suppressed' | 'unsubscribed' | 'no_devices' | undefined;
  /** `queue_draft`: it waits in the outbox of the workspace for somebody to send it. */
  readonly draft: boolean;
  /** A metric that the recipient asks for by the tag in `name+bounced@example.com`. */
  readonly wish?: string | undefined;
}

const HUMAN = { proxied: false, prefetched: false, synthetic: false, clicked: false };

const ENDINGS: Record<DeliveryChannel, readonly string[]> = {
  email: ['bounced', 'spammed', 'unsubscribed', 'failed', 'undeliverable'],
  push: ['bounced', 'failed', 'undeliverable'],
  sms: ['bounced', 'replied', 'failed', 'undeliverable'],
  whatsapp: ['bounced', 'dropped', 'replied', 'failed', 'undeliverable'],
  in_app: ['failed', 'undeliverable'],
  inbox: [],
};

const FAILURES: Record<string, string> = {
  bounced: '550 5.5.0 Requested action not taken: mailbox unavailable',
  dropped: 'The recipient is on the suppression list',
  attempted: 'The provider did not answer; will be attempted again',
  failed: 'The provider refused the message for good',
  undeliverable: 'The message limit was reached',
};

/** The steps of a delivery, in order of time. */
export function planDelivery({ channel, obstacle, draft, wish }: Prospects, random: Random): Step[] {
  const drafted: Step = { metric: 'drafted', afterMs: 0 };
  if (draft) return [drafted];
  if (obstacle === 'suppressed') {
    const metric = channel === 'email' || channel === 'whatsapp' ? 'dropped' : 'undeliverable';
    return [drafted, failure(metric, 20, 'The recipient is suppressed')];
  }
  if (obstacle === 'unsubscribed')
    return [drafted, failure('undeliverable', 20, 'The person is unsubscribed')];
  if (obstacle === 'no_devices') {
    return [drafted, failure('attempted', 20, 'NoDevicesSynced'), failure('failed', 400, 'NoDevicesSynced')];
  }
  const ending = wish ?? unlucky(channel, random);
  if (ending === 'failed') return [drafted, failure('attempted', 50), failure('failed', 600)];
  if (ending === 'undeliverable' || ending === 'dropped') return [drafted, failure(ending, 50)];
  const sent: Step = { metric: 'sent', afterMs: integerBetween(random, 20, 150) };
  if (ending === 'bounced') return [drafted, sent, failure('bounced', sent.afterMs + 300)];
  return [drafted, sent, ...received(channel, sent.afterMs, ending, random)];
}

/** From the recipient's side: delivered, opened, clicked … each less likely than the one before. */
function received(
  channel: DeliveryChannel,
  sentMs: number,
  ending: string | undefined,
  random: Random,
): Step[] {
  const steps: Step[] = [];
  let afterMs = sentMs;
  const add = (metric: string, chance: number, details?: Step['details']) => {
    if (random() >= chance) return false;
    afterMs += integerBetween(random, 100, 900);
    steps.push({ metric, afterMs, ...(details && { details }) });
    return true;
  };
  const reportsDelivery = channel !== 'in_app' && channel !== 'inbox';
  if (reportsDelivery) add('delivered', 1);
  if (channel === 'email' && random() < 0.15) {
    add('opened', 1, { machine: { ...HUMAN, proxied: true, prefetched: true } });
  }
  const opened = channel === 'sms' || add('opened', 0.6, { machine: HUMAN });
  if (opened && channel !== 'inbox') {
    if (add('clicked', 0.5, { machine: HUMAN, trackedResponse: 'Yes' })) add('converted', 0.4);
  }
  if (ending !== undefined) add(ending, 1);
  return steps;
}

function unlucky(channel: DeliveryChannel, random: Random): string | undefined {
  const endings = ENDINGS[channel];
  return random() < 0.08 ? endings[Math.floor(random() * endings.length)] : undefined;
}

function failure(metric: string, afterMs: number, failureMessage = FAILURES[metric] ?? metric): Step {
  return { metric, afterMs, details: { failureMessage } };
}

/** The wish in a recipient's tag, where the channel knows such an ending. */
export function wishOf(channel: DeliveryChannel, recipient: string): string | undefined {
  const tag = /\+([a-z_]+)@/.exec(recipient)?.[1];
  const known = [...ENDINGS[channel], ...(channel === 'email' ? ['dropped'] : [])];
  return tag !== undefined && known.includes(tag) ? tag : undefined;
}
