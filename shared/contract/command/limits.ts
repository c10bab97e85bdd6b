/**
 * The vendor's limits on what a command asks for, checked before a call; those that JSON Schema can say are in
 * `schemas/commands`. Sources: https://docs.customer.io/integrations/api/track/,
 * https://docs.customer.io/integrations/api/app/, https://docs.customer.io/journeys/transactional-api-common-api-errors/
 */

/** What a command may ask for at most. Names carry the units. */
export const COMMAND_LIMITS = {
  /** One item of a v2 batch, which also keeps an object below its 100 KB. */
  itemBytes: 32 * 1024,
  anonymousDataBytes: 100_000,
  attributeValueBytes: 1000,
  recipients: 15,
  /** Together, decoded; the sum must stay below. */
  attachmentsBytes: 2 * 1024 * 1024,
  /** The body of a send, its attachments aside. */
  sendBytes: 2048 * 1024,
  scheduleAheadMs: 90 * 24 * 3_600_000,
  /** A profile stamped by a clock that runs far ahead would ignore every change until then. */
  occurredAheadMs: 24 * 3_600_000,
  /** Unicode code points. */
  commandIdCharacters: 128,
} as const;
