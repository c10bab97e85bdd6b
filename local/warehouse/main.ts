/** Starts the warehouse by itself: `node local/warehouse/main.ts [--port 9050] [--data-dir .relay/warehouse]`. */
import { parseArgs } from 'node:util';
import { portOf, runAlone } from '../alone.ts';
import { loadTables } from './schema/load.ts';
import { startWarehouse } from './server.ts';

await runAlone(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '9050' },
      project: { type: 'string', default: 'relay-local' },
      dataset: { type: 'string', default: 'customerio' },
      'data-dir': { type: 'string' },
      tables: { type: 'string' },
    },
  });
  const { url, close } = await startWarehouse({
    port: portOf(values.port),
    project: values.project,
    dataset: values.dataset,
    tables: loadTables(values.tables ?? new URL('../../schemas/tables/', import.meta.url)),
    ...(values['data-dir'] !== undefined && { dataDir: values['data-dir'] }),
  });
  return { environment: { BIGQUERY_EMULATOR_HOST: url }, close };
});
