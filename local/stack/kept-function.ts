/** A function that is started again when it ends by itself, on the same port: the platform does the same. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type FunctionOptions, startFunction } from './functions.ts';

export interface KeptFunction {
  readonly name: string;
  readonly url: string;
  /** Of the process that runs now, or ran last. */
  readonly pid: number;
  /** Why it is not started again any more; undefined while it runs or will run. */
  readonly lost: string | undefined;
  /** From now on its end is meant. */
  letGo(): void;
  /** Drains it; resolves once it has ended. */
  stop(): Promise<void>;
}

export interface KeepOptions extends FunctionOptions {
  /** Told, in one line, when it has ended by itself and what becomes of it. */
  readonly tell: (notice: string) => void;
  /** Told when it answers again. */
  readonly onRestart?: () => void;
}

/** One that ends sooner than this after its start did not come up in earnest. */
const QUICK_MS = 10_000;
/** So many quick ends in a row, and it is left alone. */
const MOST_QUICK = 5;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Resolves once it listens. @throws Error as `startFunction` does if it never comes up. */
export async function keepFunction({ tell, onRestart, ...options }: KeepOptions): Promise<KeptFunction> {
  const { name } = options;
  const leaving = new AbortController();
  let running = await startFunction(options);
  const { url, logFile } = running;
  const again = { ...options, port: Number(new URL(url).port) };
  let lost: string | undefined;

  /** Resolves once it has ended for good. */
  async function keep(): Promise<void> {
    for (let quick = 0; ; ) {
      const startedAtMs = performance.now();
      const how = await running.ended;
      if (leaving.signal.aborted) return;
      quick = performance.now() - startedAtMs < QUICK_MS ? quick + 1 : 1;
      const end = typeof how === 'number' ? `exit code ${how}` : `signal ${how}`;
      tell(`Function ${name} ended (${end}) and is being restarted; its log: ${logFile}`);
      const next = await restarted(quick);
      if (next === undefined) return;
      running = next.process;
      quick = next.quick;
      if (leaving.signal.aborted) running.stop();
      else onRestart?.();
    }
  }

  /** Tries until it is up again, with the number of quick ends by then. Undefined: it is lost, or let go. */
  async function restarted(quickBefore: number) {
    for (let quick = quickBefore; quick < MOST_QUICK; quick += 1) {
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (quick - 1));
      await sleep(pauseMs, undefined, { signal: leaving.signal }).catch(() => undefined);
      if (leaving.signal.aborted) return undefined;
      const process = await startFunction(again).catch(() => undefined);
      if (process) return { process, quick };
    }
    lost = `Function ${name} ended ${MOST_QUICK} times in a row and will not be restarted; its log: ${logFile}`;
    tell(`${lost}. Everything else goes on.`);
    return undefined;
  }

  const over = keep();
  return {
    name,
    url,
    get pid() {
      return running.pid;
    },
    get lost() {
      return lost;
    },
    letGo: () => leaving.abort(),
    async stop() {
      leaving.abort();
      running.stop();
      await over;
    },
  };
}
