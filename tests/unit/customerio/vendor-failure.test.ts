import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { callFailed } from '../../../shared/customerio/transport.ts';
import { redact, toVendorFailure } from '../../../shared/customerio/vendor-failure.ts';
import { processorMsOf } from '../../helpers/effort.ts';

/** What is thrown for an answer with that status and body. */
function answered(status: number, body: unknown): Error {
  return callFailed({ kind: 'status', status, text: typeof body === 'string' ? body : JSON.stringify(body) });
}

/** What `fetch` throws when the system below it fails. */
function fetchFailed(code: string, syscall?: string): TypeError {
  const cause = Object.assign(new Error('canary'), { code, ...(syscall && { syscall }) });
  return new TypeError('fetch failed', { cause });
}

for (const [what, body, detail] of [
  ['meta.error', { meta: { error: 'id must be present' } }, 'id must be present'],
  [
    'meta.errors',
    { meta: { errors: ['name is blank', 'data is no hash'] } },
    'name is blank; data is no hash',
  ],
  [
    'errors with reason, field and message',
    { errors: [{ reason: 'required', field: 'identifiers', message: 'must be given' }] },
    'required: identifiers: must be given',
  ],
  [
    'errors with a detail and a pointer',
    { errors: [{ detail: 'is too large', status: '422', source: { pointer: '/ids' } }] },
    'is too large',
  ],
  ['several errors', { errors: [{ message: 'one' }, { detail: 'two' }] }, 'one; two'],
  ['errors and meta', { errors: [{ message: 'one' }], meta: { error: 'first' } }, 'first; one'],
  ['nothing that is known', { error: 'secret', message: 'secret' }, ''],
  ['errors of another shape', { errors: 'secret', meta: ['secret'] }, ''],
  ['an empty body', '', ''],
  ['null', 'null', ''],
  ['entries of another shape', { errors: [null, 7] }, 'null; […]'],
] as const) {
  test(`the detail of an error answer is read from ${what}`, () => {
    const failure = toVendorFailure(answered(422, body));
    assert.ok(failure.kind === 'status');
    assert.deepEqual([failure.status, failure.detail], [422, detail]);
  });
}

test('an error answer is known by its status', () => {
  for (const status of [400, 401, 429, 500]) {
    const failure = toVendorFailure(answered(status, {}));
    assert.deepEqual(failure, { kind: 'status', status, detail: '', isVendors: false });
  }
});

for (const [what, body, isVendors] of [
  ['meta.error', { meta: { error: 'Not found' } }, true],
  ['meta.errors', { meta: { errors: ['name is blank'] } }, true],
  ['errors', { errors: [{ status: '404' }] }, true],
  ['an empty body', '', false],
  ['a page', '<html>', false],
  ['a gateway', { message: 'no Route matched with those values' }, false],
  ['a list of no errors', { errors: [] }, false],
  ['JSON that is no object', '["errors"]', false],
] as const) {
  test(`${what} is ${isVendors ? '' : 'not '}taken for Customer.io speaking`, () => {
    const failure = toVendorFailure(answered(404, body));
    assert.equal(failure.kind === 'status' && failure.isVendors, isVendors);
  });
}

/** What `fetch` throws over a host with several addresses, of which each failed with one of the codes. */
function allFailed(...codes: (readonly [code: string, syscall: string])[]): TypeError {
  const errors = codes.map(([code, syscall]) => Object.assign(new Error('canary'), { code, syscall }));
  const cause = Object.assign(new AggregateError(errors, ''), { code: codes[0]?.[0] });
  return new TypeError('fetch failed', { cause });
}

for (const [code, syscall] of [
  ['ECONNREFUSED', 'connect'],
  ['ECONNRESET', 'connect'],
  ['ETIMEDOUT', 'connect'],
  ['EADDRNOTAVAIL', 'connect'],
  ['EMFILE', 'connect'],
  ['ENOTFOUND', 'getaddrinfo'],
  ['EAI_AGAIN', 'getaddrinfo'],
  ['ENODATA', 'getaddrinfo'],
  ['UND_ERR_CONNECT_TIMEOUT', undefined],
  ['CERT_HAS_EXPIRED', undefined],
  ['ERR_SSL_WRONG_VERSION_NUMBER', undefined],
] as const) {
  test(`after ${code}${syscall === undefined ? '' : ` of ${syscall}`} nothing was sent`, () => {
    const failure = toVendorFailure(fetchFailed(code, syscall));
    assert.deepEqual(failure, { kind: 'not_sent', detail: `no connection to Customer.io: ${code}` });
  });
}

test('nothing was sent where every address of a host failed to connect', () => {
  const failure = toVendorFailure(allFailed(['ETIMEDOUT', 'connect'], ['ECONNREFUSED', 'connect']));
  assert.deepEqual(failure, { kind: 'not_sent', detail: 'no connection to Customer.io: ETIMEDOUT' });
});

test('nobody knows what was sent where one of several failures is of a connection that was open', () => {
  const thrown = allFailed(['ECONNREFUSED', 'connect'], ['ECONNRESET', 'read']);
  assert.equal(toVendorFailure(thrown).kind, 'no_answer');
});

test('nothing was sent where the other side left before TLS was established', () => {
  const said = 'Client network socket disconnected before secure TLS connection was established';
  const cause = Object.assign(new Error(said), { code: 'ECONNRESET' });
  assert.equal(toVendorFailure(new TypeError('fetch failed', { cause })).kind, 'not_sent');
});

test('a port that fetch never calls is a fault of the settings', async () => {
  const thrown: unknown = await fetch('http://127.0.0.1:6000').catch((error: unknown) => error);
  assert.equal(toVendorFailure(thrown).kind, 'unfit');
});

for (const code of [
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'EPROTO',
]) {
  test(`after ${code} nobody knows what was sent`, () => {
    assert.equal(toVendorFailure(fetchFailed(code)).kind, 'no_answer');
  });
}

test('a host that becomes unreachable under an open connection leaves the effect unknown', () => {
  for (const code of ['EHOSTUNREACH', 'ENETUNREACH']) {
    assert.equal(toVendorFailure(fetchFailed(code, 'connect')).kind, 'not_sent');
    assert.equal(toVendorFailure(fetchFailed(code, 'read')).kind, 'no_answer');
    assert.equal(toVendorFailure(fetchFailed(code, 'write')).kind, 'no_answer');
  }
});

test('silence until the time is over leaves the effect unknown', () => {
  const failure = toVendorFailure(new DOMException('canary', 'TimeoutError'));
  assert.deepEqual(failure, { kind: 'no_answer', detail: 'Customer.io gave no answer: TimeoutError' });
});

test('nothing of a page is passed on', () => {
  const failure = toVendorFailure(answered(404, '<html>canary</html>'));
  assert.deepEqual(failure, { kind: 'status', status: 404, detail: '', isVendors: false });
});

test('settings that no request can be made of are at fault themselves', () => {
  const failure = toVendorFailure(callFailed({ kind: 'unfit' }));
  assert.deepEqual(failure, { kind: 'unfit', detail: 'No request can be made with these settings' });
});

test('a connection that the transport knows never came about carried nothing', () => {
  const failure = toVendorFailure(callFailed({ kind: 'not_sent', code: 'ECONNRESET' }));
  assert.deepEqual(failure, { kind: 'not_sent', detail: 'no connection to Customer.io: ECONNRESET' });
});

test("a success that is not Customer.io's is unreadable", () => {
  const failure = toVendorFailure(callFailed({ kind: 'unreadable' }));
  assert.deepEqual(failure, { kind: 'unreadable', detail: "The answer was not one of Customer.io's" });
});

test('anything else counts as an answer that was lost', () => {
  const causes = [{ kind: 'canary' }, { kind: 'status', status: 'canary' }, 'canary', null];
  for (const thrown of [
    ...causes.map((cause) => new Error('The call to Customer.io failed', { cause })),
    ...[new Error('canary'), new TypeError('canary'), 'canary', undefined, null, {}],
  ]) {
    const failure = toVendorFailure(thrown);
    assert.equal(failure.kind, 'no_answer');
    assert.doesNotMatch(failure.detail, /canary/);
  }
});

for (const [text, redacted] of [
  ['id must be present', 'id must be present'],
  ['no customer named "Ann Lee" exists', 'no customer named […] exists'],
  ["attribute 'Ann Lee' is wrong", 'attribute […] is wrong'],
  ['attribute `Ann Lee` is “Ann” or ‘Lee’ or «A L»', 'attribute […] is […] or […] or […]'],
  ['ann@example.com is suppressed', '[…] is suppressed'],
  ['customer user-42 not found', 'customer […] not found'],
  ['at most 300 attributes', 'at most […] attributes'],
  ['phone +1 555 0100', 'phone […] […] […]'],
  ["can't find it; don't retry", "can't find it; don't retry"],
  ['the name "Ann Lee is cut off', 'the name […]'],
  ["the name 'Ann Lee is cut off", 'the name […]'],
  ['number ٤٢ or ４２', 'number […] or […]'],
] as const) {
  test(`of "${text}" remains "${redacted}"`, () => {
    assert.equal(redact(text), redacted);
  });
}

test('no word with an @ or a digit survives, and nothing between quotes', () => {
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.emailAddress(),
      fc.constantFrom('"', "'", '`', 'and', '42', ' '),
    ),
  );
  fc.assert(
    fc.property(words, (parts) => {
      const redacted = redact(parts.join(' '));
      assert.doesNotMatch(redacted, /[@\p{N}"`]/u);
      assert.ok(redacted.length <= 300);
    }),
  );
});

test('a quoted name never survives, wherever it stands', () => {
  const plain = fc.array(fc.constantFrom('the', 'customer', 'named', 'is', 'wrong'), { maxLength: 400 });
  fc.assert(
    fc.property(
      plain,
      plain,
      fc.constantFrom('""', "''", '``', '“”', '«»'),
      (before, after, [open, close]) => {
        const text = [...before, `${open}Ann Lee${close}`, ...after].join(' ');
        assert.doesNotMatch(redact(text), /Ann|Lee/);
      },
    ),
  );
});

test('a megabyte without a space is redacted in no time', () => {
  for (const text of [
    'a'.repeat(1_000_000),
    `"${'a '.repeat(500_000)}`,
    '@'.repeat(1_000_000),
    "'".repeat(1_000_000),
  ]) {
    // Each character taken with every other would be hours.
    assert.ok(processorMsOf(() => redact(text)) < 1_000);
  }
});

test('a word at the end of what is read is left out rather than cut in two', () => {
  assert.equal(redact(`"${'x'.repeat(1_990)}" ann.lee@example.com`), '[…]');
});
