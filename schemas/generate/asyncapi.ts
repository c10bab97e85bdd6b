/** The AsyncAPI 3 document: every topic, who writes it, who reads it, and what its messages look like. */
import {
  COMMAND_ATTRIBUTES,
  DEAD_LETTER_ATTRIBUTES,
  DELIVERY_EVENT_ATTRIBUTES,
  KEPT_HEAD_ATTRIBUTES,
  OUTCOME_ATTRIBUTES,
  QUARANTINE_ATTRIBUTES,
} from './attributes.ts';
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

/** What is kept of bytes that can't be kept whole. */
const KEPT_HEAD: Schema = {
  type: 'object',
  properties: {
    length: { type: 'integer', description: 'Bytes as received' },
    sha256: { type: 'string', description: 'Hex digest of the bytes as received' },
    head: { type: 'string', contentEncoding: 'base64', description: 'The first 64 KiB of the bytes' },
  },
  required: ['length', 'sha256', 'head'],
};

const QUARANTINED: Schema = {
  allOf: [
    refTo('components/schemas', 'kept_head'),
    {
      type: 'object',
      properties: {
        reason: {
          type: 'string',
          description: 'Stable code: why it can be neither published nor stored as it is',
        },
        received_at: { type: 'string', format: 'date-time' },
      },
      required: ['reason', 'received_at'],
    },
  ],
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
      schemas: {
        command_attributes: COMMAND_ATTRIBUTES,
        dead_letter_attributes: DEAD_LETTER_ATTRIBUTES,
        kept_head: KEPT_HEAD,
      },
    },
  };
}

interface Topic {
  name: string;
  address: string;
  description: string;
  messages: readonly Message[];
}

interface Message {
  name: string;
  headers: Schema;
  payload: Schema;
}

function commandTopic(name: string, { description, effect }: Schema, maxItems: unknown): Topic {
  const command = { $ref: `./commands/${name}.schema.json` };
  const packed = { type: 'array', minItems: 1, maxItems, items: command };
  const payload = effect === 'send' ? command : { oneOf: [command, packed] };
  const headers = refTo('components/schemas', 'command_attributes');
  return {
    name,
    address: `{prefix}-${name}`,
    description: String(description),
    messages: [{ name, headers, payload }],
  };
}

function deadLetterTopic(operation: string): Topic {
  const name = `${operation}_dead_letter`;
  const whole = { name, headers: refTo('components/schemas', 'dead_letter_attributes'), payload: {} };
  const payload = refTo('components/schemas', 'kept_head');
  const head = { name: `${name}_head`, headers: KEPT_HEAD_ATTRIBUTES, payload };
  return {
    name,
    address: `{prefix}-${operation}-dead-letter`,
    description: `Commands for ${operation} that were rejected, byte for byte; or their head where the reason left no room`,
    messages: [whole, head],
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
      messages: [{ name: 'processed', headers: OUTCOME_ATTRIBUTES, payload: rowSchema(outcomes) }],
    },
    {
      name: 'delivery_events',
      address: `{prefix}-${topics.delivery_events}`,
      description: 'What Customer.io reports of deliveries, as rows of the table delivery_events',
      messages: [
        { name: 'delivery_events', headers: DELIVERY_EVENT_ATTRIBUTES, payload: rowSchema(deliveryEvents) },
      ],
    },
    {
      name: 'quarantine',
      address: `{prefix}-${topics.quarantine}`,
      description: 'Authentic webhooks that cannot be read',
      messages: [{ name: 'quarantine', headers: QUARANTINE_ATTRIBUTES, payload: QUARANTINED }],
    },
  ];
}

function channelOf({ address, description, messages }: Topic): Schema {
  const described = messages.map(({ name, headers, payload }) => [
    name,
    { headers, payload: { schemaFormat: DRAFT_2020_12, schema: payload } },
  ]);
  return {
    address,
    description,
    parameters: { prefix: refTo('components/parameters', 'prefix') },
    messages: Object.fromEntries(described),
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
