/** Waiting for something to become true, with a deadline. */

/** Only so that a test ends which waits in vain: however busy the machine is, what comes at all comes sooner. */
const WITHIN_MS = 60_000;
const EVERY_MS = 20;

/** Resolves to the first value that is neither undefined nor false. @throws Error that names what did not happen. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  withinMs = WITHIN_MS,
): Promise<T> {
  // Not the wall clock, which may be set while this waits.
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
