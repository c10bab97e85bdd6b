/** The local Pub/Sub and warehouse in this process, and a folder whose stack.json names them. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPubSub } from '../../../local/pubsub/server.ts';
import { loadTables } from '../../../local/warehouse/schema/load.ts';
import { startWarehouse } from '../../../local/warehouse/server.ts';
import { stackIn } from './test-io.ts';

export type LocalServices = Awaited<ReturnType<typeof startLocalServices>>;

export const PROJECT = 'relay-local';
const SUBSCRIPTION = `projects/${PROJECT}/subscriptions/identify`;
const IDENTIFY = `projects/${PROJECT}/topics/customerio-identify`;
const TRANSACTIONAL = `projects/${PROJECT}/topics/customerio-transactional`;
const TABLES = new URL('../../../schemas/tables/', import.meta.url);

interface PulledMessage {
  ackId: string;
  message: { data?: string; messageId: string; attributes?: Record<string, string> };
}

/** Has the topics of identify and transactional, and a subscription to the first. */
export async function startLocalServices() {
  const folder = mkdtempSync(join(tmpdir(), 'relay-cli-'));
  const [pubsub, warehouse] = await Promise.all([
    startPubSub({ port: 0 }),
    startWarehouse({ project: PROJECT, tables: loadTables(TABLES) }),
  ]);

  async function call(method: string, path: string, body: unknown): Promise<unknown> {
    const init = { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`http://${pubsub.host}/v1/${path}`, init);
    assert.ok(response.ok, `${method} ${path} was answered ${response.status}`);
    return response.json();
  }

  await call('PUT', IDENTIFY, {});
  await call('PUT', TRANSACTIONAL, {});
  await call('PUT', SUBSCRIPTION, { topic: IDENTIFY });
  return {
    folder,
    /** The arguments that name the stack. */
    stack: stackIn(folder, { pubsub_host: pubsub.host, warehouse_url: warehouse.url }),
    pubsubHost: pubsub.host,
    warehouseUrl: warehouse.url,
    /** Takes what is there of the identify commands. */
    async pull() {
      const wanted = { maxMessages: 1000, returnImmediately: true };
      const answer = (await call('POST', `${SUBSCRIPTION}:pull`, wanted)) as {
        receivedMessages?: PulledMessage[];
      };
      const received = answer.receivedMessages ?? [];
      const ackIds = received.map(({ ackId }) => ackId);
      if (ackIds.length > 0) await call('POST', `${SUBSCRIPTION}:acknowledge`, { ackIds });
      return received.map(({ message: { data = '', messageId, attributes = {} } }) => {
        return { text: Buffer.from(data, 'base64').toString(), messageId, attributes };
      });
    },
    async close() {
      await Promise.all([pubsub.close(), warehouse.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}
