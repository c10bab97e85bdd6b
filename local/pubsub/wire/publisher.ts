/** The methods of Google's Publisher service. */
import type { Broker, NewMessage } from '../broker/broker.ts';
import { checkName, checkPublish } from '../broker/limits.ts';
import type { PubsubMessage } from '../protocol/schema.ts';
import { type Handlers, inProject, page } from './handlers.ts';

type PublisherHandlers = Pick<
  Handlers,
  | 'CreateTopic'
  | 'GetTopic'
  | 'UpdateTopic'
  | 'ListTopics'
  | 'ListTopicSubscriptions'
  | 'DeleteTopic'
  | 'Publish'
  | 'DetachSubscription'
>;

/** Changes are answered once they would survive a kill. */
export function createPublisherHandlers(broker: Broker): PublisherHandlers {
  return {
    async CreateTopic(topic) {
      checkName(topic.name, 'topics');
      const created = broker.topics.create(topic);
      await broker.committed();
      return created;
    },
    GetTopic: ({ topic }) => broker.topics.get(topic).config,
    async UpdateTopic({ topic, updateMask }) {
      const updated = broker.topics.update(topic?.name ?? '', topic ?? {}, updateMask?.paths ?? []);
      await broker.committed();
      return updated;
    },
    ListTopics(request) {
      const { items: topics, nextPageToken } = page(
        inProject(broker.topics.configs(), request.project),
        request,
      );
      return { topics, nextPageToken };
    },
    ListTopicSubscriptions(request) {
      const subscriptions = [...broker.topics.get(request.topic).subscribers].map(({ config }) => config);
      const { items, nextPageToken } = page(subscriptions, request);
      return { subscriptions: items.map(({ name }) => name), nextPageToken };
    },
    async DeleteTopic({ topic }) {
      broker.deleteTopic(topic);
      await broker.committed();
      return {};
    },
    async Publish({ topic, messages }) {
      checkPublish(messages);
      return { messageIds: await broker.publish(topic, messages.map(toNewMessage)) };
    },
    async DetachSubscription({ subscription }) {
      broker.detachSubscription(subscription);
      await broker.committed();
      return {};
    },
  };
}

/** The data is copied: as it came it is part of a larger buffer, which would live as long as the message. */
function toNewMessage({ data, attributes, orderingKey }: PubsubMessage): NewMessage {
  return { data: Buffer.from(data ?? ''), attributes: attributes ?? {}, orderingKey: orderingKey ?? '' };
}
