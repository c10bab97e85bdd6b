/** `relay publish <operation>`: commands by hand, exactly as another service would publish them. */
import { type Command, InvalidArgumentError } from 'commander';
import { wholeNumber } from '../../local/flags.ts';
import { isOperation, OPERATIONS, type Operation, topicNames } from '../../shared/contract/operations.ts';
import { UsageError } from '../errors.ts';
import { nameOf, readInput } from '../input.ts';
import type { Io } from '../io.ts';
import { parseDocuments } from '../publish/documents.ts';
import { commandOf, type FieldOptions, hasFields } from '../publish/fields.ts';
import { type Message, prepareMessages } from '../publish/messages.ts';
import { publishMessages, type Receipt } from '../publish/publish-messages.ts';
import { locateSystem, type SystemOptions } from '../system.ts';
import { renderTable } from '../table.ts';
import { examples, type Pair, pairs } from '../usage.ts';

interface PublishOptions extends SystemOptions, FieldOptions {
  data?: string;
  messageAttribute?: readonly Pair[];
  count: number;
  validate: boolean;
  json?: true;
}

const MAX_ROWS_SHOWN = 50;
const MAX_COUNT = 100_000;
const DEADLINE_MS = 8_000;

/** Adds `publish` to the command line. */
export function registerPublish(program: Command, io: Io): void {
  program
    .command('publish')
    .summary('publish commands')
    .description(
      'Publishes commands to the topic of an operation. A command is one JSON document, given as a file, by --data, ' +
        'on standard input, or made of flags; a JSON array or one document a line publishes many. Every command is ' +
        'checked before the first is published, and gets a command_id unless it has one.',
    )
    .argument('<operation>', OPERATIONS.join(', '), parseOperation)
    .argument('[file]', 'file with the commands; - is standard input')
    .option('--data <json>', 'the commands themselves')
    .option('--person <id=42>', 'identifier: id, email, cio_id or phone; always text', pairs)
    .option('--attribute <name=value>', 'attribute of a person or an object (repeatable)', pairs)
    .option('--name <text>', 'name of an event')
    .option('--set <path=value>', 'any other field, such as message_data.code=77 (repeatable)', pairs)
    .option('--message-attribute <name=value>', 'attribute such as correlation_id (repeatable)', pairs)
    .option('--count <n>', 'publish each command n times, under ids of its own', wholeNumber(1, MAX_COUNT), 1)
    .option(
      '--no-validate',
      'publish the bytes as they are, as one message, even if they are not a valid command',
    )
    .option('--json', 'print one JSON document a line: message_id (null if not published), command_id')
    .addHelpText('after', HELP)
    .action((operation: Operation, file: string | undefined, _own: unknown, command: Command) =>
      publish(operation, file, command.optsWithGlobals<PublishOptions>(), io),
    );
}

const HELP = `
The value of --attribute and --set is read as JSON where it is JSON (42, true, ["a"], "42"), else as text.
${examples(
  'relay publish identify --person id=42 --attribute plan=pro --attribute logins=7',
  'relay publish track --person id=42 --name order_placed --set data.total=59.9',
  `relay publish delete --data '{"person":{"email":"ann@example.com"}}'`,
  'relay publish transactional --person id=42 --set channel=email --set to=ann@example.com \\\n' +
    '    --set transactional_message_id=receipt --message-attribute correlation_id=order-1042',
  'relay publish identify people.ndjson --json',
  'cat people.json | relay publish identify -',
  'relay publish track --person id=42 --name load_test --count 1000',
  "relay publish identify --no-validate --data 'no JSON'",
)}`;

function parseOperation(text: string): Operation {
  if (isOperation(text)) return text;
  throw new InvalidArgumentError(`Allowed: ${OPERATIONS.join(', ')}.`);
}

async function publish(
  operation: Operation,
  file: string | undefined,
  options: PublishOptions,
  io: Io,
): Promise<void> {
  const messages = await messagesOf(operation, file, options, io);
  const system = locateSystem(options, io);
  const topicName = topicNames(system.topicPrefix).command(operation);
  const attributes = Object.fromEntries(options.messageAttribute ?? []);
  const target = { topicName, attributes, deadlineMs: DEADLINE_MS };
  const { receipts, failure } = await publishMessages(system, messages, target);
  if (options.json) {
    for (const receipt of receipts) io.stdout.write(`${JSON.stringify(inSnakeCase(receipt))}\n`);
  } else io.stdout.write(await receiptTable(receipts, io));
  if (failure) throw failure;
  if (options.json) return;
  const host = system.pubsubHost === undefined ? '' : ` at ${system.pubsubHost}`;
  io.stdout.write(`${receipts.length} published to ${topicName} of ${system.project}${host}\n`);
}

async function messagesOf(
  operation: Operation,
  file: string | undefined,
  options: PublishOptions,
  io: Io,
): Promise<Message[]> {
  const { bytes, name } = await readSource(operation, file, options, io);
  const { count, validate } = options;
  if (!validate) return Array.from({ length: count }, () => ({ data: bytes, commandId: undefined }));
  const documents = parseDocuments(bytes, name);
  return prepareMessages(documents, { operation, count, nowMs: io.now(), newId: io.newId });
}

async function readSource(operation: Operation, file: string | undefined, options: PublishOptions, io: Io) {
  const sources = [
    file !== undefined && `the argument ${file}`,
    options.data !== undefined && '--data',
    hasFields(options) && 'flags for its fields',
  ].filter((source) => source !== false);
  if (sources.length > 1) {
    throw new UsageError(`the command was given by ${sources.join(' and by ')}; allowed: one of them`);
  }
  if (hasFields(options)) {
    return { bytes: Buffer.from(JSON.stringify(commandOf(operation, options))), name: 'the command' };
  }
  if (options.data !== undefined) return { bytes: Buffer.from(options.data), name: '--data' };
  const path = file ?? (io.stdin.isTTY === true ? undefined : '-');
  if (path === undefined) {
    throw new UsageError(
      'no command was given: name a file, pipe one in, or use --data or flags such as --person id=42',
    );
  }
  return { bytes: await readInput(path, io), name: nameOf(path) };
}

function receiptTable(receipts: readonly Receipt[], io: Io): Promise<string> {
  const columns = [{ name: 'message_id' }, { name: 'command_id' }];
  const rows = receipts
    .slice(0, MAX_ROWS_SHOWN)
    .map(({ messageId, commandId }) => [messageId ?? '–', commandId ?? '–']);
  if (receipts.length > MAX_ROWS_SHOWN)
    rows.push(['…', `${receipts.length - MAX_ROWS_SHOWN} more with --json`]);
  return renderTable(columns, rows, io);
}

function inSnakeCase({ messageId, commandId }: Receipt) {
  return { message_id: messageId ?? null, command_id: commandId ?? null };
}
