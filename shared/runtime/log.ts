/**
 * The only writer to stdout: one JSON line an event, in Cloud Logging's format. Nothing personal can get into it,
 * by construction: the fields are a closed set, and their values are numbers or short codes.
 *
 * Source: https://cloud.google.com/logging/docs/structured-logging
 */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Now } from './clock.ts';

/** Cloud Logging's own words. */
export type Severity = 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL';

/** All that a log line may say, and of what kind each is: the closed set, at compile time and at run time. */
const FIELDS = {
  operation: 'code',
  verdict: 'code',
  reason: 'code',
  /** The publisher's own id of what it does: as it is where it is a UUID, a ULID or a trace id, else as a digest. */
  correlation_id: 'foreign id',
  message_id: 'code',
  error_class: 'code',
  /** File, line and column in our own code. */
  where: 'code',
  http_status: 'number',
  attempt: 'number',
  latency_ms: 'number',
  max_latency_ms: 'number',
  count: 'number',
  errors: 'number',
  bytes: 'number',
} as const;

type Field = keyof typeof FIELDS;

/** Text that isn't a code (letters, digits, `_ . : / -`) is written as `[unfit]`. */
export type LogFields = {
  [Name in Field]?: ((typeof FIELDS)[Name] extends 'number' ? number : string) | undefined;
} & {
  /** W3C trace context; becomes Cloud Logging's trace field. */
  traceparent?: string | undefined;
};

/** Writes one line an event. `event` is a code like the fields' values, such as `webhook_refused`. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warning(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  critical(event: string, fields?: LogFields): void;
}

/** Where a log goes and what it stamps its lines with. */
export interface LogOptions {
  /** Takes one whole line, line break included. */
  write: (line: string) => void;
  now: Now;
  /** The Google Cloud project that traces belong to. */
  projectId?: string;
}

const CODE = /^[A-Za-z0-9_.:/-]{1,128}$/;
/** With the version and the variant of RFC 9562: no ASCII text in hex has that variant. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;
/** W3C's; with a letter, for a long number is no such id. */
const TRACE_ID = /^(?=.*[a-f])[0-9a-f]{32}$/i;
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** A log whose lines go to `write`, one call a line, line break included. */
export function createLog({ write, now, projectId }: LogOptions): Log {
  const at =
    (severity: Severity) =>
    (event: string, fields: LogFields = {}) => {
      const { traceparent, ...rest } = fields;
      const line = {
        severity,
        time: new Date(now()).toISOString(),
        message: fit(event),
        ...fitFields(rest),
        ...traceFields(traceparent, projectId),
      };
      write(`${JSON.stringify(line)}\n`);
    };
  return {
    info: at('INFO'),
    warning: at('WARNING'),
    error: at('ERROR'),
    critical: at('CRITICAL'),
  };
}

/** What may be said of an error: its class, its code, where it was made; never its message. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error_class: typeof error };
  return {
    error_class: error.name,
    reason: 'reason' in error && typeof error.reason === 'string' ? error.reason : undefined,
    http_status: 'httpStatus' in error && typeof error.httpStatus === 'number' ? error.httpStatus : undefined,
    // Without its message, which the stack begins with and which may hold anything.
    where: error.stack?.replace(error.message, '').match(/([\w.-]+\.[cm]?[jt]s:\d+:\d+)/)?.[1],
  };
}

/** The log of a process: stdout. */
export function createStdoutLog(now: Now, projectId?: string): Log {
  return createLog({ write: (line) => process.stdout.write(line), now, ...(projectId && { projectId }) });
}

function fitFields(fields: Omit<LogFields, 'traceparent'>): Record<string, string | number> {
  const result: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || !isField(name)) continue;
    if (typeof value === 'number') result[name] = value;
    else result[name] = FIELDS[name] === 'foreign id' ? fitForeignId(value) : fit(value);
  }
  return result;
}

function isField(name: string): name is Field {
  return Object.hasOwn(FIELDS, name);
}

function fit(text: string): string {
  return CODE.test(text) ? text : '[unfit]';
}

/** Others choose it, so it may be anything, a phone number too; a digest still joins the lines of one cause. */
function fitForeignId(text: string): string {
  return isMadeId(text) ? text : `sha256:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

function isMadeId(text: string): boolean {
  return UUID.test(text) || ULID.test(text) || (TRACE_ID.test(text) && !isTextInHex(text));
}

/** An address of 16 letters has as many digits in hex as a trace id; hardly any random bytes are text. */
function isTextInHex(hex: string): boolean {
  const bytes = Buffer.from(hex, 'hex');
  return isUtf8(bytes) && bytes.every((byte) => byte === 0 || byte >= 0x20);
}

function traceFields(traceparent: string | undefined, projectId = '-'): Record<string, string | boolean> {
  const [, trace, span, flags] = traceparent?.match(TRACEPARENT) ?? [];
  if (!trace || !span || !flags || isTextInHex(trace)) return {};
  return {
    'logging.googleapis.com/trace': `projects/${projectId}/traces/${trace}`,
    'logging.googleapis.com/spanId': span,
    'logging.googleapis.com/trace_sampled': (Number.parseInt(flags, 16) & 1) === 1,
  };
}
