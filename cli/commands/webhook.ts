/** `relay webhook send`: what Customer.io's reporting webhook would send, signed. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { wholeNumber } from '../../local/flags.ts';
import { FailureError, UsageError } from '../errors.ts';
import { readInput } from '../input.ts';
import type { Io } from '../io.ts';
import { locateSystem, type System, type SystemOptions } from '../system.ts';
import { type Column, renderTable } from '../table.ts';
import { examples } from '../usage.ts';
import { type OutgoingEvent, type Selection, sampleEvents, selectPairs } from '../webhook/events.ts';
import { type Answer, postEvents } from '../webhook/post.ts';

interface SendOptions extends SystemOptions, Selection {
  body?: string;
  count: number;
  url?: string;
  signingKey?: string;
  timestamp?: number;
  badSignature?: true;
  json?: true;
}

const MAX_ROWS_SHOWN = 100;
const MAX_COUNT = 100_000;
/** Beyond any clock: odd stamps are what one wants to see refused. */
const MAX_TIMESTAMP_SECONDS = 999_999_999_999_999;

/** Adds `webhook send` to the command line. */
export function registerWebhook(program: Command, io: Io): void {
  const webhook = program
    .command('webhook')
    .summary('send signed webhooks')
    .description('Plays the reporting webhook of Customer.io.');
  const exclusive = ['objectType', 'metric', 'all'];
  webhook
    .command('send')
    .summary('send signed sample events')
    .description(
      'Sends sample events, each signed as Customer.io signs it, and prints what each was answered. ' +
        'Exits with 1 unless all were answered 200, or 401 with --bad-signature.',
    )
    .option(
      '--object-type <type>',
      'every event of this type, or the one of --metric (default: email delivered)',
    )
    .option('--metric <metric>', 'every event with this metric, or the one of --object-type')
    .addOption(new Option('--all', 'each of the 69 documented events').conflicts(['objectType', 'metric']))
    .addOption(
      new Option('--body <path>', 'send the bytes of this file instead; - is standard input').conflicts(
        exclusive,
      ),
    )
    .option(
      '--count <n>',
      'send n times: fresh events, or the same bytes with --body',
      wholeNumber(1, MAX_COUNT),
      1,
    )
    .option('--url <url>', "the webhook (default: the stack's)", parseUrl)
    .option('--signing-key <key>', "signing key (default: $CUSTOMERIO_WEBHOOK_SIGNING_KEY or the stack's)")
    .option(
      '--timestamp <seconds>',
      'signed time of the request (default: now)',
      wholeNumber(0, MAX_TIMESTAMP_SECONDS),
    )
    .option('--bad-signature', 'sign wrongly, to see it refused')
    .option(
      '--json',
      'print one JSON document a line: object_type, metric, event_id, status, error, duration_ms',
    )
    .addHelpText('after', HELP)
    .action((_own: unknown, command: Command) => send(command.optsWithGlobals<SendOptions>(), io));
}

const HELP = examples(
  'relay webhook send',
  'relay webhook send --object-type email --metric clicked --count 100',
  'relay webhook send --all --json',
  'relay webhook send --bad-signature',
  'relay webhook send --body event.json --count 2',
  'relay webhook send --url https://webhook-abc.a.run.app/ --object-type push',
);

function parseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new InvalidArgumentError('Allowed: an http or https URL.');
}

async function send(options: SendOptions, io: Io): Promise<void> {
  const events = await eventsOf(options, io);
  const system = locateSystem(options, io);
  const url = options.url ?? required(system.webhookUrl, 'webhook', '--url', system);
  const signingKey =
    options.signingKey ?? required(system.signingKey, 'signing key', '--signing-key', system);
  const answers = await postEvents(events, {
    url,
    signingKey,
    timestampSeconds: options.timestamp ?? Math.floor(io.now() / 1000),
    isBadlySigned: options.badSignature === true,
  });
  if (options.json) for (const answer of answers) io.stdout.write(`${JSON.stringify(record(answer))}\n`);
  else io.stdout.write(await answerTable(answers, io));
  const expected = options.badSignature ? 401 : 200;
  const others = answers.filter(({ status }) => status !== expected);
  if (others.length === 0) return;
  const isUnreachable = answers.every(({ status }) => status === undefined);
  throw new FailureError(
    `${others.length} of ${answers.length} not answered ${expected} by ${new URL(url).host}: ${countsOf(others)}` +
      (isUnreachable && options.url === undefined ? '. Is the stack running? "npm start" starts it' : ''),
  );
}

async function eventsOf(options: SendOptions, io: Io): Promise<OutgoingEvent[]> {
  const { body: path, count } = options;
  if (path === undefined) {
    const nowSeconds = Math.floor(io.now() / 1000);
    return sampleEvents(selectPairs(options), count, { random: io.random, nowSeconds });
  }
  const body = await readInput(path, io);
  const event = { body, objectType: undefined, metric: undefined, eventId: undefined };
  return Array.from({ length: count }, () => event);
}

function required(value: string | undefined, what: string, flag: string, { stackFiles }: System): string {
  if (value !== undefined) return value;
  throw new UsageError(
    `no ${what} was found: there is no stack to ask (looked for ${stackFiles.join(' and ')}). Start one with "npm start", or use ${flag}`,
  );
}

function answerTable(answers: readonly Answer[], io: Io): Promise<string> {
  const columns: Column[] = [
    { name: 'object_type' },
    { name: 'metric' },
    { name: 'event_id' },
    { name: 'status', align: 'right' },
    { name: 'ms', align: 'right' },
  ];
  const rows = answers.slice(0, MAX_ROWS_SHOWN).map((answer) => {
    const { objectType = '–', metric = '–', eventId = '–' } = answer.event;
    return [objectType, metric, eventId, resultOf(answer), String(answer.durationMs)];
  });
  const more = answers.length - rows.length;
  if (more > 0) rows.push(['…', `${more} more`, 'with --json', '', '']);
  return renderTable(columns, rows, io);
}

function record({ event, status, error, durationMs }: Answer) {
  return {
    object_type: event.objectType ?? null,
    metric: event.metric ?? null,
    event_id: event.eventId ?? null,
    status: status ?? null,
    error: error ?? null,
    duration_ms: durationMs,
  };
}

/** Such as `2 × 503, 1 × ECONNREFUSED`. */
function countsOf(answers: readonly Answer[]): string {
  return [...Map.groupBy(answers, resultOf)]
    .map(([result, { length }]) => `${length} × ${result}`)
    .join(', ');
}

function resultOf({ status, error }: Answer): string {
  return String(status ?? error);
}
