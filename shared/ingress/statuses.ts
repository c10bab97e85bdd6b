/**
 * What we answer to requests that are decided at the door. Most statuses other than 200 and 503 stop Customer.io's
 * stream for an hour, with everything behind the request; so an authentic one gets 200 or 503, never anything else.
 *
 * Source: https://docs.customer.io/integrations/api/webhooks/ (retries)
 */
export const WEBHOOK_STATUS = {
  stored: 200,
  quarantined: 200,
  /** Pub/Sub could not be reached in time, or a key is too new: Customer.io tries again within seconds. */
  unavailable: 503,
  not_authentic: 401,
  wrong_path: 404,
  wrong_method: 405,
} as const;

/** What becomes of a webhook request. */
export type WebhookAnswer = keyof typeof WEBHOOK_STATUS;

/** What a push request that never reaches its operation is answered with. */
export const PUSH_STATUS = {
  wrong_method: 405,
  too_large: 413,
  encoded: 415,
  /** Something broke on the way: Pub/Sub delivers again. */
  broken: 503,
} as const;
