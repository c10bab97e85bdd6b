/** The attributes of every topic's messages, for the AsyncAPI document. A contract test holds them to the code. */
import type { Schema } from './schema-files.ts';

const text = (description: string): Schema => ({ type: 'string', description });
const time = (description: string): Schema => ({ type: 'string', format: 'date-time', description });
const headers = (properties: Schema, more: Schema = {}): Schema => ({ type: 'object', properties, ...more });

/** Whatever else a publisher adds is kept through republishing, rejection and redriving. */
const PUBLISHERS_OWN: Schema = { additionalProperties: { type: 'string' } };

const TRACING: Schema = {
  correlation_id: text("The publisher's own id of the cause; travels to outcome, dead letter and log"),
  traceparent: text('W3C trace context; travels to outcome, dead letter and log'),
};

/** What tells which command it is, however often it is published again. */
const ORIGIN: Schema = {
  command_id: text("The command's id of 1 to 128 characters, where the document itself has none"),
  occurred_at: time('When it happened, where the document itself does not say so'),
  first_published_at: time('When the command was first published, set by Relay when it publishes it again'),
  first_message_id: text('Pub/Sub message id of the first publish, set by Relay when it publishes it again'),
};

/** Those of a command on its operation's topic. */
export const COMMAND_ATTRIBUTES = headers(
  {
    operation: text('Operation that the command is meant for; refused on the topic of another one'),
    original_operation: text('What the publisher of a rejected command had as operation; counts before it'),
    ...ORIGIN,
    CloudPubSubDeadLetterSourceTopicPublishTime: time(
      'Set by Pub/Sub on a command that it dead-lettered itself; taken for the first publish time',
    ),
    ...TRACING,
  },
  PUBLISHERS_OWN,
);

/** Those of a rejected command: why it is there, over what it had. */
export const DEAD_LETTER_ATTRIBUTES = headers(
  {
    reason: text('Stable code: why the command was rejected'),
    detail: text('JSON pointer to the culprit, what was received and what is allowed, without values'),
    http_status: text("Status of Customer.io's answer, where it refused the command"),
    operation: text('Operation whose topic the command came from'),
    command_id: text("The command's id, its own or derived"),
    occurred_at: time('When it happened'),
    first_published_at: time('When the command was first published'),
    first_message_id: text('Pub/Sub message id of the first publish'),
    data_kept: {
      enum: ['head'],
      description: 'Given where the data is not the command but the length, digest and head of its bytes',
    },
    attributes_dropped: text('How many of the original attributes found no room beside these'),
    ...TRACING,
  },
  {
    patternProperties: {
      '^original_': text("What the publisher had under one of these names, such as 'original_operation'"),
    },
    ...PUBLISHERS_OWN,
  },
);

/** Those of a dead letter whose data is no longer the command's own. */
export const KEPT_HEAD_ATTRIBUTES: Schema = {
  allOf: [
    { $ref: '#/components/schemas/dead_letter_attributes' },
    { type: 'object', properties: { data_kept: { const: 'head' } }, required: ['data_kept'] },
  ],
};

/** Those of an outcome, for listeners' filters and for tracing. */
export const OUTCOME_ATTRIBUTES = headers({
  operation: text('Operation of the command'),
  outcome: text('How it ended: done, skipped, rejected or parked'),
  ...TRACING,
});

/** Those of a delivery event, for listeners' filters. */
export const DELIVERY_EVENT_ATTRIBUTES = headers({
  event_id: text("Customer.io's id of the event"),
  metric: text('What happened'),
  object_type: text('Channel it belongs to'),
});

/** Those of what is kept of a quarantined webhook. */
export const QUARANTINE_ATTRIBUTES = headers({
  reason: text('Stable code: why it can be neither published nor stored as it is'),
  sha256: text('Hex digest of the body as received'),
});
