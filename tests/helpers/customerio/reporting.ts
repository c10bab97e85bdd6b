/** A running simulator with a receiver of its reporting webhooks. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { SimulatorOptions } from '../../../local/customerio/server.ts';
import { answerJson, startScriptedServer } from '../http-server.ts';
import { until } from '../until.ts';
import { runCustomerIo } from './running.ts';

export interface Event {
  event_id: string;
  object_type: string;
  metric: string;
  timestamp: number;
  data: Record<string, unknown>;
}

/** A simulator whose deliveries take no time, with a receiver of everything (or of what the settings name). */
export async function reporting(
  t: TestContext,
  settings: Record<string, unknown> = {},
  options: Partial<SimulatorOptions> = {},
) {
  const receiver = await startScriptedServer(t, answerJson(200, {}));
  const running = await runCustomerIo(t, { speed: 100, ...options });
  const { app, books, call, reportingEvents } = running;
  await app.createReportingWebhook({
    ...{ name: 'test', endpoint: receiver.url, events: [...reportingEvents] },
    ...{ with_content: true, full_resolution: true, ...settings },
  });
  const events = () => receiver.requests.map((request) => request.json() as Event);
  return {
    ...running,
    receiver,
    events,
    send: async (channel: string, fields: Record<string, unknown> = {}): Promise<string> => {
      const to = { identifiers: { id: 'ann' }, transactional_message_id: 3, ...fields };
      const { json, status, text } = await call('POST', `/v1/send/${channel}`, to);
      assert.equal(status, 200, text);
      return String(json.delivery_id);
    },
    /** Everything that was going to be reported has been answered. */
    settled: () => until('the reports to be answered', () => books().webhooks.pending === 0),
    metrics: (type: string) =>
      events()
        .filter(({ object_type }) => object_type === type)
        .map(({ metric }) => metric),
  };
}
