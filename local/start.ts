/** `npm start`: brings the whole system up on this machine and keeps it up until Ctrl-C. */
import { ensureArtefact } from '../build.ts';
import { drainOnSignal, fail } from './drain.ts';
import { commandLine, firstPort, folder } from './flags.ts';
import { inPlainWords, shellWord } from './plain-words.ts';
import { seed } from './stack/seed.ts';
import { STACK_PORTS, type Stack, startStack } from './stack/stack.ts';

const ORPHAN_CHECK_MS = 200;

const options = commandLine('npm start --', 'Brings the whole system up and keeps it up until Ctrl-C.')
  .option('--data-dir <folder>', 'where everything is kept', folder, '.relay')
  .option(
    '--port <number>',
    "the webhook's port, the others follow it; 0 takes any that are free",
    firstPort(STACK_PORTS),
    8080,
  )
  .option('--json', 'print one line of JSON once ready, and seed nothing')
  .parse()
  .opts<{ dataDir: string; port: number; json?: true }>();

let isDraining = false;
try {
  await ensureArtefact();
  const stack = await startStack({ dataDir: options.dataDir, firstPort: options.port });
  const watch = stopWithNpm();
  drainOnSignal({
    close: stack.close,
    onDrain() {
      isDraining = true;
      // npm may be gone before everything is drained.
      clearInterval(watch);
      process.stderr.write('\nDraining… (after ten seconds, Ctrl-C again stops at once)\n');
    },
  });
  if (options.json) process.stdout.write(`${JSON.stringify(stack.addresses)}\n`);
  else {
    if (stack.isNew) await seed(stack);
    process.stdout.write(welcome(stack, options.dataDir));
  }
} catch (error) {
  // Who stops it in the middle of the first scenario has not met with a failure.
  if (!isDraining) fail(inPlainWords(error));
}

/** Killed outright, npm can't pass it on: who starts the stack again must not find the folder still in use. */
function stopWithNpm(): NodeJS.Timeout | undefined {
  // biome-ignore lint/style/noProcessEnv: npm says in no other way that it is the parent
  if (process.env.npm_lifecycle_event !== 'start') return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && process.exit(1), ORPHAN_CHECK_MS);
}

function welcome({ addresses }: Stack, dataDir: string): string {
  const relay = `npx relay ${dataDir === '.relay' ? '' : `--stack ${shellWord(dataDir)} `}`;
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
