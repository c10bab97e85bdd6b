/** Posting events the way Customer.io does. */
import { TIMEOUT_MS } from '../../local/customerio/reporting/post.ts';
import { signDeliveryEvent } from '../../local/customerio/samples.ts';
import { codeOf, messageOf } from '../errors.ts';
import type { OutgoingEvent } from './events.ts';

export interface PostOptions {
  readonly url: string;
  readonly signingKey: string;
  /** The signed time of the request, in Unix seconds. */
  readonly timestampSeconds: number;
  /** Signs something else than the body. */
  readonly isBadlySigned: boolean;
}

export interface Answer {
  readonly event: OutgoingEvent;
  /** Undefined where there was no answer. */
  readonly status: number | undefined;
  /** Why there was no answer, in one word where there is one. */
  readonly error: string | undefined;
  readonly durationMs: number;
}

const MAX_IN_FLIGHT = 10;

/** One answer for each event, in order. Never throws. */
export async function postEvents(events: readonly OutgoingEvent[], options: PostOptions): Promise<Answer[]> {
  const answers: Answer[] = [];
  const pending = events.entries();
  const work = async () => {
    // The workers share one iterator: each takes the next event that nobody has.
    for (const [at, event] of pending) answers[at] = await post(event, options);
  };
  await Promise.all(Array.from({ length: MAX_IN_FLIGHT }, work));
  return answers;
}

async function post(event: OutgoingEvent, options: PostOptions): Promise<Answer> {
  const signed = options.isBadlySigned ? Buffer.concat([event.body, Buffer.from(' ')]) : event.body;
  const headers = signDeliveryEvent(signed, options.signingKey, options.timestampSeconds);
  const startedAtMs = performance.now();
  const answer = (result: { status?: number; error?: string }): Answer => ({
    event,
    status: result.status,
    error: result.error,
    durationMs: Math.round(performance.now() - startedAtMs),
  });
  try {
    const response = await fetch(options.url, {
      method: 'POST',
      headers,
      body: new Uint8Array(event.body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return answer({ status: response.status });
  } catch (error) {
    return answer({ error: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return `no answer in ${TIMEOUT_MS / 1000} s`;
  // fetch says only that it failed; what happened is its cause.
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return String(codeOf(cause) ?? messageOf(cause));
}
