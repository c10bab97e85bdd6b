/** What a command may touch of the world. Tests pass objects, the entry point passes the process. */
import type { Readable } from 'node:stream';
import type { Now } from '../shared/runtime/clock.ts';
import type { Environment } from '../shared/runtime/config.ts';

export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Environment;
  /** Absolute path of the folder that paths count from. */
  readonly cwd: string;
  /** Absolute path of the folder of this package's package.json, where `npm start` keeps its stack. */
  readonly packageFolder: string;
  readonly now: Now;
  /** Draws from [0, 1). */
  readonly random: () => number;
  /** A fresh id that nobody else has. */
  readonly newId: () => string;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in characters, where there is one. */
  readonly columns?: number;
}

/** True where text may be emphasised: on a terminal, unless NO_COLOR (https://no-color.org) says otherwise. */
export function isColourful({ stdout, env }: Io): boolean {
  return stdout.isTTY === true && !env.NO_COLOR;
}
