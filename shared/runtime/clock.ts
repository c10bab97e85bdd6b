/** Epoch milliseconds. Injected everywhere, so that tests decide what time it is. */
export type Now = () => number;

/** The machine's own clock. */
export const systemNow: Now = Date.now;
