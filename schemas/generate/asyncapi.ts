/** The AsyncAPI 3 document: every topic, who writes it, who reads it, and what its messages look like. */
import { isSchema, type Schema } from './schema-files.ts';

/** BigQuery's column types as JSON Schema. */
const COLUMN_TYPES: Readonly<Record<string, Schema>> = {
  STRING: { type: 'string' },
  INTEGER: { type: 'integer' },
  BOOLEAN: { type: 'boolean' },
  TIMESTAMP: { type: 'string', format: 'date-time' },
};

/** Columns that a BigQuery subscription adds to the message. */
const ADDED_BY_PUBSUB = new Set(['subscription_name', 'message_id', 'publish_time', 'attributes']);
const DRAFT_2020_12 = 'application/schema+json;version=draft-2020-12';

const text = (description: string): Schema => ({ type: 'string', description });
const headers = (properties: Schema): Schema => ({ type: 'object', properties });

const COMMAND_ATTRIBUTES = headers({
  correlation_id: text('Given by the publisher; travels to outcome, dead letter and log'),
  traceparent: text('W3C trace context; travels to outcome, dead letter and log'),
});

const DEAD_LETTER_ATTRIBUTES = headers({
  reason: text('Stable code: why the command was rejected'),
  detail: text('JSON pointer to the culprit, what was received and what is allowed, without values'),
  http_status: text("Status of Customer.io's answer, where it refused the command"),
  operation: text('Operation of the command'),
  command_id: text("The command's id"),
  occurred_at: text('When it happened, RFC 3339'),
  first_published_at: text('When the command was first published, RFC 3339'),
  first_message_id: text('Pub/Sub message id of the first publish'),
});

const QUARANTINED: Schema = {
  type: 'object',
  properties: {
    reason: text('Stable code: why it can be neither published nor stored as it is'),
    received_at: { type: 'string', format: 'date-time' },
    length: { type: 'integer', description: 'Bytes of the body as received' },
    sha256: text('Hex digest of the body as received'),
    head: { type: 'string', contentEncoding: 'base64', description: 'The first 64 KiB of the body' },
  },
  required: ['reason', 'received_at', 'length', 'sha256', 'head'],
};

export interface AsyncApiSources {
  /** `schemas/operations.json` */
  catalogue: Schema;
  /** `schemas/tables/command_outcomes.json` and `delivery_events.json` */
  outcomes: readonly Schema[];
  deliveryEvents: readonly Schema[];
}

/** The document as a JSON value. Addresses hold a parameter for the prefix of an environment's topics. */
export function asyncApi({ catalogue, outcomes, deliveryEvents }: AsyncApiSources): Schema {
  const operations = entriesOf(catalogue.operations);
  const maxPacked = catalogue.max_packed_commands;
  const received = operations.map(([name, facts]) =>
    commandTopic(name, isSchema(facts) ? facts : {}, maxPacked),
  );
  const written = [
    ...operations.map(([name]) => deadLetterTopic(name)),
    ...recordTopics(isSchema(catalogue.topics) ? catalogue.topics : {}, outcomes, deliveryEvents),
  ];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Relay',
      version: '1',
      description:
        'Commands for Customer.io in, outcomes and delivery events out, over Google Cloud Pub/Sub.',
    },
    defaultContentType: 'application/json',
    servers: { pubsub: { host: 'pubsub.googleapis.com', protocol: 'googlepubsub' } },
    channels: Object.fromEntries([...received, ...written].map((topic) => [topic.name, channelOf(topic)])),
    operations: Object.fromEntries([
      ...received.map(({ name }) => [
        `take_${name}`,
        { action: 'receive', channel: refTo('channels', name) },
      ]),
      ...written.map(({ name }) => [`write_${name}`, { action: 'send', channel: refTo('channels', name) }]),
    ]),
    components: {
      parameters: { prefix: { default: 'customerio', description: 'What an environment calls its topics' } },
      schemas: { command_attributes: COMMAND_ATTRIBUTES, dead_letter_attributes: DEAD_LETTER_ATTRIBUTES },
    },
  };
}

interface Topic {
  name: string;
  address: string;
  description: string;
  headers: Schema;
  payload: Schema;
}

function commandTopic(name: string, { description, effect }: Schema, maxItems: unknown): Topic {
  const command = { $ref: `./commands/${name}.schema.json` };
  const packed = { type: 'array', minItems: 1, maxItems, items: command };
  return {
    name,
    address: `{prefix}-${name}`,
    description: String(description),
    headers: refTo('components/schemas', 'command_attributes'),
    payload: effect === 'send' ? command : { oneOf: [command, packed] },
  };
}

function deadLetterTopic(name: string): Topic {
  return {
    name: `${name}_dead_letter`,
    address: `{prefix}-${name}-dead-letter`,
    description: `Commands for ${name} that were rejected, byte for byte, with their own attributes and these`,
    headers: refTo('components/schemas', 'dead_letter_attributes'),
    payload: {},
  };
}

/** What Relay writes down: outcomes, delivery events and what it could not read. */
function recordTopics(
  topics: Schema,
  outcomes: readonly Schema[],
  deliveryEvents: readonly Schema[],
): Topic[] {
  return [
    {
      name: 'processed',
      address: `{prefix}-${topics.processed}`,
      description: 'One outcome for every command that ended, as rows of the table command_outcomes',
      headers: headers({ operation: text('Operation of the command'), outcome: text('How it ended') }),
      payload: rowSchema(outcomes),
    },
    {
      name: 'delivery_events',
      address: `{prefix}-${topics.delivery_events}`,
      description: 'What Customer.io reports of deliveries, as rows of the table delivery_events',
      headers: headers({
        event_id: text("Customer.io's id of the event"),
        metric: text('What happened'),
        object_type: text('Channel it belongs to'),
      }),
      payload: rowSchema(deliveryEvents),
    },
    {
      name: 'quarantine',
      address: `{prefix}-${topics.quarantine}`,
      description: 'Authentic webhooks that cannot be read',
      headers: headers({}),
      payload: QUARANTINED,
    },
  ];
}

function channelOf({ name, address, description, headers: attributes, payload }: Topic): Schema {
  return {
    address,
    description,
    parameters: { prefix: refTo('components/parameters', 'prefix') },
    messages: { [name]: { headers: attributes, payload: { schemaFormat: DRAFT_2020_12, schema: payload } } },
  };
}

/** A table's row as its message has it. */
function rowSchema(columns: readonly Schema[]): Schema {
  const own = columns.filter(({ name }) => !ADDED_BY_PUBSUB.has(String(name)));
  const properties = own.map(({ name, type, mode, description }) => {
    const column = COLUMN_TYPES[String(type)];
    if (column === undefined) throw new Error(`column ${name}: no JSON Schema for the type ${type}`);
    const types = mode === 'REQUIRED' ? column.type : [column.type, 'null'];
    return [name, { ...column, type: types, description }];
  });
  const required = own.filter(({ mode }) => mode === 'REQUIRED').map(({ name }) => name);
  return { type: 'object', properties: Object.fromEntries(properties), required };
}

function refTo(kind: string, name: string): Schema {
  return { $ref: `#/${kind}/${name}` };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isSchema(value) ? Object.entries(value) : [];
}
