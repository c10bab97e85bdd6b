/**
 * The path of every command: envelope → command → contract → call → settled. The one place that settles, and the
 * one catch: whatever goes wrong on the way ends here as one of six verdicts.
 */
import { createHash } from 'node:crypto';
import type { CommandOf, Parsed } from '../contract/commands.ts';
import { attributesOver } from '../contract/dead-letter.ts';
import { InvalidCommandError } from '../contract/errors.ts';
import { toInstant } from '../contract/instant.ts';
import { factsOf, type Operation, type TopicNames } from '../contract/operations.ts';
import { type Outcome, outcomeAttributes, type VendorIds } from '../contract/outcome.ts';
import type { Now } from '../runtime/clock.ts';
import { errorFields, type Log, type LogFields } from '../runtime/log.ts';
import {
  type Identity,
  identityOf,
  originAttributes,
  type ReceivedCommand,
  receiveCommands,
} from './command-message.ts';
import { publishDeadLetter } from './dead-letters.ts';
import { type Envelope, parseEnvelope } from './envelope.ts';
import type { Publisher } from './publisher.ts';
import { createSendMemory, type SendMemory } from './send-memory.ts';
import {
  type OnUnknown,
  OPERATION_STATUS,
  OUTCOME_OF,
  type Settling,
  UNEXPECTED,
  type Verdict,
  verdictOf,
} from './verdict.ts';

/** What a mapping knows of a command besides its content. */
export interface CommandContext extends Identity {
  environment: string;
}

/** What a handler is made of. */
export interface OperationHandlerOptions<O extends Operation> {
  operation: O;
  parse: (json: unknown, nowMs: number) => Parsed<CommandOf<O>>;
  /** Makes it take effect at Customer.io. @throws one of the four errors. */
  perform: (command: CommandOf<O>, context: CommandContext) => Promise<VendorIds>;
  publisher: Publisher;
  /** How long storing what became of one command may take, its dead letter and its outcome together. */
  settleWithinMs: number;
  topics: TopicNames;
  environment: string;
  log: Log;
  now: Now;
}

/** Takes a push request's body; resolves to the HTTP status for Pub/Sub. */
export type OperationHandler = (body: Buffer) => Promise<number>;

interface Worker<O extends Operation> extends OperationHandlerOptions<O> {
  /** Only for operations that must not be repeated. */
  sends: SendMemory | undefined;
}

/** Stands for content that is not needed any more. */
const PUT_AWAY = { ok: true, json: undefined } as const;

/** One attempt at one command. */
interface Attempt {
  received: ReceivedCommand;
  context: CommandContext;
  /** What the memory of sends knows the command by; empty where there is none. */
  sendKey: string;
  envelope: Envelope;
  arrivedAtMs: number;
}

/**
 * The handler of an operation's push requests. It resolves to 204 once every command in the message is settled or
 * published again, 503 where the message is to come again, 400 for what is no push request. It never rejects.
 */
export function createOperationHandler<O extends Operation>(
  options: OperationHandlerOptions<O>,
): OperationHandler {
  const { operation, log, now } = options;
  const sends = factsOf(operation).effect === 'send' ? createSendMemory(now) : undefined;
  const worker = { ...options, sends };

  return async (body) => {
    const arrivedAtMs = now();
    const parsed = parseEnvelope(body);
    if (!parsed.ok) {
      log.error('bad_envelope', { operation, reason: parsed.reason, bytes: body.length });
      return OPERATION_STATUS.no_envelope;
    }
    const envelope = parsed.value;
    const attempts = receiveCommands(envelope, operation).map((received) => {
      const context = { ...identityOf(received), environment: options.environment };
      const sendKey = sends ? sendKeyOf(received, context) : '';
      return { received, context, sendKey, envelope, arrivedAtMs };
    });
    const isSettled = await Promise.all(attempts.map((attempt) => handle(worker, attempt)));
    const unsettled = attempts.filter((_attempt, index) => !isSettled[index]);
    if (unsettled.length === 0) return OPERATION_STATUS.settled;
    if (unsettled.length === attempts.length) return OPERATION_STATUS.again;
    return (await republish(options, unsettled)) ? OPERATION_STATUS.settled : OPERATION_STATUS.again;
  };
}

/** True once the command is settled. */
async function handle<O extends Operation>(worker: Worker<O>, attempt: Attempt): Promise<boolean> {
  const { log, now } = worker;
  const verdict = await tryOnce(worker, attempt);
  // Settling may take seconds and needs the bytes alone; parsed, a command can be a hundred times as large.
  attempt.received = { ...attempt.received, content: PUT_AWAY };
  const fields = logFields(worker.operation, verdict, attempt, now());
  switch (verdict.name) {
    case 'retry':
      log.warning('command_retried', fields);
      return false;
    case 'hold':
      log.critical('command_held', fields);
      return false;
    case 'park':
      // First, so that nothing comes between a parked command and its alert.
      log.error('command_parked', fields);
      return settle(worker, attempt, verdict);
    case 'done':
    case 'skip':
    case 'reject': {
      const isSettled = await settle(worker, attempt, verdict);
      if (isSettled) log.info('command_settled', fields);
      return isSettled;
    }
  }
}

async function tryOnce<O extends Operation>(
  { operation, parse, perform, sends, log, now }: Worker<O>,
  { received: { content }, context, sendKey }: Attempt,
): Promise<Verdict> {
  let onUnknown: OnUnknown = 'park';
  try {
    const parsed = content.ok ? parse(content.json, now()) : content;
    if (!parsed.ok) {
      const { reason, path, detail } = parsed.problem;
      throw new InvalidCommandError(reason, path === '' ? detail : `${path}: ${detail}`);
    }
    const command = parsed.value;
    onUnknown = onUnknownOf(command);
    // What has been sent already is past expiring: its outcome is what came of it.
    if (isExpired(command, now()) && !sends?.knows(sendKey)) return { name: 'skip', reason: 'expired' };
    const call = () => perform(command, context);
    return { name: 'done', ids: await (sends ? sends.once(sendKey, call) : call()) };
  } catch (error) {
    const verdict = verdictOf(error, onUnknown);
    if (verdict.name !== 'park') sends?.forget(sendKey);
    if (verdict.reason === UNEXPECTED) log.error(UNEXPECTED, { operation, ...errorFields(error) });
    return verdict;
  }
}

/** The same for every delivery of a command, and another for one that has its id but says something else. */
function sendKeyOf({ bytes }: ReceivedCommand, { commandId }: Identity): string {
  return createHash('sha256').update(`${commandId}\n`).update(bytes).digest('base64');
}

/** Writes down how the command ended; false where that could not be done, so that it is done again. */
async function settle<O extends Operation>(
  { operation, publisher, settleWithinMs, topics, sends, log, now }: Worker<O>,
  attempt: Attempt,
  verdict: Settling,
): Promise<boolean> {
  const { received, context, envelope } = attempt;
  const { attributes } = envelope;
  const expiresAtMs = now() + settleWithinMs;
  try {
    if (verdict.name === 'reject') {
      const why = { ...verdict, ...received.origin, operation, ...context };
      await publishDeadLetter({ data: received.bytes, attributes, why }, (message) =>
        publisher.publish(topics.deadLetter(operation), message, expiresAtMs),
      );
    }
    const outcome = outcomeOf(operation, verdict, attempt, now());
    const message = { data: JSON.stringify(outcome), attributes: outcomeAttributes(outcome, attributes) };
    await publisher.publish(topics.processed, message, expiresAtMs);
    sends?.told(attempt.sendKey);
    return true;
  } catch (error) {
    log.error('settling_failed', { operation, ...errorFields(error), message_id: envelope.messageId });
    return false;
  }
}

/** Commands of a packed message that are to be tried again go back singly, as the same commands. */
async function republish<O extends Operation>(
  { operation, publisher, topics, log }: OperationHandlerOptions<O>,
  attempts: readonly Attempt[],
): Promise<boolean> {
  const publishing = attempts.map(({ received, context, envelope }) =>
    publisher.publish(topics.command(operation), {
      data: received.bytes,
      attributes: attributesOver(envelope.attributes, originAttributes(received.origin, context)),
    }),
  );
  const failed = (await Promise.allSettled(publishing)).filter(({ status }) => status === 'rejected').length;
  if (failed > 0) log.error('republishing_failed', { operation, count: failed });
  return failed === 0;
}

function outcomeOf(operation: Operation, verdict: Settling, attempt: Attempt, nowMs: number): Outcome {
  const { context, envelope, arrivedAtMs } = attempt;
  const ids: VendorIds = verdict.name === 'done' ? verdict.ids : {};
  return {
    command_id: context.commandId,
    operation,
    outcome: OUTCOME_OF[verdict.name],
    reason: verdict.name === 'done' ? null : verdict.reason,
    correlation_id: envelope.attributes.correlation_id ?? null,
    attempt: envelope.deliveryAttempt,
    latency_ms: nowMs - arrivedAtMs,
    delivery_id: ids.deliveryId ?? null,
    trigger_id: ids.triggerId ?? null,
    environment: context.environment,
    occurred_at: context.occurredAt,
    settled_at: new Date(nowMs).toISOString(),
  };
}

function logFields(operation: Operation, verdict: Verdict, attempt: Attempt, nowMs: number): LogFields {
  const { envelope, arrivedAtMs } = attempt;
  return {
    operation,
    verdict: verdict.name,
    reason: 'reason' in verdict ? verdict.reason : undefined,
    http_status: 'httpStatus' in verdict ? verdict.httpStatus : undefined,
    attempt: envelope.deliveryAttempt,
    latency_ms: nowMs - arrivedAtMs,
    message_id: envelope.messageId,
    correlation_id: envelope.attributes.correlation_id,
    traceparent: envelope.attributes.traceparent,
  };
}

function isExpired(command: object, nowMs: number): boolean {
  const expiresAt = 'expires_at' in command ? toInstant(command.expires_at) : undefined;
  return expiresAt !== undefined && Date.parse(expiresAt) <= nowMs;
}

function onUnknownOf(command: object): OnUnknown {
  return 'on_unknown' in command && command.on_unknown === 'resend' ? 'resend' : 'park';
}
