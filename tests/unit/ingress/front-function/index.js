/** A function of the stock framework that answers after as many milliseconds as the path says. */
import { setTimeout as pause } from 'node:timers/promises';
import * as framework from '@google-cloud/functions-framework';
import { serveInFront } from '../../../../shared/ingress/front.ts';
import { createStdoutLog } from '../../../../shared/runtime/log.ts';

const log = createStdoutLog(Date.now);

serveInFront(
  async (request, response) => {
    await pause(Number(request.url.slice(1)));
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
