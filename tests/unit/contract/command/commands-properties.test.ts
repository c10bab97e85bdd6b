import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAnyCommand } from '../../../../shared/contract/all-commands.ts';
import { INVALID_REASONS } from '../../../../shared/contract/command/problems.ts';
import { canonicalJson } from '../../../../shared/contract/ids.ts';
import { OPERATIONS } from '../../../../shared/contract/operations.ts';
import { commandFixtures } from '../../../fixtures/commands/load.ts';
import { NOW_MS } from './commands-builder.ts';

const operations = fc.constantFrom(...OPERATIONS);
const fixtures = fc.constantFrom(...commandFixtures());
/** JSON as a hostile publisher may write it: any text, lone surrogates and odd keys included. */
const anyText = fc
  .string({ unit: 'binary' })
  .chain((text) => fc.constantFrom(text, `${text}\ud800`, '__proto__', '..'));
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    anyText,
    fc.array(tie('value')),
    fc.array(fc.tuple(anyText, tie('value'))).map(objectOf),
  ),
})).value;

/** An object as `JSON.parse` makes it: even `__proto__` becomes a key of its own. */
function objectOf(entries: [string, unknown][]): unknown {
  return JSON.parse(
    `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}`).join()}}`,
  );
}

test('no JSON value makes a parser throw, and every refusal has a known reason and a pointer', () => {
  fc.assert(
    fc.property(operations, anyJson, (operation, json) => {
      const parsed = parseAnyCommand(operation, json, NOW_MS);
      if (parsed.ok) return;
      const { reason, path, detail } = parsed.problem;
      assert.ok(INVALID_REASONS.includes(reason));
      assert.match(path, /^(\/|$)/);
      assert.match(detail, /^received .+; allowed: ./s);
    }),
  );
});

test('a valid command with any member replaced or added is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fixtures, fc.nat(), anyText, anyJson, ({ operation, json }, at, text, value) => {
      const keys = Object.keys(json);
      const key = keys[at % (keys.length + 1)] ?? text;
      const changed = objectOf([...Object.entries(json).filter(([name]) => name !== key), [key, value]]);
      parseAnyCommand(operation, changed, NOW_MS);
    }),
    { numRuns: 2000 },
  );
});

test('the same command gets the same answer each time, and the order of its keys never decides whether it is good', () => {
  fc.assert(
    fc.property(fixtures, anyText, anyJson, ({ operation, json }, key, value) => {
      const changed = objectOf([...Object.entries(json), [key, value]]);
      const reordered: unknown = JSON.parse(canonicalJson(changed));
      const [one, again, other] = [changed, changed, reordered].map((command) =>
        parseAnyCommand(operation, command, NOW_MS),
      );
      assert.deepEqual(one, again);
      assert.equal(one?.ok, other?.ok);
    }),
  );
});

test('a refusal never repeats a value', () => {
  const secret = 'ann.secret@example.com';
  fc.assert(
    fc.property(fixtures, fc.nat(), ({ operation, json }, at) => {
      const keys = Object.keys(json);
      const key = keys[at % keys.length] ?? '';
      for (const value of [secret, [secret], { id: secret, email: secret }, secret.repeat(100)]) {
        const parsed = parseAnyCommand(operation, { ...json, [key]: value }, NOW_MS);
        if (!parsed.ok) assert.ok(!JSON.stringify(parsed.problem).includes('secret'));
      }
    }),
  );
});

test('path and detail of a refusal stay short, however long the command is', () => {
  fc.assert(
    fc.property(fixtures, fc.integer({ min: 1, max: 5000 }), ({ operation, json }, length) => {
      const parsed = parseAnyCommand(
        operation,
        { ...json, ['k'.repeat(length)]: 'v'.repeat(length) },
        NOW_MS,
      );
      assert.ok(!parsed.ok);
      const { path, detail } = parsed.problem;
      assert.ok(Buffer.byteLength(`${path}: ${detail}`) <= 1024, `${path}: ${detail}`);
    }),
  );
});

test('an identifier is accepted exactly when it is well-formed, short enough and harmless', () => {
  const texts = fc.oneof(
    anyText,
    fc.string({ unit: 'grapheme', maxLength: 160 }),
    fc.constantFrom('.', '..', '', '...', ' ', '\u00a0', '\u2028 '),
  );
  fc.assert(
    fc.property(texts, (id) => {
      const isGood =
        id.isWellFormed() &&
        id.trim() !== '' &&
        !['.', '..'].includes(id) &&
        Buffer.byteLength(id) <= 150 &&
        !/\p{Cc}/u.test(id);
      assert.equal(parseAnyCommand('delete', { person: { id } }, NOW_MS).ok, isGood);
      assert.equal(
        parseAnyCommand('merge', { primary: { id: 'x' }, secondary: { cio_id: id } }, NOW_MS).ok,
        isGood,
      );
    }),
    { numRuns: 1000 },
  );
});
