/** `npm start`: brings the whole system up on this machine and keeps it up until Ctrl-C. */
import { ensureArtefact } from '../build.ts';
import { commandLine, firstPort } from './flags.ts';
import { seed } from './seed.ts';
import { STACK_PORTS, type Stack, startStack } from './stack.ts';

const ORPHAN_CHECK_MS = 200;

const options = commandLine('npm start --', 'Brings the whole system up and keeps it up until Ctrl-C.')
  .option('--data-dir <folder>', 'where everything is kept', '.relay')
  .option(
    '--port <number>',
    "the webhook's port, the others follow it; 0 takes any that are free",
    firstPort(STACK_PORTS),
    8080,
  )
  .option('--json', 'print one line of JSON once ready, and seed nothing')
  .parse()
  .opts<{ dataDir: string; port: number; json?: true }>();

try {
  await ensureArtefact();
  const stack = await startStack({ dataDir: options.dataDir, firstPort: options.port });
  stopOnSignal(stack);
  stopWithNpm();
  if (options.json) process.stdout.write(`${JSON.stringify(stack.addresses)}\n`);
  else {
    if (stack.isNew) await seed(stack);
    process.stdout.write(welcome(stack, options.dataDir));
  }
} catch (error) {
  process.stderr.write(`${inPlainWords(error)}\n`);
  process.exit(1);
}

function inPlainWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, port] = /EADDRINUSE.*:(\d+)/.exec(message) ?? [];
  if (port !== undefined)
    return `Port ${port} is in use: choose others with --port (0 takes any that are free)`;
  const [, pid] = /Could not set lock.*PID (\d+)/.exec(message) ?? [];
  if (pid !== undefined) {
    return `The folder is in use by process ${pid}: stop that one, or choose another folder with --data-dir`;
  }
  return message;
}

function stopOnSignal(stack: Stack): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.stderr.write('\nDraining…\n');
      void stack.close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
  for (const { name, ended } of stack.functions) {
    void ended.then((how) => {
      if (how !== 0) process.stderr.write(`Function ${name} has ended (${how}); see logs/${name}.log\n`);
    });
  }
}

/** Killed outright, npm can't pass it on: who starts the stack again must not find the folder still in use. */
function stopWithNpm(): void {
  // biome-ignore lint/style/noProcessEnv: npm says in no other way that it is the parent
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(1), ORPHAN_CHECK_MS);
}

function welcome({ addresses }: Stack, dataDir: string): string {
  const relay = `npx relay ${dataDir === '.relay' ? '' : `--stack ${dataDir} `}`;
  return `
Relay is up.

  webhook        ${addresses.webhook_url}
  Pub/Sub        ${addresses.pubsub_host}   (PUBSUB_EMULATOR_HOST, project ${addresses.project})
  Customer.io    ${addresses.customerio_url}   (simulator)
  BigQuery       ${addresses.warehouse_url}   (DuckDB behind BigQuery's REST routes)
  data and logs  ${addresses.data_dir}

Publish a command, send a signed webhook, look at the table:

  ${relay}publish identify --data '{"person":{"id":"42"},"attributes":{"plan":"pro"}}'
  ${relay}webhook send --object-type email --metric delivered
  ${relay}sql "select metric, count(*) as events from delivery_events group by metric order by events desc"

Ctrl-C drains and stops.
`;
}
