/** Reads what the SDK or `fetch` threw. The SDK's own messages hold whole bodies, so none is passed on as it is. */
import { isObject, parseOrUndefined } from '../contract/json.ts';
import type { VendorFailure } from './classify.ts';
import { callFailureIn, errorCode } from './transport.ts';

/** What the system was asked to do before there was a connection. */
const CONNECTING = new Set<unknown>(['connect', 'getaddrinfo']);
/** Codes of a connection that never came about and that has no such system call. */
const NO_CONNECTION = new Set<unknown>([
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);
/** Node's words where the other side leaves in the middle of the handshake; the code is that of any reset. */
const NO_TLS = /before secure TLS connection was established/;
/** The words of `fetch` for a port that it never calls, such as 6000. */
const BAD_PORT = 'bad port';

const MAX_TEXT_CHARACTERS = 2_000;
const MAX_DETAIL_CHARACTERS = 300;
/** In any quotation marks, closed or not; an apostrophe within a word is none. */
const QUOTED = /"[^"]*"?|(?<![\p{L}\p{N}])'[^']*'?|`[^`]*`?|“[^”]*”?|‘[^’]*’?|«[^»]*»?/gu;
const PERSONAL = /[@\p{N}]/u;

/** How a call failed. Anything unknown counts as an answer that was lost, the most careful reading. */
export function toVendorFailure(error: unknown): VendorFailure {
  const failure = callFailureIn(error);
  switch (failure?.kind) {
    case 'status':
      return statusFailure(failure.status, failure.text);
    case 'unfit':
      return { kind: 'unfit', detail: 'No request can be made with these settings' };
    case 'not_sent':
      return notSent(failure.code);
    case 'unreadable':
      return { kind: 'unreadable', detail: "The answer was not one of Customer.io's" };
    case undefined:
      return connectionFailure(error);
  }
}

function statusFailure(status: number, text: string): VendorFailure {
  const errors = vendorErrors(parseOrUndefined(text));
  return { kind: 'status', status, detail: redact(errors.join('; ')), isVendors: errors.length > 0 };
}

function connectionFailure(error: unknown): VendorFailure {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && cause.message === BAD_PORT) {
    return { kind: 'unfit', detail: 'The port in the URL of Customer.io is one that fetch never calls' };
  }
  const code = errorCode(error);
  return isOfConnecting(cause)
    ? notSent(code)
    : { kind: 'no_answer', detail: `Customer.io gave no answer: ${code}` };
}

function notSent(code: string): VendorFailure {
  return { kind: 'not_sent', detail: `no connection to Customer.io: ${code}` };
}

/** True where there was no connection yet. Of a host with several addresses, all must have failed so. */
function isOfConnecting(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (cause instanceof AggregateError) return cause.errors.every(isOfConnecting);
  if ('syscall' in cause && cause.syscall !== undefined) return CONNECTING.has(cause.syscall);
  return ('code' in cause && NO_CONNECTION.has(cause.code)) || NO_TLS.test(cause.message);
}

/** Text without what may be personal: quoted parts, and words that hold an `@` or a digit, become `[…]`. */
export function redact(text: string): string {
  const isLong = text.length > MAX_TEXT_CHARACTERS;
  const head = isLong ? text.slice(0, Math.max(0, text.lastIndexOf(' ', MAX_TEXT_CHARACTERS))) : text;
  return head
    .replace(QUOTED, '[…]')
    .replace(/\S+/g, (word) => (PERSONAL.test(word) ? '[…]' : word))
    .slice(0, MAX_DETAIL_CHARACTERS);
}

/**
 * The messages in any of the vendor's error bodies: meta.error, meta.errors, errors[].detail, errors[].message.
 * None where it is no such body: a page, or the JSON of something in between.
 */
function vendorErrors(json: unknown): string[] {
  if (!isObject(json)) return [];
  const meta = isObject(json.meta) ? json.meta : {};
  const listed = [json.errors, meta.errors].flatMap((list) => (Array.isArray(list) ? list : []));
  const texts = listed.map((entry) => (isObject(entry) ? errorEntryText(entry) : String(entry)));
  if (typeof meta.error === 'string') texts.unshift(meta.error);
  return texts;
}

/** Reason, field and message of one entry of the vendor's `errors`. */
export function errorEntryText(entry: Record<string, unknown>): string {
  return ['reason', 'field', 'message', 'detail']
    .map((name) => entry[name])
    .filter((value) => typeof value === 'string' && value !== '')
    .join(': ');
}
