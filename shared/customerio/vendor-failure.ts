/** Reads what the SDK or `fetch` threw. The SDK's own messages hold whole bodies, so none is passed on as it is. */
import { isObject } from '../contract/json.ts';
import type { VendorFailure } from './classify.ts';
import { callFailureIn } from './transport.ts';

/** Errors of the connection attempt itself, before anything was written; some can also strike later. */
const BEFORE_WRITING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

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
      return { kind: 'unfit', detail: 'No request can be made of these settings' };
    case 'unreadable':
      return { kind: 'unreadable', detail: "Customer.io's answer was not JSON" };
    case undefined:
      return connectionFailure(error);
  }
}

function statusFailure(status: number, text: string): VendorFailure {
  const json = tryParse(text);
  // Customer.io's own answers are JSON, the pages of what stands in between are not.
  const isPage = text !== '' && json === undefined;
  return { kind: 'status', status, detail: redact(vendorText(json)), isPage };
}

function connectionFailure(error: unknown): VendorFailure {
  const code = errorCode(error);
  return BEFORE_WRITING.has(code) && !isOfOpenConnection(error)
    ? { kind: 'not_sent', detail: `no connection to Customer.io: ${code}` }
    : { kind: 'no_answer', detail: `Customer.io gave no answer: ${code}` };
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

/** The message in any of the vendor's error envelopes: meta.error, meta.errors, errors[].detail, errors[].message. */
function vendorText(json: unknown): string {
  if (!isObject(json)) return '';
  const meta = isObject(json.meta) ? json.meta : {};
  const listed = [json.errors, meta.errors].flatMap((list) => (Array.isArray(list) ? list : []));
  const texts = listed.map((entry) => (isObject(entry) ? errorEntryText(entry) : String(entry)));
  if (typeof meta.error === 'string') texts.unshift(meta.error);
  return texts.join('; ');
}

/** Reason, field and message of one entry of the vendor's `errors`. */
export function errorEntryText(entry: Record<string, unknown>): string {
  return ['reason', 'field', 'message', 'detail']
    .map((name) => entry[name])
    .filter((value) => typeof value === 'string' && value !== '')
    .join(': ');
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error.name;
}

/** A host can become unreachable under a connection that has already carried the request. */
function isOfOpenConnection(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    cause instanceof Error && 'syscall' in cause && (cause.syscall === 'read' || cause.syscall === 'write')
  );
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
