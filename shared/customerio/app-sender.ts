/**
 * The App API: transactional sends and broadcast triggers, one attempt each. Neither has an idempotency key, so
 * the SDK's own retries are off: by default it would mail a person up to four times.
 *
 * Source: https://docs.customer.io/integrations/api/app/#tag/send-messages
 */
import {
  APIClient,
  SendEmailRequest,
  SendInAppRequest,
  SendInboxMessageRequest,
  SendPushRequest,
  SendSMSRequest,
  SendWhatsAppRequest,
} from 'customerio-node';
import { RejectedError } from '../contract/errors.ts';
import type { Traces } from '../contract/outcome.ts';
import type { Secret } from '../runtime/secrets.ts';
import type { BroadcastTrigger, Channel, TransactionalSend } from './calls.ts';
import { classify } from './classify.ts';
import { withOneRequestACall } from './transport.ts';
import { toVendorFailure } from './vendor-failure.ts';

export interface AppSender {
  /** Resolves to the delivery's id. @throws RejectedError, RetryableError, ConfigurationError */
  send(call: TransactionalSend, commandId: string): Promise<Traces>;
  /** Resolves to the run's id. @throws as `send`. */
  trigger(call: BroadcastTrigger, commandId: string): Promise<Traces>;
}

export interface AppSenderOptions {
  /** Root of the App API, such as `https://api.customer.io`. */
  url: string;
  apiKey: Secret;
  timeoutMs: number;
}

type Message = Record<string, unknown>;
type Answer = Promise<Record<string, unknown>>;

/**
 * The SDK's request classes drop fields that they don't know (`cc` among them), so each is made empty, to satisfy
 * the SDK's check of its kind, and then given the whole message.
 */
const SEND: Record<Channel, (client: APIClient, message: Message) => Answer> = {
  email: (client, message) => client.sendEmail(whole(new SendEmailRequest(EMPTY), message)),
  push: (client, message) => client.sendPush(whole(new SendPushRequest(EMPTY), message)),
  sms: (client, message) => client.sendSMS(whole(new SendSMSRequest(EMPTY), message)),
  whatsapp: (client, message) => client.sendWhatsApp(whole(new SendWhatsAppRequest(EMPTY), message)),
  in_app: (client, message) => client.sendInApp(whole(new SendInAppRequest(EMPTY), message)),
  inbox: (client, message) => client.sendInboxMessage(whole(new SendInboxMessageRequest(EMPTY), message)),
};
const EMPTY = { to: '', identifiers: { id: '' }, transactional_message_id: '' };

export function createAppSender({ url, apiKey, timeoutMs }: AppSenderOptions): AppSender {
  /** A client per call is cheap (no connection belongs to it) and carries the command's id to whoever traces it. */
  function clientFor(commandId: string): APIClient {
    const settings = {
      url: `${url}/v1`,
      headers: { 'X-Relay-Command-Id': encodeURIComponent(commandId) },
    };
    return withOneRequestACall(new APIClient(apiKey.value(), settings), timeoutMs);
  }

  return {
    async send({ channel, message }, commandId) {
      return { deliveryId: await idFrom(() => SEND[channel](clientFor(commandId), message), 'delivery_id') };
    },
    async trigger({ broadcastId, data, recipients }, commandId) {
      const audience = recipients === 'configured' ? undefined : namedIn(recipients);
      const trigger = () => clientFor(commandId).triggerBroadcast(broadcastId, data, audience);
      return { triggerId: await idFrom(trigger, 'id') };
    },
  };
}

/** Calls once, and reads the id that Customer.io gives what it did. Without one, nobody knows what that was. */
async function idFrom(call: () => Answer, name: string): Promise<string> {
  const answer: unknown = await call().catch((thrown: unknown) => {
    throw classify(toVendorFailure(thrown), 'send');
  });
  const id = new Map(Object.entries(answer ?? {})).get(name);
  if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
  throw classify({ kind: 'unreadable', detail: `Customer.io's answer names no ${name}` }, 'send');
}

/** The SDK takes an audience without members for the one configured in Customer.io, which may be everybody. */
function namedIn(recipients: Record<string, unknown>): Record<string, unknown> {
  if (Object.values(recipients).some((value) => value !== undefined)) return recipients;
  throw new RejectedError('empty_audience', 'received an audience without members; nothing was triggered');
}

function whole<Request extends { message: unknown }>(request: Request, message: Message): Request {
  return Object.assign(request, { message });
}
