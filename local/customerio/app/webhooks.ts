/** Set-up of reporting webhooks: `/v1/reporting_webhooks`. */
import { type Call, parameter } from '../http/call.ts';
import { detailError, jsonReply, NO_CONTENT } from '../http/reply.ts';
import { appRoute, type Route } from '../http/router.ts';
import { parseJson } from '../json.ts';
import type { Reporting } from '../reporting/reporting.ts';
import { readWebhook } from '../reporting/webhook.ts';

const NOT_FOUND = detailError(404, 'not found');

/** The routes that list, make, change and delete reporting webhooks. */
export function webhookRoutes(reporting: Reporting): Route[] {
  const one = '/v1/reporting_webhooks/{webhook_id}';
  const find = (call: Call) => reporting.get(parameter(call, 0));
  return [
    appRoute('GET', '/v1/reporting_webhooks', 'list_webhooks', () =>
      jsonReply(200, { reporting_webhooks: reporting.all() }),
    ),
    appRoute('POST', '/v1/reporting_webhooks', 'create_webhook', (call) => {
      const webhook = readWebhook(parseJson(call.body.toString()));
      return typeof webhook === 'string'
        ? detailError(422, webhook)
        : jsonReply(200, reporting.create(webhook));
    }),
    appRoute('GET', one, 'get_webhook', (call) => {
      const webhook = find(call);
      return webhook === undefined ? NOT_FOUND : jsonReply(200, webhook);
    }),
    appRoute('PUT', one, 'update_webhook', (call) => {
      const known = find(call);
      if (known === undefined) return NOT_FOUND;
      const webhook = readWebhook(parseJson(call.body.toString()), known);
      return typeof webhook === 'string'
        ? detailError(422, webhook)
        : jsonReply(200, reporting.replace({ id: known.id, ...webhook }));
    }),
    appRoute('DELETE', one, 'delete_webhook', (call) =>
      reporting.delete(parameter(call, 0)) ? NO_CONTENT : NOT_FOUND,
    ),
  ];
}
