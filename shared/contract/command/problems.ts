/** What is wrong with a command, and the words for what a compiled schema reports. Values are never repeated. */
import { EMAIL, ID, PHONE } from './identifiers.ts';

export const INVALID_REASONS = [
  'not_an_object',
  'wrong_operation',
  'unknown_key',
  'missing_key',
  'wrong_type',
  'not_allowed',
  'too_short',
  'too_long',
  'too_many',
  'too_large',
  'too_deep',
  'too_late',
  'out_of_range',
  'milliseconds',
  'bad_format',
  'bad_identifier',
  'identifier_count',
  'empty_audience',
  'reserved_key',
  'ill_formed_text',
] as const;

/** Stable codes: why a command is invalid. */
export type InvalidReason = (typeof INVALID_REASONS)[number];

export interface CommandProblem {
  readonly reason: InvalidReason;
  /** JSON pointer to the culprit, the empty string for the command itself. Long keys are cut short. */
  readonly path: string;
  /** What was received (type, length, count, never the value) and what is allowed. */
  readonly detail: string;
}

/** One error of a compiled schema, in ajv's shape. */
export interface ValidatorError {
  readonly keyword: string;
  readonly instancePath: string;
  /** The key at fault where a rule for keys is broken. */
  readonly propertyName?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Explanation = readonly [reason: InvalidReason, received: string, allowed: string, key?: string];

const MAX_SEGMENT_CHARACTERS = 60;
const MAX_PATH_CHARACTERS = 300;
/** As seconds it is the year 5138, as milliseconds 1973: nobody means the former. */
const FIRST_MILLISECONDS = 100_000_000_000;
/** The most that the schemas allow where Unix seconds are due: the year 2100. */
const LAST_SECOND = 4_102_444_800;

/** Every expression in the schemas, in words; a contract test finds those that are missing. */
const FORMS: readonly (readonly [form: RegExp, reason: InvalidReason, allowed: string])[] = [
  [ID, 'bad_identifier', 'text without control characters, and neither "." nor ".."'],
  [EMAIL, 'bad_identifier', 'one email address such as ann@example.com'],
  [PHONE, 'bad_identifier', 'a phone number in E.164 form such as +15551234567'],
  [
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
    'bad_format',
    'RFC 3339 text such as 2026-11-21T09:30:00Z',
  ],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
  [/^[^\u0000-\u001f\u007f-\u009f]+$/, 'bad_format', 'one line of text without control characters'],
  [/^https:\/\/[^\s/?#]+(?:[/?#]\S*)?$/, 'bad_format', 'an address that begins with https://'],
  [/^[1-9]\d{0,9}$/, 'bad_format', 'a whole number of 1 to 10 digits, as text'],
  [/\S/, 'bad_format', 'text that is not blank'],
];

/** What an expression of the schemas asks for. @throws TypeError for one without words. */
export function explainPattern(pattern: unknown): { reason: InvalidReason; allowed: string } {
  const found = FORMS.find(([form]) => form.source.replaceAll('\\/', '/') === pattern);
  if (found === undefined) throw new TypeError(`no words for the pattern ${pattern}`);
  return { reason: found[1], allowed: found[2] };
}

/** The problem behind the errors that `validate` left. `json` is what it was called with. */
export function problemOf(
  json: unknown,
  errors: readonly ValidatorError[] | null | undefined,
): CommandProblem {
  // `anyOf` leaves the errors of its branches before its own, which alone says what was wrong.
  const error = errors?.find(({ keyword }) => keyword === 'anyOf') ?? errors?.[0];
  if (error === undefined) throw new TypeError('a failed validator left no error');
  const at =
    error.propertyName === undefined ? error.instancePath : join(error.instancePath, error.propertyName);
  const value = error.propertyName ?? valueAt(json, error.instancePath);
  if (error.params.limit === LAST_SECOND && isMilliseconds(value)) return millisecondsProblem(at, value);
  const explain = EXPLANATIONS[error.keyword];
  if (explain === undefined) throw new TypeError(`no words for the keyword ${error.keyword}`);
  const [reason, received, allowed, key] = explain(error.params, value, at);
  return problem(reason, key === undefined ? at : join(at, key), received, allowed);
}

/** `received …; allowed: …` */
export function problem(
  reason: InvalidReason,
  path: string,
  received: string,
  allowed: string,
): CommandProblem {
  return { reason, path: clip(path), detail: `received ${received}; ${allowed}` };
}

/** A JSON pointer one step further down. */
export function join(path: string, key: string | number): string {
  const segment = String(key).slice(0, MAX_SEGMENT_CHARACTERS).toWellFormed();
  return `${path}/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A problem of a member, seen from the object or list that holds it. */
export function within(key: string | number, { reason, path, detail }: CommandProblem): CommandProblem {
  return { reason, path: clip(join('', key) + path), detail };
}

function clip(path: string): string {
  return path.slice(0, MAX_PATH_CHARACTERS).toWellFormed();
}

/** A value's type and extent, never the value. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `a string of ${count(Buffer.byteLength(value), 'byte')}`;
  if (typeof value === 'number')
    return Number.isInteger(value) ? 'a whole number' : 'a number with a fraction';
  if (typeof value === 'boolean') return 'a boolean';
  if (Array.isArray(value)) return `a list of ${count(value.length, 'item')}`;
  return `an object of ${count(Object.keys(value).length, 'key')}`;
}

/** True for a number, or digits, that can only be milliseconds where seconds are due. */
export function isMilliseconds(value: unknown): boolean {
  if (typeof value === 'string') return /^\d{12,}$/.test(value);
  return typeof value === 'number' && value >= FIRST_MILLISECONDS;
}

export function millisecondsProblem(path: string, value: unknown): CommandProblem {
  return problem(
    'milliseconds',
    path,
    `${describe(value)} that looks like milliseconds`,
    'allowed: whole seconds since 1970',
  );
}

type Explain = (params: ValidatorError['params'], value: unknown, path: string) => Explanation;

/** Keyword of JSON Schema, or of our own, to its words. */
const EXPLANATIONS: Readonly<Record<string, Explain>> = {
  knownKeys: ({ knownKeys, unknownKey }) => [
    'unknown_key',
    'an unknown key',
    `allowed: ${list(knownKeys)}`,
    String(unknownKey),
  ],
  required: ({ missingProperty }) => [
    'missing_key',
    'nothing',
    'this key is required',
    String(missingProperty),
  ],
  dependentRequired: ({ missingProperty }) => [
    'missing_key',
    'nothing',
    'this key is required together with the other',
    String(missingProperty),
  ],
  type: ({ type }, value) => ['wrong_type', describe(value), `allowed: ${typeNames(type)}`],
  enum: ({ allowedValues }, value) => ['not_allowed', describe(value), `allowed: ${list(allowedValues)}`],
  const: ({ allowedValue }, value) => ['not_allowed', describe(value), `allowed: ${list([allowedValue])}`],
  not: () => ['reserved_key', 'a name that Relay sets itself', 'allowed: other names'],
  minLength: () => ['too_short', 'an empty string', 'allowed: text of at least 1 character'],
  maxLength: ({ limit }, value) => [
    'too_long',
    `a string of ${String(value).length} characters`,
    `allowed: 1 to ${limit} characters`,
  ],
  maxBytes: ({ limit }, value) => ['too_long', describe(value), `allowed: 1 to ${limit} bytes`],
  pattern: ({ pattern }, value) => {
    const { reason, allowed } = explainPattern(pattern);
    return [reason, `${describe(value)} that does not match`, `allowed: ${allowed}`];
  },
  minimum: ({ limit }, value) => ['out_of_range', describe(value), `allowed: ${limit} or more`],
  maximum: ({ limit }, value) => ['out_of_range', describe(value), `allowed: ${limit} or less`],
  minItems: (_params, value, path) => [
    isAudience(path) ? 'empty_audience' : 'too_short',
    describe(value),
    'allowed: at least 1 item',
  ],
  maxItems: ({ limit }, value) => ['too_many', describe(value), `allowed: at most ${limit} items`],
  maxProperties: ({ limit }, value) => ['too_many', describe(value), `allowed: at most ${limit} keys`],
  minProperties: (_params, value) => ['too_short', describe(value), 'allowed: at least 1 key'],
  exactlyOne: ({ keys, given }, _value, path) => [
    isAudience(path) ? (given === 0 ? 'empty_audience' : 'too_many') : 'identifier_count',
    `${given} of the keys ${list(keys)}`,
    'allowed: exactly 1',
  ],
  anyOf: (_params, value) => [
    'missing_key',
    describe(value),
    'required is transactional_message_id, or else from, subject and body',
  ],
};

/** What is missing in an audience could be taken for everybody, so it has a reason of its own. */
function isAudience(path: string): boolean {
  return /^\/audience(?!\/per_user_data\/)/.test(path);
}

function list(values: unknown): string {
  return [values]
    .flat()
    .map((value) => JSON.stringify(value))
    .join(', ');
}

function typeNames(types: unknown): string {
  const names: readonly unknown[] = [types].flat();
  return names
    .map((name) =>
      name === 'array' ? 'a list' : `${name === 'object' || name === 'integer' ? 'an' : 'a'} ${name}`,
    )
    .join(' or ');
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** What a JSON pointer points to. */
function valueAt(json: unknown, pointer: string): unknown {
  let value = json;
  for (const segment of pointer.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value;
}
