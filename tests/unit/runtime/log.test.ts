import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ConfigurationError, InvalidCommandError, RejectedError } from '../../../shared/contract/errors.ts';
import { createLog, errorFields, type LogFields } from '../../../shared/runtime/log.ts';
import { createLogSink } from '../../helpers/log-sink.ts';

/** What a careless caller might hand over. */
const CANARIES = [
  'ann@example.com',
  'Ann Lee',
  '+15551234567',
  'Bearer sk_live_1',
  'id=42&name=ann',
  '{"email":"x"}',
  'café',
  'a\nb',
  '',
  'x'.repeat(129),
];

test('a line is one JSON object in the shape of Cloud Logging', () => {
  const { log, text, lines } = createLogSink();
  log.info('command_settled', { operation: 'identify', latency_ms: 12 });
  assert.deepEqual(lines(), [
    {
      severity: 'INFO',
      time: '2026-06-01T12:00:00.000Z',
      message: 'command_settled',
      operation: 'identify',
      latency_ms: 12,
    },
  ]);
  assert.match(text(), /^\{[^\n]*\}\n$/);
});

test('each level has its severity', () => {
  const { log, lines } = createLogSink();
  log.info('a');
  log.warning('a');
  log.error('a');
  log.critical('a');
  assert.deepEqual(
    lines().map(({ severity }) => severity),
    ['INFO', 'WARNING', 'ERROR', 'CRITICAL'],
  );
});

test('fields without a value are left out', () => {
  const { log, lines } = createLogSink();
  log.info('a', { reason: undefined, operation: 'track' });
  assert.deepEqual(Object.keys(lines()[0] ?? {}), ['severity', 'time', 'message', 'operation']);
});

test('text that is no code is written as [unfit], in every field and in the message', () => {
  for (const canary of CANARIES) {
    const { log, lines } = createLogSink();
    log.info(canary, { operation: canary, reason: canary, where: canary, message_id: canary });
    const { message, operation, reason, where, message_id } = lines()[0] ?? {};
    assert.deepEqual(
      [message, operation, reason, where, message_id],
      Array.from({ length: 5 }, () => '[unfit]'),
      canary,
    );
  }
});

const inHex = (text: string) => Buffer.from(text).toString('hex');

test('P7: a correlation id is written as it is only where it was made by a machine, else as a digest', () => {
  const made = [
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    '0198C2C5-7B3A-7CC1-9E4F-2B7C5D6E8F90',
    '01M7Z85918HSH3P4F6PSEDQQ2V',
    '4bf92f3577b34da6a3ce929d0e0e4736',
  ];
  for (const [id, isMade] of [
    ...made.map((id) => [id, true] as const),
    ...[
      ...['15551234567', '1555123456712345', 'jane.doe', 'order-1042', ...CANARIES],
      ...['ann@example.com', 'anna@example.com', 'ännä@example.co'].map(inHex),
      Buffer.from('ann@x.co', 'utf16le').toString('hex'),
      inHex('anna@example.com').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
      inHex('a name that has as many letters as'.slice(0, 32)),
    ].map((id) => [id, false] as const),
  ]) {
    const { log, lines } = createLogSink();
    log.info('command_settled', { correlation_id: id });
    const written = String(lines()[0]?.correlation_id);
    if (isMade) assert.equal(written, id);
    else assert.match(written, /^sha256:[0-9a-f]{16}$/);
  }
});

test('P7: what an object carries beyond the known fields is not written', () => {
  const { log, text } = createLogSink();
  const careless = { operation: 'identify', email: 'ann', person: 42, payload: 'secret', body: 'secret' };
  log.error('command_parked', { ...careless });
  assert.doesNotMatch(text(), /ann|42|secret|email|person|payload|body/);
  assert.match(text(), /identify/);
});

test('P7: nothing but codes, numbers and trace ids gets into a line, whatever is handed over', () => {
  const FIT = /^[A-Za-z0-9_.:/-]{1,128}$|^\[unfit\]$/;
  const anyFields = fc.record({
    operation: fc.string(),
    correlation_id: fc.string(),
    traceparent: fc.string(),
    reason: fc.emailAddress(),
    message_id: fc.string({ unit: 'grapheme' }),
    count: fc.double(),
  });
  fc.assert(
    fc.property(fc.string(), anyFields, (event, fields) => {
      const { log, lines } = createLogSink();
      log.warning(event, fields);
      const { time, count, ...texts } = lines()[0] ?? {};
      for (const [name, value] of Object.entries(texts)) assert.match(String(value), FIT, name);
    }),
  );
});

test('a trace context becomes the fields of Cloud Logging', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const { log, lines } = createLogSink('my-project');
  log.info('a', { traceparent: `00-${trace}-00f067aa0ba902b7-01` });
  log.info('a', { traceparent: `00-${trace}-00f067aa0ba902b7-00` });
  const [sampled, unsampled] = lines();
  assert.equal(sampled?.['logging.googleapis.com/trace'], `projects/my-project/traces/${trace}`);
  assert.equal(sampled?.['logging.googleapis.com/spanId'], '00f067aa0ba902b7');
  assert.equal(sampled?.['logging.googleapis.com/trace_sampled'], true);
  assert.equal(unsampled?.['logging.googleapis.com/trace_sampled'], false);
  assert.equal(Object.hasOwn(sampled ?? {}, 'traceparent'), false);
});

test('a trace context of another grammar, or with text in it, leaves no trace', () => {
  for (const traceparent of [
    '',
    'ann@example.com',
    '00-ABC-def-01',
    `00-${'0'.repeat(32)}-${'0'.repeat(16)}`,
    `00-${inHex('anna@example.com')}-00f067aa0ba902b7-01`,
  ]) {
    const { log, lines } = createLogSink('my-project');
    log.info('a', { traceparent });
    assert.deepEqual(Object.keys(lines()[0] ?? {}), ['severity', 'time', 'message'], traceparent);
  }
});

test('of an error its class, its code and its place are told, never its message', () => {
  const fields = errorFields(
    new RejectedError('customerio_400', 'ann@example.com is wrong', { httpStatus: 400 }),
  );
  const { where, ...rest } = fields;
  assert.deepEqual(rest, { error_class: 'RejectedError', reason: 'customerio_400', http_status: 400 });
  assert.match(where ?? '', /^log\.test\.ts:\d+:\d+$/);
  assert.equal(errorFields(new InvalidCommandError('x', 'y')).error_class, 'InvalidCommandError');
  assert.equal(errorFields(new ConfigurationError('x', 'y')).http_status, undefined);
});

test('a reason that is no text and a status that is no number are not told', () => {
  const { where, ...fields } = errorFields(
    Object.assign(new Error('x'), { reason: {}, httpStatus: 'canary' }),
  );
  assert.deepEqual(fields, { error_class: 'Error', reason: undefined, http_status: undefined });
});

test('P7: a message that looks like a place in the code is not taken for one', () => {
  for (const message of ['ann.js:1:2', 'a\n    at ann (ann.lee.js:1:2)', 'Error: ann.ts:3:4']) {
    const fields: LogFields = errorFields(new Error(message));
    assert.match(fields.where ?? '', /^log\.test\.ts:/, message);
  }
});

test('what is thrown without being an error is told by its type only', () => {
  assert.deepEqual(errorFields('ann@example.com'), { error_class: 'string' });
  assert.deepEqual(errorFields(undefined), { error_class: 'undefined' });
  assert.deepEqual(errorFields({ reason: 'secret' }), { error_class: 'object' });
});

test('a log without a project still writes its trace', () => {
  const written: string[] = [];
  const log = createLog({ write: (line) => written.push(line), now: () => 0 });
  log.info('a', { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` });
  assert.match(written.join(''), /"projects\/-\/traces\/a{32}"/);
});
