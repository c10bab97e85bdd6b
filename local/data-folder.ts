/** The folder in which a tool keeps its data: made where it is missing, refused in plain words where it won't do. */
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes the folder and those above it. Returns its absolute path.
 * @throws Error that names the folder and the flag `--data-dir` where it can't be made, read or written.
 */
export function makeDataFolder(folder: string): string {
  const path = resolve(folder);
  try {
    makeEach(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The data folder ${path} can't be used (${why}): choose another with --data-dir`, {
      cause,
    });
  }
  return path;
}

/** One after the other: Node's own `recursive` never ends where a folder says that it is not there, as /proc does. */
function makeEach(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new Error('it is not a folder');
  if (dirname(path) !== path) makeEach(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
