/** The two ways in which a command ends badly, named by what follows. `message` is for the person who typed it. */
import { printable } from './text.ts';

/** It can't be done as asked, and nothing was done: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** It was tried and did not work: exit code 1. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
}

/** What an error of a client or of the system says, in one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return printable(text.trim().replaceAll(/\s*\n\s*/g, ' '));
}

/** The code of an error of Node (`ENOENT`), of gRPC (5) or of an HTTP API (404). */
export function codeOf(error: unknown): string | number | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' || typeof error.code === 'number' ? error.code : undefined;
}
