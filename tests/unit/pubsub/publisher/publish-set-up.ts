/** A publisher, answers of Pub/Sub's publish route, and what was asked of it. */
import type { TestContext } from 'node:test';
import { createPublisher, type PublisherOptions } from '../../../../shared/pubsub/publisher.ts';
import {
  type Answer,
  answerJson,
  type ReceivedRequest,
  startScriptedServer,
} from '../../../helpers/http-server.ts';

/** No message's time is up, however slow the machine, unless a test says when. */
export const PATIENT_MS = 60_000;

/** A publisher, and the server with the answers in `script` that it calls. */
export async function start(
  t: TestContext,
  script: [Answer, ...Answer[]],
  options: Partial<PublisherOptions> = {},
) {
  const server = await startScriptedServer(t, ...script);
  const publisher = createPublisher({
    projectId: 'my-project',
    emulatorHost: server.host,
    deadlineMs: PATIENT_MS,
    ...options,
  });
  t.after(() => publisher.close());
  return { server, publisher };
}

/** As many texts: 0, 1, 2, … */
export const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

interface WireMessage {
  data: string;
  attributes?: Record<string, string>;
}

/** The messages of a publish call. */
export function messagesOf(request: ReceivedRequest): WireMessage[] {
  const body: { messages: WireMessage[] } = JSON.parse(request.text);
  return body.messages;
}

/** The texts in a publish call. */
export function textsOf(request: ReceivedRequest): string[] {
  return messagesOf(request).map(({ data }) => Buffer.from(data, 'base64').toString());
}

/** Answers each message with an id made from its text. */
export const store: Answer = (response, request) => {
  const messageIds = textsOf(request).map((text) => `id-of-${text}`);
  answerJson(200, { messageIds })(response, request);
};

/** Refuses a call that holds one of these texts, as Pub/Sub does: all or nothing. */
export function storeAllBut(...refused: string[]): Answer {
  return (response, request) => {
    const isRefused = textsOf(request).some((text) => refused.includes(text));
    if (isRefused) answerError(400, 'INVALID_ARGUMENT')(response, request);
    else store(response, request);
  };
}

/** An error in Google's shape. */
export function answerError(status: number, code: string): Answer {
  return answerJson(status, { error: { code: status, message: 'in words', status: code } });
}
