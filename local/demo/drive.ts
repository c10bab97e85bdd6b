/** Does to a running system what the outside does: posts webhooks, publishes commands. */
import http from 'node:http';
import { topicNames } from '../../shared/contract/operations.ts';
import { pubSubFor } from '../clients.ts';
import type { StackAddresses } from '../stack/stack.ts';
import type { DemoMessage } from './commands.ts';
import type { Post } from './posts.ts';

const POSTS_AT_A_TIME = 20;
const TRIES = 5;

/** Posts everything, some at a time; resolves to status → count. A 503 is repeated, as Customer.io does. */
export async function postAll(
  url: string,
  posts: readonly Post[],
  onPost: () => void,
): Promise<Map<number, number>> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: POSTS_AT_A_TIME });
  const answers = new Map<number, number>();
  const waiting = posts.values();
  const work = async () => {
    for (const post of waiting) {
      const status = await postUntilTaken(url, post, agent);
      answers.set(status, (answers.get(status) ?? 0) + 1);
      onPost();
    }
  };
  await Promise.all(Array.from({ length: POSTS_AT_A_TIME }, work));
  agent.destroy();
  return answers;
}

async function postUntilTaken(url: string, post: Post, agent: http.Agent): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const status = await postOnce(url, post, agent);
    if (status !== 503 || attempt === TRIES) return status;
  }
}

function postOnce(url: string, { method, headers, body }: Post, agent: http.Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', (cause) =>
      reject(new Error(`The webhook at ${url} gave no answer: ${cause.message}`, { cause })),
    );
    request.end(body);
  });
}

/** Publishes everything with the official client; resolves once Pub/Sub has it. */
export async function publishAll(
  addresses: StackAddresses,
  messages: readonly DemoMessage[],
  onPublished: () => void,
): Promise<void> {
  const client = pubSubFor(addresses);
  const names = topicNames(addresses.topic_prefix);
  await Promise.all(
    messages.map(async ({ operation, data, attributes }) => {
      await client.topic(names.command(operation)).publishMessage({ data: Buffer.from(data), attributes });
      onPublished();
    }),
  );
  await client.close();
}
