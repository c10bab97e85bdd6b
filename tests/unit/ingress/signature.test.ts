import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { verifyRequestSignature } from 'customerio-node';
import fc from 'fast-check';
import { createVerifier, readClaim, signingKeysIn } from '../../../shared/ingress/signature.ts';
import { NOON_MS } from '../../helpers/clock.ts';
import { NOON_SECONDS, SIGNING_KEY, sign } from '../../helpers/webhooks.ts';

const BODY = '{"event_id":"abc","object_type":"email","metric":"delivered"}';
const STAMP = String(NOON_SECONDS);

interface Request {
  stamp?: string | string[] | undefined;
  signature?: string | string[] | undefined;
  body?: string | Uint8Array;
  keys?: readonly string[];
  nowMs?: number;
}

/** What becomes of a request that is authentic but for what the test changes. */
function verdictOf(request: Request): string {
  const { stamp, signature, body, keys, nowMs } = {
    stamp: STAMP,
    signature: sign(BODY),
    body: BODY,
    keys: [SIGNING_KEY],
    nowMs: NOON_MS,
    ...request,
  };
  // Node's type allows no lists for headers of a sender's own, but other servers make them.
  const headers: Record<string, string | string[] | undefined> = {
    'x-cio-timestamp': stamp,
    'x-cio-signature': signature,
  };
  const claimed = readClaim(headers, nowMs);
  if (!claimed.ok) return claimed.reason;
  const verifier = createVerifier(claimed.claim, keys);
  verifier.update(Buffer.from(body));
  return verifier.matches() ? 'authentic' : 'mismatch';
}

test('the vendor’s own example is authentic', () => {
  assert.equal(
    verdictOf({
      stamp: '1614265384',
      signature: '6f55cf23f9b73a2ff07733fe04421f64ce9ec5e409696edda6b2a80311944230',
      keys: ['signing-secret'],
    }),
    'authentic',
  );
});

test('the signature is the hex HMAC-SHA256 of v0, stamp and body, with colons between', () => {
  const mac = createHmac('sha256', 'key').update('v0:1614265384:body').digest('hex');
  assert.equal(verdictOf({ stamp: '1614265384', signature: mac, body: 'body', keys: ['key'] }), 'authentic');
});

const SIGNATURE = sign(BODY);

const REFUSED: readonly [what: string, request: Request, reason: string][] = [
  ['no timestamp', { stamp: undefined }, 'no_timestamp'],
  ['an empty timestamp', { stamp: '' }, 'bad_timestamp'],
  ['a timestamp that is text', { stamp: 'yesterday' }, 'bad_timestamp'],
  [
    'a timestamp in milliseconds',
    { stamp: String(NOON_MS), signature: sign(BODY, NOON_MS) },
    'bad_timestamp',
  ],
  ['a timestamp of nine digits', { stamp: '999999999', signature: sign(BODY, 999999999) }, 'bad_timestamp'],
  ['a timestamp with a zero before it', { stamp: `0${STAMP.slice(1)}` }, 'bad_timestamp'],
  ['a timestamp with a sign', { stamp: `+${STAMP.slice(1)}` }, 'bad_timestamp'],
  ['a timestamp with a fraction', { stamp: '1614265.84' }, 'bad_timestamp'],
  ['a timestamp with an exponent', { stamp: '1614265e10' }, 'bad_timestamp'],
  ['a timestamp in other digits', { stamp: '१६१४२६५३८४' }, 'bad_timestamp'],
  ['a timestamp with white space', { stamp: ` ${STAMP}` }, 'bad_timestamp'],
  ['a timestamp with a line break', { stamp: `${STAMP}\n` }, 'bad_timestamp'],
  ['two timestamps', { stamp: `${STAMP}, ${STAMP}` }, 'bad_timestamp'],
  ['a list of timestamps', { stamp: [STAMP, STAMP] }, 'bad_timestamp'],
  [
    'a stamp that takes letters from the signed body',
    { stamp: '17:55', body: '{}', signature: sign('55:{}', '17') },
    'bad_timestamp',
  ],
  [
    'a stamp of ten digits that takes letters from the signed body',
    { stamp: `${STAMP}:55`, signature: sign(`55:${BODY}`) },
    'bad_timestamp',
  ],
  ['another stamp than was signed', { stamp: String(NOON_SECONDS - 1) }, 'mismatch'],
  ['a stamp too far ahead', { stamp: String(NOON_SECONDS + 301) }, 'future_timestamp'],
  ['no signature', { signature: undefined }, 'no_signature'],
  ['an empty signature', { signature: '' }, 'bad_signature'],
  ['a signature that is too short', { signature: SIGNATURE.slice(1) }, 'bad_signature'],
  ['a signature that is too long', { signature: `${SIGNATURE}0` }, 'bad_signature'],
  ['a signature in upper case', { signature: SIGNATURE.toUpperCase() }, 'bad_signature'],
  ['a signature with a version before it', { signature: `v0=${SIGNATURE}` }, 'bad_signature'],
  ['a signature in base64', { signature: Buffer.from(SIGNATURE, 'hex').toString('base64') }, 'bad_signature'],
  ['a signature that is no hex', { signature: `${SIGNATURE.slice(0, 63)}g` }, 'bad_signature'],
  ['a signature with white space', { signature: `${SIGNATURE} ` }, 'bad_signature'],
  ['two signatures', { signature: `${SIGNATURE}, ${SIGNATURE}` }, 'bad_signature'],
  ['a list of signatures', { signature: [SIGNATURE, SIGNATURE] }, 'bad_signature'],
  ['a signature of zeros', { signature: '0'.repeat(64) }, 'mismatch'],
  ['a signature whose last digit differs', { signature: flipLast(SIGNATURE) }, 'mismatch'],
  ['the signature of the body alone', { signature: hmac(BODY) }, 'mismatch'],
  ['the signature of another version', { signature: hmac(`v1:${STAMP}:${BODY}`) }, 'mismatch'],
  ['another key', { keys: ['another-key'] }, 'mismatch'],
  ['the key in another case', { keys: [SIGNING_KEY.toUpperCase()] }, 'mismatch'],
  ['an empty key', { keys: [''] }, 'mismatch'],
  ['no key at all', { keys: [] }, 'mismatch'],
  ['a body with one letter changed', { body: BODY.replace('abc', 'abd') }, 'mismatch'],
  ['a body with a line break added', { body: `${BODY}\n` }, 'mismatch'],
  ['an empty body', { body: '' }, 'mismatch'],
];

for (const [what, request, reason] of REFUSED) {
  test(`${what} is refused: ${reason}`, () => {
    assert.equal(verdictOf(request), reason);
  });
}

test('a stamp may be five minutes ahead, and as old as it likes', () => {
  for (const stamp of [NOON_SECONDS + 300, NOON_SECONDS - 8 * 86_400, 1_000_000_000]) {
    assert.equal(
      verdictOf({ stamp: String(stamp), signature: sign(BODY, stamp) }),
      'authentic',
      String(stamp),
    );
  }
});

test('while keys rotate, each of them makes authentic requests', () => {
  const keys = ['old-key', 'new-key', 'spare-key'];
  for (const key of keys)
    assert.equal(verdictOf({ keys, signature: sign(BODY, STAMP, key) }), 'authentic', key);
  assert.equal(verdictOf({ keys, signature: sign(BODY, STAMP, 'gone-key') }), 'mismatch');
});

test('keys stand one a line, whatever ends the line', () => {
  assert.deepEqual(signingKeysIn('one\ntwo\r\n\n  three  \n'), ['one', 'two', 'three']);
  assert.deepEqual(signingKeysIn(' \n'), []);
});

test('a body verifies in whatever pieces it arrives', () => {
  const pieces = fc.array(fc.uint8Array());
  fc.assert(
    fc.property(pieces, (chunks) => {
      const claimed = readClaim(
        { 'x-cio-timestamp': STAMP, 'x-cio-signature': sign(Buffer.concat(chunks)) },
        NOON_MS,
      );
      assert.ok(claimed.ok);
      const verifier = createVerifier(claimed.claim, [SIGNING_KEY]);
      for (const chunk of chunks) verifier.update(Buffer.from(chunk));
      assert.ok(verifier.matches());
    }),
  );
});

test('on any body, key and stamp, the vendor’s own verifier agrees', () => {
  const anyRequest = fc.record({
    body: fc.uint8Array(),
    key: fc.string({ minLength: 1, unit: 'grapheme' }),
    stamp: fc.integer({ min: 1_000_000_000, max: NOON_SECONDS }).map(String),
    tampered: fc.boolean(),
  });
  fc.assert(
    fc.property(anyRequest, ({ body, key, stamp, tampered }) => {
      const right = sign(body, stamp, key);
      const signature = tampered ? flipLast(right) : right;
      const vendor = verifyRequestSignature({
        signingSecret: key,
        timestamp: stamp,
        signature,
        body: Buffer.from(body),
      });
      assert.equal(vendor, !tampered);
      assert.equal(verdictOf({ body, keys: [key], stamp, signature }), vendor ? 'authentic' : 'mismatch');
    }),
  );
});

test('whatever the headers hold, they are claimed or refused without throwing', () => {
  const value = fc.option(
    fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.constant(STAMP), fc.constant(SIGNATURE)),
    {
      nil: undefined,
    },
  );
  fc.assert(
    fc.property(value, value, (stamp, signature) => {
      const isRight = stamp === STAMP && signature === SIGNATURE;
      assert.equal(verdictOf({ stamp, signature }) === 'authentic', isRight);
    }),
  );
});

function flipLast(hex: string): string {
  return hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0');
}

function hmac(text: string): string {
  return createHmac('sha256', SIGNING_KEY).update(text).digest('hex');
}
