/** A function of the stock framework that answers `/` at once, and `/held` when it is sent SIGUSR2. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import * as framework from '@google-cloud/functions-framework';
import { serveInFront } from '../../../../shared/ingress/front.ts';
import { createStdoutLog } from '../../../../shared/runtime/log.ts';

const log = createStdoutLog(Date.now);
const released = once(process, 'SIGUSR2');

serveInFront(
  async (request, response) => {
    if (request.url === '/held') {
      response.once('close', () => response.writableEnded || log.info('hung_up'));
      log.info('holding');
      await released;
    }
    log.info('work_done');
    const length = Buffer.byteLength(request.headers.host);
    response.writeHead(200, { 'Content-Length': length }).end(request.headers.host);
  },
  {
    log,
    close: async () => {
      await pause(1);
      log.info('closed');
    },
  },
);

framework.http('front', (_request, response) => {
  response.sendStatus(500);
});
