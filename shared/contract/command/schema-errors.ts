/** The words for what a compiled schema reports. Values are never repeated. */
import { EMAIL, ID, LINE, PHONE, PHONE_OR_LIQUID } from './identifiers.ts';
import {
  type CommandProblem,
  codePointsIn,
  describe,
  type InvalidReason,
  isMilliseconds,
  join,
  millisecondsProblem,
  problem,
} from './problems.ts';

/** One error of a compiled schema, in ajv's shape. */
export interface ValidatorError {
  readonly keyword: string;
  readonly instancePath: string;
  /** The key at fault where a rule for keys is broken. */
  readonly propertyName?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Explanation = readonly [reason: InvalidReason, received: string, allowed: string, key?: string];

/** The most that the schemas allow where Unix seconds are due: the year 2100. */
const LAST_SECOND = 4_102_444_800;

/** Every expression in the schemas, in words; a contract test finds those that are missing. */
const FORMS: readonly (readonly [form: RegExp, reason: InvalidReason, allowed: string])[] = [
  [ID, 'bad_identifier', 'text that is not blank, without control characters, and neither "." nor ".."'],
  [EMAIL, 'bad_identifier', 'one email address such as ann@example.com'],
  [PHONE, 'bad_identifier', 'a phone number in E.164 form such as +15551234567'],
  [
    PHONE_OR_LIQUID,
    'bad_identifier',
    'a phone number in E.164 form such as +15551234567, or Liquid such as {{customer.phone}}',
  ],
  [
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
    'bad_format',
    'RFC 3339 text such as 2026-11-21T09:30:00Z',
  ],
  [LINE, 'bad_format', 'one line of text without control characters'],
  [/^https:\/\/[^\s/?#]+(?:[/?#]\S*)?$/, 'bad_format', 'a URL that begins with https://'],
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

type Explain = (params: ValidatorError['params'], value: unknown, path: string) => Explanation;

/** Keyword of JSON Schema, or of our own, to its words. */
const EXPLANATIONS: Readonly<Record<string, Explain>> = {
  knownKeys: ({ knownKeys, unknownKey }) => [
    'unknown_key',
    'an unknown key',
    `${list(knownKeys)}`,
    String(unknownKey),
  ],
  required: ({ missingProperty }) => [
    'missing_key',
    'nothing',
    'a value: the key is required',
    String(missingProperty),
  ],
  dependentRequired: ({ missingProperty }) => [
    'missing_key',
    'nothing',
    'a value: the key is required when the other one is given',
    String(missingProperty),
  ],
  type: ({ type }, value) => ['wrong_type', describe(value), `${typeNames(type)}`],
  enum: ({ allowedValues }, value) => ['not_allowed', describe(value), `${list(allowedValues)}`],
  const: ({ allowedValue }, value) => ['not_allowed', describe(value), `${list([allowedValue])}`],
  not: () => ['reserved_key', 'a name that Relay sets itself', 'other names'],
  minLength: () => ['too_short', 'an empty string', 'text of at least 1 character'],
  maxLength: ({ limit }, value) => [
    'too_long',
    `a string of ${codePointsIn(String(value))} characters`,
    `1 to ${limit} characters`,
  ],
  maxBytes: ({ limit }, value) => ['too_long', describe(value), `1 to ${limit} bytes`],
  pattern: ({ pattern }, value) => {
    const { reason, allowed } = explainPattern(pattern);
    return [reason, `${describe(value)} that does not match`, allowed];
  },
  minimum: ({ limit }, value) => ['out_of_range', describe(value), `${limit} or more`],
  maximum: ({ limit }, value) => ['out_of_range', describe(value), `${limit} or less`],
  minItems: (_params, value, path) => [
    isAudience(path) ? 'empty_audience' : 'too_short',
    describe(value),
    'at least 1 item',
  ],
  maxItems: ({ limit }, value) => ['too_many', describe(value), `at most ${limit} items`],
  maxProperties: ({ limit }, value) => ['too_many', describe(value), `at most ${limit} keys`],
  minProperties: (_params, value) => ['too_short', describe(value), 'at least 1 key'],
  exactlyOne: ({ keys, given }, _value, path) => [
    isAudience(path) ? (given === 0 ? 'empty_audience' : 'too_many') : 'identifier_count',
    `${given} of the keys ${list(keys)}`,
    'exactly 1',
  ],
  anyOf: (_params, value) => [
    'missing_key',
    describe(value),
    'transactional_message_id, or else from, subject and body',
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
