/** A map that takes no more than its budget: what doesn't fit is not kept, what is kept stays until deleted. */

/** Keeps the oldest values, since they are needed first. `sizeOf` is asked once for each value. */
export function createBodyCache<T>(maxBytes: number, sizeOf: (value: T) => number) {
  const kept = new Map<number, { value: T; bytes: number }>();
  let totalBytes = 0;
  return {
    add(id: number, value: T): void {
      const bytes = sizeOf(value);
      if (totalBytes + bytes > maxBytes) return;
      totalBytes += bytes;
      kept.set(id, { value, bytes });
    },
    get: (id: number): T | undefined => kept.get(id)?.value,
    delete(id: number): void {
      totalBytes -= kept.get(id)?.bytes ?? 0;
      kept.delete(id);
    },
  };
}
