/** What a fault rule may say, and reading one from the control API. */
import { isObject, type JsonObject } from '../../json.ts';
import { isText } from '../json.ts';

/** How a call ends that is made to fail: with a status, by a reset connection, or never. */
export type Failing = number | 'reset' | 'hang';

/** What a fault does to a call. */
export type FaultKind =
  /** This answer instead of the real one; nothing takes effect. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly body: string;
    }
  /** The connection is reset before the body is read, or after it; nothing takes effect. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** It takes effect, and the answer is cut by a reset after so many bytes, counted from the status line. */
  | { readonly kind: 'reset_at'; readonly byte: number }
  | { readonly kind: 'apply_then_fail' | 'fail_then_nothing'; readonly failing: Failing }
  /** These items of a batch are refused, the others accepted. */
  | {
      readonly kind: 'reject_items';
      readonly indexes: readonly number[] | undefined;
      readonly probability: number;
    }
  /** It takes effect, but only so many bytes of the answer's body are sent, as if they were all. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** Success is answered, nothing takes effect. */
  | { readonly kind: 'drop_with_200' }
  /** It takes effect; only `delayMs` disturbs it. */
  | { readonly kind: 'none' };

export interface FaultRule {
  readonly match: {
    readonly method?: string | undefined;
    /** Beginning of the path. */
    readonly path?: string | undefined;
    /** An action of a route, or of an item of the Track v2 API. */
    readonly action?: string | undefined;
    readonly probability: number;
  };
  /** How many calls it disturbs; unlimited when undefined. */
  readonly times: number | undefined;
  /** It takes effect at once, but the answer is held back this long. */
  readonly delayMs: number;
  readonly disturbance: FaultKind;
}

const KINDS = [
  'status',
  'html',
  'reset',
  'applyThenFail',
  'failThenNothing',
  'rejectItems',
  'truncate',
  'dropWith200',
  'delayMs',
];

/** The rules in the body of `POST /relay/faults` (one, or an array), or what is wrong with it. */
export function readRules(value: unknown): FaultRule[] | string {
  const rules = (Array.isArray(value) ? value : [value]).map(readRule);
  const problem = rules.find((rule) => typeof rule === 'string');
  return problem ?? rules.filter((rule) => typeof rule !== 'string');
}

function readRule(value: unknown): FaultRule | string {
  if (!isObject(value)) return received('a rule', value, 'an object with match, times and a fault');
  const { match = {}, times, ...then } = value;
  const matching = readMatch(match);
  if (typeof matching === 'string') return matching;
  if (times !== undefined && !isCount(times, 1)) return received('times', times, 'an integer from 1');
  const { delayMs = 0 } = then;
  if (!isCount(delayMs, 0)) return received('delayMs', delayMs, 'an integer from 0');
  const disturbance = readFault(then);
  if (typeof disturbance === 'string') return disturbance;
  if (disturbance.kind === 'reset' && disturbance.when === 'before' && matching.action !== undefined) {
    return 'match.action needs the body, which is not read with reset "before"; allowed: method, path';
  }
  return { match: matching, times, delayMs, disturbance };
}

function readMatch(match: unknown): FaultRule['match'] | string {
  if (!isObject(match)) return received('match', match, 'an object');
  const { method, path, action, probability = 1, ...rest } = match;
  const [extra] = Object.keys(rest);
  if (extra !== undefined) return received('match', extra, 'method, path, action, probability');
  if (method !== undefined && !isText(method)) return received('match.method', method, 'a string');
  if (path !== undefined && !isText(path)) return received('match.path', path, 'the beginning of a path');
  if (action !== undefined && !isText(action)) return received('match.action', action, 'a string');
  if (!isProbability(probability)) return received('match.probability', probability, '0 to 1');
  return { method, path, action, probability };
}

function readFault(then: JsonObject): FaultKind | string {
  const names = Object.keys(then).filter((name) => !['delayMs', 'body', 'headers'].includes(name));
  const [name] = names;
  if (name === undefined && then.delayMs !== undefined) return { kind: 'none' };
  if (name === undefined || names.length > 1 || !KINDS.includes(name)) {
    return received('fault', names.join(', ') || undefined, `exactly one of ${KINDS.join(', ')}`);
  }
  const value = then[name];
  switch (name) {
    case 'status':
      return readAnswer(value, then);
    case 'html':
      return isStatus(value) ? htmlAnswer(value) : received(name, value, 'a status from 200 to 599');
    case 'reset':
      return readReset(value);
    case 'applyThenFail':
      return readFailing('apply_then_fail', name, value);
    case 'failThenNothing':
      return readFailing('fail_then_nothing', name, value);
    case 'rejectItems':
      return readRejection(value);
    case 'truncate':
      return isCount(value, 0) ? { kind: 'truncate', bytes: value } : received(name, value, 'bytes from 0');
    default:
      return value === true ? { kind: 'drop_with_200' } : received(name, value, 'true');
  }
}

function readAnswer(
  status: unknown,
  { body = { meta: { error: 'injected fault' } }, headers = {} }: JsonObject,
) {
  if (!isStatus(status)) return received('status', status, 'a status from 200 to 599');
  if (!isObject(headers)) return received('headers', headers, 'an object of strings');
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return answer(status, text, {
    'content-type': 'application/json; charset=utf-8',
    ...Object.fromEntries(given),
  });
}

function htmlAnswer(status: number): FaultKind {
  const body = `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>\n`;
  return answer(status, body, { 'content-type': 'text/html' });
}

function answer(status: number, body: string, headers: Record<string, string>): FaultKind {
  return { kind: 'answer', status, body, headers };
}

function readReset(value: unknown): FaultKind | string {
  if (value === 'before' || value === 'after') return { kind: 'reset', when: value };
  if (isObject(value) && isCount(value.byte, 0)) return { kind: 'reset_at', byte: value.byte };
  return received('reset', value, '"before", "after" (reading the body) or {"byte": k} of the response');
}

function readFailing(
  kind: 'apply_then_fail' | 'fail_then_nothing',
  name: string,
  value: unknown,
): FaultKind | string {
  if (value === 'reset' || value === 'hang') return { kind, failing: value };
  if (isObject(value) && isStatus(value.status)) return { kind, failing: value.status };
  return received(name, value, '{"status": 200 to 599}, "reset" or "hang"');
}

function readRejection(value: unknown): FaultKind | string {
  const allowed = '{"indexes": […]} or {"probability": 0 to 1}';
  if (!isObject(value)) return received('rejectItems', value, allowed);
  const { indexes, probability = 1 } = value;
  if (indexes !== undefined && !Array.isArray(indexes)) return received('rejectItems', value, allowed);
  if (!isProbability(probability)) return received('rejectItems', value, allowed);
  return { kind: 'reject_items', indexes: indexes?.map(Number), probability };
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least;
}

function isStatus(value: unknown): value is number {
  return isCount(value, 200) && value <= 599;
}

function isProbability(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function received(what: string, value: unknown, allowed: string): string {
  return `${what}: received ${JSON.stringify(value) ?? 'nothing'}; allowed: ${allowed}`;
}
