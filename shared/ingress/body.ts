/** Reads a request's body as received, keeping no more of it than allowed. */
import { createHash, type Hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A body that has ended. */
export interface Body {
  /** The whole body, or its head where it is longer than may be kept. */
  bytes: Buffer;
  isWhole: boolean;
  /** Bytes received in all. */
  length: number;
  /** Hex SHA-256 of all that was received. */
  sha256: string;
}

/** How much of a body is kept. */
export interface BodyLimits {
  /** A body up to this length is kept whole. */
  maxBytes: number;
  /** What is kept of a longer one. */
  headBytes: number;
}

/** What a body is given room for at first; it doubles from there. */
const FIRST_ROOM_BYTES = 4 * 1024;

/**
 * Resolves once the body has ended, whatever its length; memory stays within twice `maxBytes`, in however many
 * pieces the body comes.
 *
 * @param onChunk sees every byte, kept or not.
 * @throws Error if the body is cut off.
 */
export function readBody(
  request: IncomingMessage,
  { maxBytes, headBytes }: BodyLimits,
  onChunk: (chunk: Buffer) => void,
): Promise<Body> {
  let kept: Buffer = Buffer.alloc(0);
  let length = 0;
  let longHash: Hash | undefined;

  function keep(chunk: Buffer): void {
    onChunk(chunk);
    if (longHash === undefined && length + chunk.length <= maxBytes) {
      kept = append(kept, length, chunk, maxBytes);
    } else {
      longHash ??= startLongHash();
      longHash.update(chunk);
      if (length < headBytes) kept = append(kept, length, chunk.subarray(0, headBytes - length), maxBytes);
    }
    length += chunk.length;
  }

  /** From here on only the head is kept: copied, so that it does not pin the megabytes that it was cut from. */
  function startLongHash(): Hash {
    const hash = createHash('sha256').update(kept.subarray(0, length));
    kept = Buffer.from(kept.subarray(0, Math.min(length, headBytes)));
    return hash;
  }

  return new Promise((resolve, reject) => {
    request.on('data', keep);
    request.on('end', () => {
      const isWhole = longHash === undefined;
      const bytes = kept.subarray(0, isWhole ? length : headBytes);
      resolve({
        bytes,
        isWhole,
        length,
        get sha256() {
          return (longHash?.copy() ?? createHash('sha256').update(bytes)).digest('hex');
        },
      });
    });
    request.on('error', reject);
    request.on('close', () => reject(new Error('The body was cut off')));
  });
}

/**
 * The buffer with the chunk written behind its first `used` bytes, in a larger one where it is full. Chunks are
 * copied, not kept: each is an object of its own, and a body may come byte by byte.
 */
function append(buffer: Buffer, used: number, chunk: Buffer, maxBytes: number): Buffer {
  const needed = used + chunk.length;
  if (needed <= buffer.length) {
    chunk.copy(buffer, used);
    return buffer;
  }
  const room = Math.min(maxBytes, Math.max(FIRST_ROOM_BYTES, needed, buffer.length * 2));
  const larger = Buffer.allocUnsafeSlow(room);
  buffer.copy(larger, 0, 0, used);
  chunk.copy(larger, used);
  return larger;
}
