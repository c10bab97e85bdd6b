/** Valid commands to break one thing in, and the two verdicts on the result. */
import assert from 'node:assert/strict';
import { parseAnyCommand } from '../../../../shared/contract/all-commands.ts';
import type { CommandProblem, InvalidReason } from '../../../../shared/contract/commands.ts';
import type { Operation } from '../../../../shared/contract/operations.ts';
import { commandFixture } from '../../../fixtures/commands/load.ts';

export type Json = Record<string, unknown>;

export const NOW_MS = Date.parse('2026-11-21T12:00:00Z');
export const DAY_MS = 24 * 3_600_000;

/** A copy of a fixture with some members replaced; `undefined` removes one. */
export function valid(fixture: string, changes: Json = {}): Json {
  const changed = { ...structuredClone(commandFixture(fixture).json), ...changes };
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
}

export function accepts(operation: Operation, json: unknown): void {
  const parsed = parseAnyCommand(operation, json, NOW_MS);
  assert.deepEqual(parsed, { ok: true, value: json });
}

/** Why a command is refused. */
export function refusalOf(operation: Operation, json: unknown): CommandProblem {
  const parsed = parseAnyCommand(operation, json, NOW_MS);
  assert.ok(!parsed.ok, 'it was accepted');
  return parsed.problem;
}

/** Asserts reason and path, and returns the problem. */
export function refuses(
  operation: Operation,
  json: unknown,
  reason: InvalidReason,
  path: string,
): CommandProblem {
  const problem = refusalOf(operation, json);
  assert.deepEqual([problem.reason, problem.path], [reason, path], problem.detail);
  return problem;
}
