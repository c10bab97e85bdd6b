/** A log whose lines stay in memory. */
import { createLog, type Log } from '../../shared/runtime/log.ts';
import { NOON_MS } from './clock.ts';

export type LogLine = Readonly<Record<string, unknown>>;

export interface LogSink {
  log: Log;
  /** Everything written so far, as it would stand on stdout. */
  text(): string;
  lines(): LogLine[];
  /** The lines with this message. */
  linesOf(message: string): LogLine[];
}

export function createLogSink(projectId?: string): LogSink {
  const written: string[] = [];
  const lines = () => written.map((line): LogLine => JSON.parse(line));
  return {
    log: createLog({
      write: (line) => written.push(line),
      now: () => NOON_MS,
      ...(projectId !== undefined && { projectId }),
    }),
    text: () => written.join(''),
    lines,
    linesOf: (message) => lines().filter((line) => line.message === message),
  };
}
