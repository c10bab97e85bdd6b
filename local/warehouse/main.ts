/** Starts the warehouse by itself: `node local/warehouse/main.ts [--port 9050] [--data-dir .relay/warehouse]`. */
import { runAlone } from '../alone.ts';
import { commandLine, firstPort, folder } from '../flags.ts';
import { loadTables } from './schema/load.ts';
import { startWarehouse } from './server.ts';

interface Flags {
  port: number;
  project: string;
  dataset: string;
  dataDir?: string;
  tables?: string;
}

const { tables, ...options } = commandLine('node local/warehouse/main.ts', 'Runs BigQuery on this machine.')
  .option('--port <number>', '0 takes any that is free', firstPort(), 9050)
  .option('--project <id>', 'the only project there is', 'relay-local')
  .option('--dataset <name>', 'made at the start, with the tables in it', 'customerio')
  .option('--data-dir <folder>', 'where warehouse.duckdb is kept (default: in memory only)', folder)
  .option('--tables <folder>', 'folder of <table>.json files (default: schemas/tables)', folder)
  .parse()
  .opts<Flags>();

await runAlone(async () => {
  const source = tables ?? new URL('../../schemas/tables/', import.meta.url);
  const { url, close } = await startWarehouse({ ...options, tables: loadTables(source) });
  return { environment: { BIGQUERY_EMULATOR_HOST: url }, close };
});
