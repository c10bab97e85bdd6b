#!/usr/bin/env node
/** The operator's command; `npx relay --help` says what it can do. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { run } from './program.ts';

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const code = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  // biome-ignore lint/style/noProcessEnv: the entry point hands it on
  env: process.env,
  cwd: process.cwd(),
  packageFolder: fileURLToPath(new URL('..', import.meta.url)),
  now: Date.now,
  random: Math.random,
  newId: randomUUID,
});
// A client that could not connect may keep timers: they are not worth waiting for once all is written.
process.stdout.write('', () => process.exit(code));
