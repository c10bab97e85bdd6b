/** A short scenario, so that there is something to look at: a few people, events, sends and their reports. */

import { demoMessages } from '../demo/commands.ts';
import { postAll, publishAll } from '../demo/drive.ts';
import { demoPosts } from '../demo/posts.ts';
import { seededRandom } from '../random.ts';
import type { Stack } from './stack.ts';

/** One in this many of the demo's messages and posts; no divisor in common with the number of ways to be wrong. */
const ONE_IN_MESSAGES = 11;
const ONE_IN_POSTS = 20;

/** Resolves once all of it has been accepted; what comes of it follows in the background. */
export async function seed({ addresses }: Stack): Promise<void> {
  const nowMs = Date.now();
  const random = seededRandom(nowMs);
  const some = <Item>(items: readonly Item[], nth: number) =>
    items.filter((_item, index) => index % nth === 0);
  const messages = some(demoMessages(random), ONE_IN_MESSAGES);
  const posts = demoPosts({
    random,
    signingKey: addresses.signing_key,
    nowSeconds: Math.floor(nowMs / 1000),
  });
  await Promise.all([
    publishAll(addresses, messages, () => undefined),
    postAll(addresses.webhook_url, some(posts, ONE_IN_POSTS), () => undefined),
  ]);
}
