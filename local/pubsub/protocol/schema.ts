/**
 * Google's Pub/Sub v1 protocol as data: the message types and methods of the official client's own descriptor
 * (`@google-cloud/pubsub-api`), so that nothing about the wire is written down twice.
 */
import type { google } from '@google-cloud/pubsub-api/build/protos/protos.js';
import definitions from '@google-cloud/pubsub-api/build/protos/protos.json' with { type: 'json' };
import protobuf from 'protobufjs';

const PACKAGE = 'google.pubsub.v1';
const root = protobuf.Root.fromJSON(definitions).resolveAll();

export type Topic = google.pubsub.v1.Topic;
export type Subscription = google.pubsub.v1.Subscription;
/** A subscription as it is answered; unlike `Subscription` it may be a plain object. */
export type ISubscription = google.pubsub.v1.ISubscription;
export type PubsubMessage = google.pubsub.v1.IPubsubMessage;
export type StreamingPullRequest = google.pubsub.v1.StreamingPullRequest;
export type StreamingPullResponse = google.pubsub.v1.IStreamingPullResponse;

type V1 = typeof google.pubsub.v1;
type Message = { readonly [M in keyof V1]: V1[M] extends new (...args: never) => infer T ? T : never };
type Empty = google.protobuf.IEmpty;

/** What each unary method takes and answers. Methods that are not named here answer UNIMPLEMENTED. */
export interface Rpcs {
  CreateTopic: { request: Topic; response: Topic };
  GetTopic: { request: Message['GetTopicRequest']; response: Topic };
  UpdateTopic: { request: Message['UpdateTopicRequest']; response: Topic };
  ListTopics: { request: Message['ListTopicsRequest']; response: google.pubsub.v1.IListTopicsResponse };
  ListTopicSubscriptions: {
    request: Message['ListTopicSubscriptionsRequest'];
    response: google.pubsub.v1.IListTopicSubscriptionsResponse;
  };
  DeleteTopic: { request: Message['DeleteTopicRequest']; response: Empty };
  Publish: { request: Message['PublishRequest']; response: google.pubsub.v1.IPublishResponse };
  DetachSubscription: { request: Message['DetachSubscriptionRequest']; response: Empty };
  CreateSubscription: { request: Subscription; response: ISubscription };
  GetSubscription: { request: Message['GetSubscriptionRequest']; response: ISubscription };
  UpdateSubscription: { request: Message['UpdateSubscriptionRequest']; response: ISubscription };
  ListSubscriptions: {
    request: Message['ListSubscriptionsRequest'];
    response: google.pubsub.v1.IListSubscriptionsResponse;
  };
  DeleteSubscription: { request: Message['DeleteSubscriptionRequest']; response: Empty };
  ModifyPushConfig: { request: Message['ModifyPushConfigRequest']; response: Empty };
  Pull: { request: Message['PullRequest']; response: google.pubsub.v1.IPullResponse };
  Acknowledge: { request: Message['AcknowledgeRequest']; response: Empty };
  Seek: { request: Message['SeekRequest']; response: google.pubsub.v1.ISeekResponse };
  ModifyAckDeadline: { request: Message['ModifyAckDeadlineRequest']; response: Empty };
}

export type RpcName = keyof Rpcs;

/** A method's codecs and, where Google offers one, its HTTP route. */
export interface Method {
  readonly name: string;
  readonly service: 'Publisher' | 'Subscriber';
  readonly request: protobuf.Type;
  readonly response: protobuf.Type;
  readonly streaming: boolean;
  readonly http: { readonly verb: string; readonly template: string; readonly body: boolean } | undefined;
}

/** Every method of both services, in the descriptor's order. */
export const METHODS: readonly Method[] = (['Publisher', 'Subscriber'] as const).flatMap((service) =>
  root.lookupService(`${PACKAGE}.${service}`).methodsArray.map((method) => describe(service, method)),
);

function describe(service: Method['service'], method: protobuf.Method): Method {
  const { name, resolvedRequestType, resolvedResponseType } = method;
  if (!resolvedRequestType || !resolvedResponseType) throw new TypeError(`${name}: types do not resolve`);
  return {
    name,
    service,
    request: resolvedRequestType,
    response: resolvedResponseType,
    streaming: method.requestStream === true,
    http: httpRule(method.parsedOptions),
  };
}

/** The `google.api.http` annotation, which says verb, path template and whether there is a body. */
function httpRule(options: unknown): Method['http'] {
  const annotations = Array.isArray(options) ? options : [];
  const rule: unknown = annotations.find((each) => '(google.api.http)' in each)?.['(google.api.http)'];
  if (typeof rule !== 'object' || rule === null) return undefined;
  const [verb, template] =
    Object.entries(rule).find(([key]) => /^(get|put|post|patch|delete)$/.test(key)) ?? [];
  if (verb === undefined || typeof template !== 'string') return undefined;
  return { verb: verb.toUpperCase(), template, body: 'body' in rule };
}

/** The message type of that short name, such as `Topic`. */
export function messageType(name: string): protobuf.Type {
  return root.lookupType(`${PACKAGE}.${name}`);
}
