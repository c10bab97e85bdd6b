import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { type Body, type BodyLimits, readBody } from '../../../shared/ingress/body.ts';
import { startServer } from '../../helpers/http-server.ts';
import { exchange, openConnection, rawRequest } from '../../helpers/raw-http.ts';
import { until } from '../../helpers/until.ts';

/** A server that reads bodies and keeps what came of them. */
async function startReader(t: TestContext, limits: BodyLimits) {
  const bodies: Body[] = [];
  const failures: unknown[] = [];
  let seen: Buffer[] = [];
  const { port } = await startServer(t, (request, response) => {
    readBody(request, limits, (chunk) => seen.push(chunk)).then(
      (body) => {
        bodies.push(body);
        response.writeHead(200, { 'Content-Length': 0 }).end();
      },
      (error: unknown) => failures.push(error),
    );
  });
  const read = async (body: Uint8Array): Promise<{ body: Body; seen: Buffer }> => {
    seen = [];
    await exchange(t, port, rawRequest({ body }));
    const last = bodies.at(-1);
    assert.ok(last);
    return { body: last, seen: Buffer.concat(seen) };
  };
  return { port, read, failures };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('a body within the limit is kept whole', async (t) => {
  const { read } = await startReader(t, { maxBytes: 10, headBytes: 4 });
  for (const text of ['', 'a', '0123456789']) {
    const { body, seen } = await read(Buffer.from(text));
    assert.equal(body.bytes.toString(), text);
    assert.equal(seen.toString(), text);
    assert.deepEqual(
      [body.isWhole, body.length, body.sha256],
      [true, text.length, sha256(Buffer.from(text))],
    );
  }
});

test('a body that comes in many pieces is put together in their order', async (t) => {
  const { read } = await startReader(t, { maxBytes: 3_000_000, headBytes: 4 });
  const bytes = Buffer.from(Array.from({ length: 2_000_000 }, (_, index) => index % 251));
  const { body, seen } = await read(bytes);
  assert.ok(body.isWhole && body.bytes.equals(bytes) && seen.equals(bytes));
});

test('of a longer body the head is kept, and the digest and length are of all of it', async (t) => {
  const { read } = await startReader(t, { maxBytes: 10, headBytes: 4 });
  const { body, seen } = await read(Buffer.from('0123456789x'));
  assert.equal(body.bytes.toString(), '0123');
  assert.equal(seen.toString(), '0123456789x');
  assert.deepEqual([body.isWhole, body.length], [false, 11]);
  assert.equal(body.sha256, sha256(seen));
});

test('the digest can be read as often as one likes', async (t) => {
  const { read } = await startReader(t, { maxBytes: 3, headBytes: 1 });
  for (const text of ['abc', 'abcd']) {
    const { body } = await read(Buffer.from(text));
    assert.equal(body.sha256, body.sha256);
    assert.equal(body.sha256, sha256(Buffer.from(text)));
  }
});

test('the head does not hold on to the memory that it was cut from', async (t) => {
  const { read } = await startReader(t, { maxBytes: 1_000_000, headBytes: 100 });
  const { body } = await read(Buffer.alloc(1_500_000, 'a'));
  assert.equal(body.bytes.length, 100);
  assert.ok(body.bytes.buffer.byteLength < 100_000, `${body.bytes.buffer.byteLength} bytes`);
});

test('any body, in whatever pieces it arrives, is seen whole and kept as far as allowed', async (t) => {
  const { read } = await startReader(t, { maxBytes: 50, headBytes: 20 });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 120 }), async (bytes) => {
      const { body, seen } = await read(bytes);
      assert.deepEqual(seen, Buffer.from(bytes));
      assert.equal(body.isWhole, bytes.length <= 50);
      assert.deepEqual(body.bytes, Buffer.from(bytes.slice(0, body.isWhole ? undefined : 20)));
      assert.equal(body.sha256, sha256(bytes));
    }),
    { numRuns: 50 },
  );
});

test('a body that is cut off is an error', async (t) => {
  const { port, failures } = await startReader(t, { maxBytes: 10, headBytes: 4 });
  const connection = await openConnection(t, port);
  connection.write(rawRequest({ headers: [['Content-Length', '10']] }));
  connection.socket.end('12345');
  await until('the failure', () => failures.length === 1);
});
