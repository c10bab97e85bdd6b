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
import type { VendorIds } from '../contract/outcome.ts';
import type { Secret } from '../runtime/secrets.ts';
import { AUDIENCES, type BroadcastTrigger, type Channel, type TransactionalSend } from './calls.ts';
import { classify } from './classify.ts';
import { withOneRequestACall } from './transport.ts';
import { toVendorFailure } from './vendor-failure.ts';

/** Sends messages and triggers broadcasts, one call for each. */
export interface AppSender {
  /** Resolves to the delivery's id. @throws RejectedError, RetryableError, ConfigurationError */
  send(call: TransactionalSend, commandId: string): Promise<VendorIds>;
  /** Resolves to the run's id. @throws as `send`. */
  trigger(call: BroadcastTrigger, commandId: string): Promise<VendorIds>;
}

/** Where, with which credentials and how patiently to call the App API. */
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

/** A sender that calls once for each send, with the credentials of the moment. */
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
    async trigger(call, commandId) {
      const body = bodyOf(call);
      const client = clientFor(commandId);
      // The SDK's own method leaves out flags that are false, and those that it believes mean nothing.
      const trigger = () =>
        client.request.post(`${client.apiRoot}/campaigns/${call.broadcastId}/triggers`, body);
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

/**
 * The request's body. Customer.io takes one that names nobody for the audience configured there, which may be
 * everybody. @throws RejectedError unless that is what the call says, or it names its people in exactly one way.
 */
function bodyOf({ audience, fields }: BroadcastTrigger): Message {
  const body: Message = audience === 'configured' ? { ...fields } : { ...fields, ...audience };
  const named = AUDIENCES.filter((way) => body[way] !== undefined);
  const isSafe =
    audience === 'configured'
      ? named.length === 0
      : named.length === 1 && named.every((way) => hasMembers(body[way]));
  if (isSafe) return body;
  throw new RejectedError(
    'empty_audience',
    'received an audience that does not name its people in exactly one way; nothing was triggered',
  );
}

function hasMembers(audience: unknown): boolean {
  if (typeof audience === 'string') return audience !== '';
  return typeof audience === 'object' && audience !== null && Object.keys(audience).length > 0;
}

function whole<Request extends { message: unknown }>(request: Request, message: Message): Request {
  return Object.assign(request, { message });
}
