/** `relay sql`: questions to the warehouse. */
import { type Command, Option } from 'commander';
import { wholeNumber } from '../../local/flags.ts';
import { UsageError } from '../errors.ts';
import { readInput } from '../input.ts';
import type { Io } from '../io.ts';
import { runStatement } from '../sql/run-statement.ts';
import { createCsvWriter, createJsonWriter, createTableWriter } from '../sql/writers.ts';
import { locateSystem, type SystemOptions } from '../system.ts';
import { examples, type Pair, pairs, parseValue } from '../usage.ts';

interface SqlOptions extends SystemOptions {
  file?: string;
  param?: readonly Pair[];
  dataset: string;
  maxRows?: number;
  json?: true;
  csv?: true;
}

const DEFAULT_TABLE_ROWS = 1_000;
/** Nobody reads more than this in a table. */
const MAX_TABLE_ROWS = 10_000;

/** Adds `sql` to the command line. */
export function registerSql(program: Command, io: Io): void {
  program
    .command('sql')
    .summary('query the warehouse')
    .description(
      'Runs a GoogleSQL statement and prints the rows. Tables are delivery_events and command_outcomes.',
    )
    .argument('[statement]', 'the statement; - or nothing reads standard input')
    .option('--file <path>', 'file with the statement')
    .option('--param <name=value>', 'value of @name: JSON where it is JSON, else text (repeatable)', pairs)
    .option('--dataset <name>', 'where tables without a dataset are', 'customerio')
    .option(
      '--max-rows <n>',
      `print n rows at most (default: ${DEFAULT_TABLE_ROWS} in a table, else all)`,
      wholeNumber(1, 1e9),
    )
    .addOption(new Option('--json', 'print one JSON document a line').conflicts('csv'))
    .option('--csv', 'print CSV with a header; NULL is an empty field, the empty string ""')
    .addHelpText('after', HELP)
    .action((statement: string | undefined, _own: unknown, command: Command) =>
      sql(statement, command.optsWithGlobals<SqlOptions>(), io),
    );
}

const HELP = examples(
  'relay sql "select metric, count(*) as events from delivery_events group by metric"',
  'relay sql "select * from command_outcomes where command_id = @id" --param id=order-1042',
  `relay sql "select event_id from delivery_events where timestamp > timestamp(@since)" --param since=2026-11-21`,
  'relay sql --file report.sql --csv > report.csv',
  'echo "select count(*) from delivery_events" | relay sql --json',
);

async function sql(argument: string | undefined, options: SqlOptions, io: Io): Promise<void> {
  const text = await readStatement(argument, options, io);
  const parameters = parametersOf(options.param ?? []);
  const system = locateSystem(options, io);
  const { dataset, json, csv } = options;
  const isTable = !json && !csv;
  const maxRows = options.maxRows ?? (isTable ? DEFAULT_TABLE_ROWS : Number.MAX_SAFE_INTEGER);
  if (isTable && maxRows > MAX_TABLE_ROWS) {
    throw new UsageError(
      `--max-rows was given ${maxRows}; a table takes ${MAX_TABLE_ROWS}, --json and --csv any number`,
    );
  }
  const writer = json ? createJsonWriter(io) : csv ? createCsvWriter(io) : createTableWriter(io);
  let printed = 0;
  let total = 0;
  for await (const page of runStatement(system, { text, parameters, dataset, maxRows })) {
    writer.write(page);
    printed += page.rows.length;
    total = page.totalRows;
  }
  await writer.end();
  if (total > printed)
    io.stderr.write(`note: ${printed} of ${total} rows are printed; --max-rows prints more\n`);
}

async function readStatement(argument: string | undefined, options: SqlOptions, io: Io): Promise<string> {
  if (argument !== undefined && options.file !== undefined) {
    throw new UsageError('the statement was given as an argument and by --file; allowed: one of them');
  }
  const isPiped = argument === '-' || (argument === undefined && io.stdin.isTTY !== true);
  const path = options.file ?? (isPiped ? '-' : undefined);
  const text = path === undefined ? argument : (await readInput(path, io)).toString('utf8');
  if (text === undefined || text.trim() === '') {
    throw new UsageError('no statement was given: write it as the argument, name a --file, or pipe it in');
  }
  return text;
}

function parametersOf(given: readonly Pair[]): Record<string, unknown> {
  return Object.fromEntries(
    given.map(([name, text]) => {
      const value = parseValue(text);
      if (value !== null && !(Array.isArray(value) && value.length === 0)) return [name, value];
      throw new UsageError(`--param ${name} was given ${text}, which has no type: write it in the statement`);
    }),
  );
}
