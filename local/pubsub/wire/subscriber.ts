/** The methods of Google's Subscriber service, streaming pull aside. */
import type { Broker } from '../broker/broker.ts';
import { checkName } from '../broker/limits.ts';
import type { Puller } from '../delivery/pull.ts';
import { failedPrecondition, invalidArgument } from '../protocol/status.ts';
import { type Handlers, inProject, page } from './handlers.ts';

type SubscriberHandlers = Pick<
  Handlers,
  | 'CreateSubscription'
  | 'GetSubscription'
  | 'UpdateSubscription'
  | 'ListSubscriptions'
  | 'DeleteSubscription'
  | 'ModifyPushConfig'
  | 'Pull'
  | 'Acknowledge'
  | 'ModifyAckDeadline'
>;

/** How long a pull waits for a first message; the real service promises no figure. */
const PULL_WAIT_MS = 10_000;
const MAX_ACK_DEADLINE_SECONDS = 600;

/** Changes of subscriptions are answered once they would survive a kill; acknowledgements at once. */
export function createSubscriberHandlers(broker: Broker): SubscriberHandlers {
  return {
    async CreateSubscription(subscription) {
      checkName(subscription.name, 'subscriptions');
      const created = broker.createSubscription(subscription);
      await broker.committed();
      return created;
    },
    GetSubscription: ({ subscription }) => broker.subscription(subscription).config,
    async UpdateSubscription({ subscription, updateMask }) {
      const name = subscription?.name ?? '';
      const updated = broker.updateSubscription(name, subscription ?? {}, updateMask?.paths ?? []);
      await broker.committed();
      return updated;
    },
    ListSubscriptions(request) {
      const { items, nextPageToken } = page(inProject(broker.subscriptions(), request.project), request);
      return { subscriptions: items, nextPageToken };
    },
    async DeleteSubscription({ subscription }) {
      broker.deleteSubscription(subscription);
      await broker.committed();
      return {};
    },
    async ModifyPushConfig({ subscription, pushConfig }) {
      broker.updateSubscription(subscription, { pushConfig: pushConfig ?? {} }, ['push_config']);
      await broker.committed();
      return {};
    },
    async Pull({ subscription, maxMessages, returnImmediately }, { onEnd }) {
      if (maxMessages < 1) throw invalidArgument(`max_messages is ${maxMessages}; it must be at least 1.`);
      const waitMs = returnImmediately ? 0 : PULL_WAIT_MS;
      return { receivedMessages: await pullerOf(broker, subscription).pull(maxMessages, waitMs, onEnd) };
    },
    Acknowledge({ subscription, ackIds }) {
      pullerOf(broker, subscription).acknowledge(ackIds);
      return {};
    },
    ModifyAckDeadline({ subscription, ackIds, ackDeadlineSeconds }) {
      checkAckDeadline(ackDeadlineSeconds);
      pullerOf(broker, subscription).modify(ackIds, ackDeadlineSeconds);
      return {};
    },
  };
}

/** The subscriber's side of a pull subscription. Throws where there is none. */
export function pullerOf(broker: Broker, name: string): Puller {
  const subscription = broker.subscription(name);
  if (subscription.puller) return subscription.puller;
  const kind = subscription.config.detached ? 'detached' : `a ${subscription.rules.target.kind} subscription`;
  throw failedPrecondition(`Subscription ${name} is ${kind}: it cannot be pulled from.`);
}

/** Throws INVALID_ARGUMENT unless the number of seconds is 0 to 600. */
export function checkAckDeadline(seconds: number): void {
  if (seconds >= 0 && seconds <= MAX_ACK_DEADLINE_SECONDS) return;
  throw invalidArgument(`ack_deadline_seconds is ${seconds}; 0 to ${MAX_ACK_DEADLINE_SECONDS} are allowed.`);
}
