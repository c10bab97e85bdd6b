/** What something costs, counted so that neither a busy machine nor garbage not yet collected changes it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/**
 * Bytes of all buffers in this process that something still refers to. What has been let go is counted until another
 * thread has given it back: look again rather than once.
 */
export function bytesHeldByBuffers(): number {
  collect();
  return process.memoryUsage().arrayBuffers;
}

/** Milliseconds of processor time: unlike those of a clock they don't pass while others have the processor. */
export function processorMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
