/** Files and standard input. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { codeOf, messageOf, UsageError } from './errors.ts';
import type { Io } from './io.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};

/** The bytes of a file, or of standard input for `-`. @throws UsageError that names the file. */
export async function readInput(path: string, io: Io): Promise<Buffer> {
  if (path === '-') return readAll(io);
  try {
    return await readFile(resolve(io.cwd, path));
  } catch (error) {
    const code = codeOf(error);
    throw new UsageError(`${path} can't be read: ${REASONS[String(code)] ?? messageOf(error)}`);
  }
}

/** What a message calls the place that `readInput` reads. */
export function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path;
}

async function readAll({ stdin }: Io): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
