/** What the cases of the suite work with: Google's own client, and topics and subscriptions of their own. */
import type { TestContext } from 'node:test';
import {
  type CreateSubscriptionOptions,
  Duration,
  type Message,
  PubSub,
  type SubscriberOptions,
  type Subscription,
  type Topic,
  v1,
} from '@google-cloud/pubsub';
import { credentials } from '@grpc/grpc-js';

/** One behaviour: a full sentence, and the proof. */
export interface Case {
  readonly title: string;
  readonly run: (world: World, t: TestContext) => Promise<void>;
}

export interface World {
  readonly host: string;
  readonly client: PubSub;
  /** The generated client under the official one, for calls that the official one doesn't offer. */
  readonly raw: InstanceType<typeof v1.SubscriberClient>;
  newTopic(): Promise<Topic>;
  newSubscription(topic: Topic, options?: CreateSubscriptionOptions): Promise<Subscription>;
  close(): Promise<void>;
}

export const PROJECT = 'conformance';

let serial = 0;

/** A name nobody else uses. */
export function unique(what: string): string {
  serial += 1;
  return `${what}-${process.pid}-${serial}`;
}

export function connect(host: string, projectId = PROJECT): PubSub {
  return new PubSub({ projectId, apiEndpoint: host, emulatorMode: true });
}

export function createWorld(host: string): World {
  const client = connect(host);
  const [servicePath = '', port] = host.split(':');
  const raw = new v1.SubscriberClient({
    projectId: PROJECT,
    servicePath,
    port: Number(port),
    sslCreds: credentials.createInsecure(),
  });
  return {
    host,
    client,
    raw,
    async newTopic() {
      const [topic] = await client.createTopic(unique('topic'));
      return topic;
    },
    async newSubscription(topic, options) {
      const [subscription] = await topic.createSubscription(unique('subscription'), options);
      return subscription;
    },
    async close() {
      await raw.close();
      await client.close();
    },
  };
}

/** Ten seconds, the client's own, may pass on a busy machine before it can say that it needs longer. */
const LEASE = Duration.from({ minutes: 5 });

/** Listens until the test ends; every message is kept, and answered by `react` (default: acknowledged). */
export function collect(
  t: TestContext,
  subscription: Subscription,
  react: (message: Message) => unknown = (message) => message.ack(),
  options: SubscriberOptions = {},
): Message[] {
  const received: Message[] = [];
  subscription.setOptions({ minAckDeadline: LEASE, ...options });
  subscription.on('message', (message: Message) => {
    received.push(message);
    void react(message);
  });
  subscription.on('error', () => undefined);
  t.after(() => subscription.close());
  return received;
}

/** A topic and a subscription to it, whose deadline passes only where a test says so. */
export async function newPair(world: World, options?: CreateSubscriptionOptions) {
  const topic = await world.newTopic();
  const subscription = await world.newSubscription(topic, { ackDeadlineSeconds: 600, ...options });
  return { topic, subscription };
}

/** The texts of messages, in the order of receipt. */
export function texts(messages: readonly Message[]): string[] {
  return messages.map(({ data }) => data.toString());
}

/** Pulls without waiting: what is there now. Ack ids and texts. */
export async function pullNow({ raw }: World, { name }: Subscription, maxMessages = 10) {
  const [{ receivedMessages }] = await raw.pull({ subscription: name, maxMessages, returnImmediately: true });
  return (receivedMessages ?? []).map(({ ackId, message, deliveryAttempt }) => ({
    ackId: ackId ?? '',
    text: Buffer.from(message?.data ?? '').toString(),
    deliveryAttempt: deliveryAttempt ?? 0,
  }));
}

/** For `assert.rejects`: a gRPC error with one of these codes. */
export function hasCode(...codes: number[]): (error: unknown) => boolean {
  return (error) => error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

export const CODE = {
  INVALID_ARGUMENT: 3,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  FAILED_PRECONDITION: 9,
  OUT_OF_RANGE: 11,
} as const;
