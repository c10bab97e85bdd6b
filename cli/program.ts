/** The command line as a whole: its commands, what they share, and how a run ends. */
import { Command, CommanderError } from 'commander';
import { sayWhatIsAllowed } from '../local/flags.ts';
import { registerPublish } from './commands/publish.ts';
import { registerSql } from './commands/sql.ts';
import { registerWebhook } from './commands/webhook.ts';
import { FailureError, UsageError } from './errors.ts';
import { type Io, isColourful } from './io.ts';
import { examples, RELAY } from './usage.ts';

/** Every command, in the order of the help text. */
const COMMANDS: readonly ((program: Command, io: Io) => void)[] = [
  registerPublish,
  registerWebhook,
  registerSql,
];

const EXIT = { ok: 0, failure: 1, usage: 2 } as const;

/** Runs one command line. Resolves to its exit code: 0 done, 1 tried and failed, 2 not possible as asked. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    await createProgram(io).parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    // Commander has printed its own, help texts among them.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof UsageError || error instanceof FailureError)) throw error;
    io.stderr.write(`error: ${error.message}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failure;
  }
}

function createProgram(io: Io): Command {
  const program = new Command()
    .name(RELAY)
    .description('Publishes commands, sends signed webhooks and queries the warehouse of a Relay system.')
    .option(
      '--stack <folder>',
      'the stack that "npm start" keeps in this folder (default: .relay here or beside package.json)',
    )
    .option('--project <id>', "a Google Cloud project, with the credentials that Google's clients find")
    .option('--topic-prefix <prefix>', 'what the names of topics begin with (default: customerio)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
      getOutHasColors: () => isColourful(io),
      getErrHasColors: () => false,
    })
    .showHelpAfterError('(--help shows usage and examples)')
    .exitOverride()
    .addHelpText('after', HELP);
  for (const register of COMMANDS) register(program, io);
  // Only now, for a command takes over its parent's ways when it is made.
  everyCommand(program).forEach(sayWhatIsAllowed);
  return program;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

const HELP = `
Where the system is: --stack or --project, else GOOGLE_CLOUD_PROJECT with PUBSUB_EMULATOR_HOST and
BIGQUERY_EMULATOR_HOST as Google's clients read them, else the stack in .relay of
this folder, or in that beside Relay's package.json.
Exit code: 0 done, 1 tried and failed, 2 not possible as asked.
${examples(
  'relay publish identify --person id=42 --attribute plan=pro',
  'relay webhook send --object-type email --metric delivered',
  'relay sql "select metric, count(*) as events from delivery_events group by metric"',
  'relay publish --help',
)}`;
