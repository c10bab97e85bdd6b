/** Push: POSTs messages to the subscriber's endpoint (https://cloud.google.com/pubsub/docs/push). */
import type { PushTarget } from '../broker/rules.ts';
import type { Clock } from '../clock.ts';
import { type Deliverer, type Delivery, type Intake, STOP_GRACE_MS } from './deliverer.ts';
import { ACKNOWLEDGING, createEndpoint } from './endpoint.ts';
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

/** Delivers to the endpoint as long as it is not held, at most `concurrency` messages at once. */
export function createPusher(intake: Intake, target: PushTarget, options: PushOptions): Deliverer {
  const { clock, concurrency, signPush, held } = options;
  const endpoint = createEndpoint(target.endpoint, { clock, concurrency });
  const idle = Promise.withResolvers<void>();
  let problem: string | undefined;
  let inFlight = 0;
  let stopped = false;

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
    const headers = headersOf(intake, target, delivery, body, token);
    const status = await endpoint.post(body, headers, intake.rules.ackDeadlineMs);
    return ACKNOWLEDGING.has(status) ? undefined : `the endpoint answered ${status}`;
  }

  function finishIfIdle(): void {
    if (inFlight > 0) return;
    endpoint.close();
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
      const cancel = clock.after(STOP_GRACE_MS, () => endpoint.close());
      await idle.promise;
      cancel();
    },
  };
}
