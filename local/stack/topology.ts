/** The topics and subscriptions of one environment, for the local Pub/Sub. */
import {
  deadLetterTopicOf,
  factsOf,
  OPERATIONS,
  type Operation,
  topicNames,
} from '../../shared/contract/operations.ts';

export interface TopologyOptions {
  project: string;
  prefix: string;
  dataset: string;
  /** Where each operation's function listens. */
  endpointOf: (operation: Operation) => string;
  /** Of every subscription. */
  backoffSeconds: { minimum: number; maximum: number };
}

interface Topology {
  topics: string[];
  /** Full resource names → configuration in Pub/Sub's REST shape, dead-letter topics before who needs them. */
  subscriptions: { name: string; config: Record<string, unknown> }[];
}

/** Longest that Pub/Sub keeps an unacknowledged message. */
const RETENTION = `${31 * 86_400}s`;

/** Everything by full name, in an order in which it can be made. */
function topologyOf({ project, prefix, dataset, endpointOf, backoffSeconds }: TopologyOptions): Topology {
  const names = topicNames(prefix);
  const topicPath = (name: string) => `projects/${project}/topics/${name}`;
  const retryPolicy = {
    minimumBackoff: `${backoffSeconds.minimum}s`,
    maximumBackoff: `${backoffSeconds.maximum}s`,
  };
  const subscription = (topic: string, config: Record<string, unknown> = {}) => ({
    name: `projects/${project}/subscriptions/${topic}`,
    config: { topic: topicPath(topic), messageRetentionDuration: RETENTION, ...config },
  });
  const deadLetterPolicy = (topic: string, maxDeliveryAttempts: number) => ({
    deadLetterPolicy: { deadLetterTopic: topicPath(topic), maxDeliveryAttempts },
  });
  const intoTable = (topic: string, table: string) => [
    subscription(deadLetterTopicOf(topic)),
    subscription(topic, {
      bigqueryConfig: {
        table: `${project}.${dataset}.${table}`,
        useTableSchema: true,
        writeMetadata: true,
        dropUnknownFields: true,
      },
      retryPolicy,
      ...deadLetterPolicy(deadLetterTopicOf(topic), 5),
    }),
  ];
  const ofOperation = (operation: Operation) => {
    const facts = factsOf(operation);
    return [
      subscription(names.deadLetter(operation)),
      subscription(names.command(operation), {
        pushConfig: { pushEndpoint: endpointOf(operation) },
        ackDeadlineSeconds: facts.ackDeadlineSeconds,
        retryPolicy,
        ...deadLetterPolicy(names.deadLetter(operation), facts.maxDeliveryAttempts),
      }),
    ];
  };
  const subscriptions = [
    ...OPERATIONS.flatMap(ofOperation),
    ...intoTable(names.processed, 'command_outcomes'),
    ...intoTable(names.deliveryEvents, 'delivery_events'),
    subscription(names.quarantine),
  ];
  return { topics: subscriptions.map(({ config }) => String(config.topic)), subscriptions };
}

/**
 * Makes the topology through Pub/Sub's REST routes at `pubsubHost`. What is there from an earlier run stays, but its
 * pushes go to the endpoints of this one.
 * @throws Error with what was asked for and how it was answered.
 */
export async function makeTopology(pubsubHost: string, options: TopologyOptions): Promise<void> {
  const { topics, subscriptions } = topologyOf(options);
  for (const topic of topics) await call(pubsubHost, 'PUT', topic, {});
  for (const { name, config } of subscriptions) {
    const isThere = (await call(pubsubHost, 'PUT', name, config)) === 409;
    // The functions' ports may be others than last time.
    if (isThere && 'pushConfig' in config) {
      await call(pubsubHost, 'POST', `${name}:modifyPushConfig`, { pushConfig: config.pushConfig });
    }
  }
}

/** Resolves to the status; 409 says that it is there already. */
async function call(host: string, method: string, path: string, body: unknown): Promise<number> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`http://${host}/v1/${path}`, { method, headers, body: JSON.stringify(body) });
  if (response.ok || response.status === 409) return response.status;
  throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
}
