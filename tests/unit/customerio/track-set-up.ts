/** A sender of the Track API, what it is given and what it is answered. */
import type { TestContext } from 'node:test';
import type { TrackItem } from '../../../shared/customerio/calls.ts';
import { createTrackSender, type TrackSenderOptions } from '../../../shared/customerio/track-sender.ts';
import { fixedSecret } from '../../../shared/runtime/secrets.ts';
import {
  type Answer,
  answerJson,
  type ReceivedRequest,
  startScriptedServer,
} from '../../helpers/http-server.ts';

/** More than any answer takes here. */
export const PATIENT_MS = 60_000;

/** Takes everything. */
export const accept = answerJson(200, {});

/** A sender, and the server with the answers in `script` that it calls. */
export async function start(
  t: TestContext,
  script: [Answer, ...Answer[]],
  options: Partial<TrackSenderOptions> = {},
) {
  const server = await startScriptedServer(t, ...script);
  const sender = createTrackSender({
    url: server.url,
    siteId: fixedSecret('site'),
    apiKey: fixedSecret('key'),
    timeoutMs: PATIENT_MS,
    patienceMs: 45_000,
    ...options,
  });
  return { server, sender };
}

/** An item that identifies a person. */
export function item(id: string, attributes: Record<string, unknown> = {}): TrackItem {
  return { type: 'person', action: 'identify', identifiers: { id }, attributes };
}

/** As many items, with the ids 0, 1, 2, … */
export const items = (count: number) => Array.from({ length: count }, (_, index) => item(String(index)));

/** The items of a batch. */
export function batchOf(request: ReceivedRequest): TrackItem[] {
  const body: { batch: TrackItem[] } = JSON.parse(request.text);
  return body.batch;
}

/** The ids of the people in a batch. */
export const idsOf = (request: ReceivedRequest) =>
  batchOf(request).map(({ identifiers }) => Object.values(Object(identifiers)).join());

/** Refuses each item whose id is named, one by one, as the vendor does. */
export function refuse(...ids: string[]): Answer {
  return (response, request) => {
    const errors = idsOf(request).flatMap((id, batch_index) =>
      ids.includes(id) ? [{ batch_index, reason: 'invalid', field: 'attributes', message: 'is wrong' }] : [],
    );
    answerJson(errors.length === 0 ? 200 : 207, { errors })(response, request);
  };
}

/** Refuses a whole batch that holds one of the ids. */
export function refuseBatchWith(...ids: string[]): Answer {
  return (response, request) => {
    const isRefused = idsOf(request).some((id) => ids.includes(id));
    answerJson(isRefused ? 400 : 200, isRefused ? { errors: [{ reason: 'invalid' }] } : {})(
      response,
      request,
    );
  };
}
