/** The webhooks of the demo, as they come over the wire: authentic, twice, forged, garbled, unreadable. Seeded. */

import { DELIVERY_EVENT_PAIRS } from '../customerio/reporting/event-fields.ts';
import { sampleDeliveryEvent, signDeliveryEvent } from '../customerio/samples.ts';
import type { Random } from '../random.ts';

export interface Post {
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
}

export interface PostOptions {
  random: Random;
  signingKey: string;
  nowSeconds: number;
}

const SAMPLES_A_PAIR = 13;
const EVERY_NTH_TWICE = 9;
const FORGED = 60;

/** Events that nobody has documented: they must arrive all the same. */
const UNSEEN = [
  '{"event_id":"demo-unseen-1","object_type":"hologram","metric":"shimmered","timestamp":1790000000,"data":{"x":1}}',
  '{"event_id":"demo-unseen-2","metric":"delivered","timestamp":"yesterday","data":{"delivery_id":12345678901234567890}}',
];
const UNREADABLE = ['this is not JSON', '{"metric":"sent","data":{}}', '"text"', '[]', ''];

/** The whole run, in the order in which it is sent. */
export function demoPosts(options: PostOptions): Post[] {
  const authentic = DELIVERY_EVENT_PAIRS.flatMap(({ objectType, metric }) =>
    Array.from({ length: SAMPLES_A_PAIR }, () => {
      const { random, nowSeconds } = options;
      return signed(JSON.stringify(sampleDeliveryEvent(objectType, metric, { random, nowSeconds })), options);
    }),
  );
  const twice = authentic.filter((_post, index) => index % EVERY_NTH_TWICE === 0);
  const odd = [...UNSEEN, ...UNREADABLE].map((body) => signed(body, options));
  return [...authentic, ...twice, ...odd, ...forgedPosts(authentic)];
}

function signed(body: string, { signingKey, nowSeconds }: PostOptions): Post {
  return { method: 'POST', headers: signDeliveryEvent(body, signingKey, nowSeconds), body };
}

/** Each in turn: signature of another body, upper case, cut short, none, no stamp, an odd stamp, another method. */
function forgedPosts(authentic: readonly Post[]): Post[] {
  const ways: ((post: Post) => Post)[] = [
    (post) => ({ ...post, body: `${post.body} ` }),
    (post) => withSignature(post, (signature) => signature.toUpperCase()),
    (post) => withSignature(post, (signature) => signature.slice(0, -1)),
    (post) => without(post, 'x-cio-signature'),
    (post) => without(post, 'x-cio-timestamp'),
    (post) => ({ ...post, headers: { ...post.headers, 'x-cio-timestamp': '17:55' } }),
    (post) => ({ ...post, method: 'PUT' }),
    (post) => ({ ...post, method: 'GET', body: undefined }),
  ];
  return authentic.slice(0, FORGED).map((post, index) => ways[index % ways.length]?.(post) ?? post);
}

function withSignature(post: Post, change: (signature: string) => string): Post {
  const signature = change(post.headers['x-cio-signature'] ?? '');
  return { ...post, headers: { ...post.headers, 'x-cio-signature': signature } };
}

function without(post: Post, name: string): Post {
  const { [name]: _left, ...headers } = post.headers;
  return { ...post, headers };
}
