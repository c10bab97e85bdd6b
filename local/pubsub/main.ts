/** Runs the server by itself: `node local/pubsub/main.ts [--port 8085] [--data-dir .relay/pubsub]`. */
import { runAlone } from '../alone.ts';
import { commandLine, firstPort, folder } from '../flags.ts';
import { startPubSub } from './server.ts';

const options = commandLine('node local/pubsub/main.ts', 'Runs Pub/Sub on this machine.')
  .option('--port <number>', '0 takes any that is free', firstPort(), 8085)
  .option('--data-dir <folder>', 'where messages are kept (default: in memory only)', folder)
  .parse()
  .opts<{ port: number; dataDir?: string }>();

await runAlone(async () => {
  const { host, close } = await startPubSub(options);
  return { environment: { PUBSUB_EMULATOR_HOST: host }, close };
});
