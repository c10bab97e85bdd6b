/** What the stack's errors mean to the person who started it. */

/** One line, with what to do about it where that is known. */
export function inPlainWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, port] = /EADDRINUSE.*:(\d+)/.exec(message) ?? [];
  if (port !== undefined)
    return `Port ${port} is in use: choose others with --port (0 takes any that are free)`;
  const [, pid] = /Could not set lock.*PID (\d+)/.exec(message) ?? [];
  if (pid !== undefined) {
    return `The folder is in use by process ${pid}: stop that one, or choose another folder with --data-dir`;
  }
  return message;
}

/** The text as one word of a shell's command line. */
export function shellWord(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
