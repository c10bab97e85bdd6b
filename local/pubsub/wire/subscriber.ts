/** The methods of Google's Subscriber service, streaming pull aside. */
import type { Broker } from '../broker/broker.ts';
import { checkName } from '../broker/limits.ts';
import { isAckId } from '../delivery/leases.ts';
import type { Puller } from '../delivery/pull.ts';
import { failedPrecondition, invalidArgument, StatusError } from '../protocol/status.ts';
import { toMs } from '../protocol/time.ts';
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
  | 'Seek'
>;

/** How long a pull waits for a first message; the real service promises no figure. */
const PULL_WAIT_MS = 10_000;
const MAX_ACK_DEADLINE_SECONDS = 600;

/** Changes and acknowledgements are answered once they would survive a kill: exactly-once delivery rests on it. */
export function createSubscriberHandlers(broker: Broker): SubscriberHandlers {
  return {
    async CreateSubscription(subscription) {
      checkName(subscription.name, 'subscriptions');
      const created = await broker.createSubscription(subscription);
      await broker.committed();
      return created.described();
    },
    GetSubscription: ({ subscription }) => broker.subscription(subscription).described(),
    async UpdateSubscription({ subscription, updateMask }) {
      const name = subscription?.name ?? '';
      const updated = await broker.updateSubscription(name, subscription ?? {}, updateMask?.paths ?? []);
      await broker.committed();
      return updated.described();
    },
    ListSubscriptions(request) {
      const named = broker
        .subscriptions()
        .map((subscription) => ({ name: subscription.config.name, subscription }));
      const { items, nextPageToken } = page(inProject(named, request.project), request);
      return { subscriptions: items.map(({ subscription }) => subscription.described()), nextPageToken };
    },
    async DeleteSubscription({ subscription }) {
      broker.deleteSubscription(subscription);
      await broker.committed();
      return {};
    },
    async ModifyPushConfig({ subscription, pushConfig }) {
      await broker.updateSubscription(subscription, { pushConfig: pushConfig ?? {} }, ['push_config']);
      await broker.committed();
      return {};
    },
    async Pull({ subscription, maxMessages, returnImmediately }, { onEnd }) {
      if (maxMessages < 1) throw invalidArgument(`max_messages is ${maxMessages}; it must be at least 1.`);
      const waitMs = returnImmediately ? 0 : PULL_WAIT_MS;
      return { receivedMessages: await pullerOf(broker, subscription).pull(maxMessages, waitMs, onEnd) };
    },
    async Acknowledge({ subscription, ackIds }) {
      checkAckIds(ackIds);
      pullerOf(broker, subscription).acknowledge(ackIds);
      await broker.committed();
      return {};
    },
    async ModifyAckDeadline({ subscription, ackIds, ackDeadlineSeconds }) {
      checkAckDeadline(ackDeadlineSeconds);
      checkAckIds(ackIds);
      pullerOf(broker, subscription).modify(ackIds, ackDeadlineSeconds);
      await broker.committed();
      return {};
    },
    async Seek({ subscription, time, snapshot }) {
      if (snapshot) throw new StatusError('UNIMPLEMENTED', 'Snapshots are not available here.');
      const beforeMs = toMs(time);
      if (beforeMs === undefined) throw invalidArgument('The request has no target; time is required.');
      broker.subscription(subscription).purge(beforeMs);
      await broker.committed();
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

/** Throws INVALID_ARGUMENT if there are none, or one that no server of this kind gave out. */
function checkAckIds(ackIds: readonly string[]): void {
  if (ackIds.length === 0) throw invalidArgument('The request has no ack_ids; at least one is required.');
  checkAckIdForm(ackIds);
}

/** Throws INVALID_ARGUMENT for an ack id that no server of this kind gave out. */
export function checkAckIdForm(ackIds: readonly string[]): void {
  const malformed = ackIds.find((ackId) => !isAckId(ackId));
  if (malformed === undefined) return;
  throw invalidArgument(`You have passed an invalid ack ID to the service (ack_id=${malformed}).`);
}

/** Throws INVALID_ARGUMENT unless the number of seconds is 0 to 600. */
export function checkAckDeadline(seconds: number): void {
  if (seconds >= 0 && seconds <= MAX_ACK_DEADLINE_SECONDS) return;
  throw invalidArgument(`ack_deadline_seconds is ${seconds}; 0 to ${MAX_ACK_DEADLINE_SECONDS} are allowed.`);
}
