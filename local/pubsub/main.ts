/** Runs the server by itself: `node local/pubsub/main.ts [--port 8085] [--data-dir .relay/pubsub]`. */
import { parseArgs } from 'node:util';
import { portOf, runAlone } from '../alone.ts';
import { startPubSub } from './server.ts';

await runAlone(async () => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8085' }, 'data-dir': { type: 'string' } },
  });
  const { host, close } = await startPubSub({
    port: portOf(values.port),
    ...(values['data-dir'] !== undefined && { dataDir: values['data-dir'] }),
  });
  return { environment: { PUBSUB_EMULATOR_HOST: host }, close };
});
