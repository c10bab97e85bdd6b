/** From documents to the messages that are published. */
import { isObject } from '../../shared/contract/json.ts';
import type { Operation } from '../../shared/contract/operations.ts';
import { UsageError } from '../errors.ts';
import type { Document } from './documents.ts';

export interface Message {
  readonly data: Buffer;
  /** Undefined where nobody has looked into the message. */
  readonly commandId: string | undefined;
}

export interface PrepareOptions {
  readonly operation: Operation;
  /** How often each document is published. */
  readonly count: number;
  readonly nowMs: number;
  readonly newId: () => string;
}

const MAX_PROBLEMS_SHOWN = 10;

/**
 * One message for each document and repetition, each with a command id, all of them held against the contract.
 *
 * @throws UsageError that names every document at fault with path, what was received and what is allowed.
 */
export async function prepareMessages(
  documents: readonly Document[],
  { operation, count, nowMs, newId }: PrepareOptions,
): Promise<Message[]> {
  const { parseAnyCommand } = await import('../../shared/contract/all-commands.ts');
  const problems: string[] = [];
  const messages: Message[] = [];
  for (const { place, json } of documents) {
    for (let copy = 1; copy <= count; copy++) {
      const command = withCommandId(json, count === 1 ? undefined : copy, newId);
      const parsed = parseAnyCommand(operation, command, nowMs);
      if (!parsed.ok) {
        problems.push(`${place && `${place}: `}${parsed.problem.path || '/'}: ${parsed.problem.detail}`);
        break;
      }
      messages.push({ data: Buffer.from(JSON.stringify(command)), commandId: commandIdIn(command) });
    }
  }
  if (problems.length > 0) throw new UsageError(problemText(operation, problems));
  return messages;
}

/** The command under an id of its own: the one it has, one made from it for a copy, or a fresh one. */
function withCommandId(json: unknown, copy: number | undefined, newId: () => string): unknown {
  if (!isObject(json)) return json;
  const own = json.command_id;
  if (own === undefined) return { command_id: newId(), ...json };
  // What is no text is the contract's to refuse.
  if (copy === undefined || typeof own !== 'string') return json;
  return { ...json, command_id: `${own}-${copy}` };
}

function commandIdIn(command: unknown): string | undefined {
  if (!isObject(command)) return undefined;
  return typeof command.command_id === 'string' ? command.command_id : undefined;
}

function problemText(operation: Operation, problems: readonly string[]): string {
  const shown = problems.slice(0, MAX_PROBLEMS_SHOWN).map((problem) => `\n  ${problem}`);
  const more = problems.length - shown.length;
  const rest = more > 0 ? `\n  and ${more} more` : '';
  return `nothing was published: not a valid ${operation} command:${shown.join('')}${rest}`;
}
