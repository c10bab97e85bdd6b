/** Every field of every command reaches Customer.io: the whole road, looked at where it ends. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { commandFixtures } from '../fixtures/commands/load.ts';
import { type RunningStack, runStack, type SeenRequest } from '../helpers/stack/running.ts';

/** Fields that are Relay's own, and where they end instead of on the wire under their own name. */
const OURS = [
  'operation',
  'command_id',
  'occurred_at',
  'expires_at',
  'on_unknown',
  'channel',
  'broadcast_id',
];
/** What the vendor calls differently. */
const RENAMED: Readonly<Record<string, string>> = {
  update_only: '_update',
  type: 'action',
  audience: 'recipients',
};
/** The vendor's own names of what an action is. */
const REWORDED: Readonly<Record<string, string>> = { add: 'add_device', delete: 'delete_device' };

let system: RunningStack;
before(async () => {
  system = await runStack();
});
after(() => system.close());

describe('every field reaches the wire', () => {
  for (const { name, operation, json } of commandFixtures()) {
    it(`of ${name}`, async () => {
      const commandId = `wire-${name}`;
      await system.publish(operation, { ...json, command_id: commandId });
      assert.equal((await system.outcomeOf(commandId)).outcome, 'done');
      const { requests } = await system.requests();
      const seen = requests.at(-1);
      assert.ok(seen !== undefined);
      const onTheWire = new Set(leavesOf(itemOf(seen)).map(({ key, value }) => `${key}=${value}`));
      for (const { path, key, value } of leavesOf(json)) {
        if (OURS.includes(path[0] ?? '') || value === '"configured"') continue;
        const candidates = [
          `${key}=${value}`,
          `${RENAMED[key]}=${value}`,
          `${key}=${reword(operation, value)}`,
        ];
        assert.ok(
          candidates.some((candidate) => onTheWire.has(candidate)),
          `${path.join('/')} = ${value} is not in ${JSON.stringify(seen.body)}`,
        );
      }
      assertOurs(operation, json, seen);
    });
  }
});

/** Where Relay's own fields went. */
function assertOurs(operation: string, json: Readonly<Record<string, unknown>>, seen: SeenRequest): void {
  const item = itemOf(seen) as Record<string, unknown>;
  if ('broadcast_id' in json) assert.equal(seen.path, `/v1/campaigns/${json.broadcast_id}/triggers`);
  if ('channel' in json) {
    assert.equal(seen.path, `/v1/send/${json.channel === 'inbox' ? 'inbox_message' : json.channel}`);
  }
  const isTimed = operation === 'identify' || operation === 'track';
  if (isTimed && typeof json.occurred_at === 'string') {
    assert.equal(item.timestamp, Math.floor(Date.parse(json.occurred_at) / 1000));
  }
}

function itemOf({ body }: SeenRequest): unknown {
  const isBatch = typeof body === 'object' && body !== null && 'batch' in body && Array.isArray(body.batch);
  return isBatch ? (body.batch as unknown[])[0] : body;
}

interface Leaf {
  path: string[];
  /** The last name on the path that is no array index. */
  key: string;
  /** As JSON. */
  value: string;
}

function leavesOf(value: unknown, path: string[] = []): Leaf[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
  }
  const key = path.findLast((name) => !/^\d+$/.test(name)) ?? '';
  return [{ path, key, value: JSON.stringify(value) }];
}

function reword(operation: string, value: string): string {
  const reworded = operation === 'device' ? REWORDED[JSON.parse(value)] : undefined;
  return reworded === undefined ? value : JSON.stringify(reworded);
}
