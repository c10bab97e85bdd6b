/** Push: POSTs messages to the subscriber's endpoint (https://cloud.google.com/pubsub/docs/push). */
import http from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { PushTarget } from '../broker/rules.ts';
import type { Clock } from '../clock.ts';
import { type Deliverer, type Delivery, type Intake, STOP_GRACE_MS } from './deliverer.ts';
import { bodyOf, headersOf } from './push-request.ts';

/** What a push's identity token is to say. */
export interface PushIdentity {
  readonly serviceAccountEmail: string;
  readonly audience: string;
}

/** Makes the token that goes behind `Authorization: Bearer`. */
export type SignPush = (identity: PushIdentity) => string | Promise<string>;

export interface PushOptions {
  readonly clock: Clock;
  /** Pushes in flight at once. */
  readonly concurrency: number;
  readonly signPush: SignPush | undefined;
  /** While true nothing new is pushed. */
  readonly held: () => boolean;
}

const ACKNOWLEDGING = new Set([102, 200, 201, 202, 204]);

/** Delivers to the endpoint as long as it is not held, at most `concurrency` messages at once. */
export function createPusher(intake: Intake, target: PushTarget, options: PushOptions): Deliverer {
  const { clock, concurrency, signPush, held } = options;
  const endpoint = urlToHttpOptions(new URL(target.endpoint));
  const client = endpoint.protocol === 'https:' ? https : http;
  const agent = new client.Agent({ keepAlive: true, maxSockets: concurrency, maxFreeSockets: concurrency });
  const idle = Promise.withResolvers<void>();
  let problem: string | undefined;
  let inFlight = 0;
  let stopped = false;

  /** Resolves to the status code; rejects when there is none in time. */
  function post(body: string | Buffer, headers: http.OutgoingHttpHeaders): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const request = client.request({ ...endpoint, method: 'POST', agent, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    const cancel = clock.after(intake.rules.ackDeadlineMs, () =>
      request.destroy(new Error('no answer in time')),
    );
    request.on('information', ({ statusCode }) => ACKNOWLEDGING.has(statusCode) && resolve(statusCode));
    request.on('error', reject);
    request.on('close', cancel);
    request.end(body);
    return promise;
  }

  async function push(delivery: Delivery): Promise<void> {
    inFlight += 1;
    problem = await failureOf(delivery).catch(String);
    inFlight -= 1;
    if (problem === undefined) intake.done(delivery);
    else if (stopped) intake.returned(delivery);
    else intake.failed(delivery, problem);
    if (stopped) finishIfIdle();
  }

  /** Undefined if the endpoint acknowledged, otherwise why not. */
  async function failureOf(delivery: Delivery): Promise<string | undefined> {
    const body = bodyOf(intake, target, delivery);
    const token = target.oidc && signPush ? await signPush(target.oidc) : undefined;
    const status = await post(body, headersOf(intake, target, delivery, body, token));
    return ACKNOWLEDGING.has(status) ? undefined : `the endpoint answered ${status}`;
  }

  function finishIfIdle(): void {
    if (inFlight > 0) return;
    agent.destroy();
    idle.resolve();
  }

  function wake(): void {
    while (!stopped && !held() && inFlight < concurrency) {
      const delivery = intake.take();
      if (!delivery) return;
      void push(delivery);
    }
  }

  return {
    wake,
    problem: () => problem,
    async stop() {
      stopped = true;
      finishIfIdle();
      const cancel = clock.after(STOP_GRACE_MS, () => agent.destroy());
      await idle.promise;
      cancel();
    },
  };
}
