/**
 * A request as the routes see it: read whole, so that a fault can cut in before or after it is carried out.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from '../../json.ts';
import { parseJson } from '../json.ts';
import type { Problem } from '../track/limits.ts';
import { RefusedError, type Reply } from './reply.ts';

/** A request that has been read whole. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The decoded values of the route's `{placeholders}`, in order. */
  readonly parameters: readonly string[];
  /** Set by a fault: why an item of a batch is refused, or undefined. */
  readonly refuseItem?: ((item: unknown, index: number) => Problem | undefined) | undefined;
}

/** A body over this is cut off; every limit of the vendor lies below. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Reads the body; undefined when it is longer than MAX_BODY_BYTES. Rejects when the peer goes away. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    });
    request.on('end', () => resolve(bytes > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The request ended early')));
  });
}

/** The body as a JSON object, or the refusal given. An absent body counts as `{}`. */
export function bodyObject(call: Call, refusal: Reply): JsonObject {
  if (call.body.length === 0) return {};
  const value = parseJson(call.body.toString());
  if (!isObject(value)) throw new RefusedError(refusal);
  return value;
}

/** A parameter of the path; the router guarantees that it is there. */
export function parameter(call: Call, position: number): string {
  return call.parameters[position] ?? '';
}
