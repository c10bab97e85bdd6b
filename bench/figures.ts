/** Figures of a bench: percentiles, and the table that it prints. */
import os from 'node:os';
import Table from 'cli-table3';

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** `2026-11-21, 2 cores, 24 GiB, Node 24.21.0`: what a figure is worth nothing without. */
export function dateAndMachine(): string {
  const memoryGib = Math.round(os.totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, ${os.availableParallelism()} cores, ${memoryGib} GiB, Node ${process.versions.node}`;
}

/** Prints date, machine, and one row a figure; with `--json` ends with all of them as one line. */
export function report(title: string, figures: Readonly<Record<string, number>>): void {
  const table = new Table({ head: ['figure', 'value'], style: { head: [], border: [] } });
  for (const [name, value] of Object.entries(figures))
    table.push([name, { content: String(value), hAlign: 'right' }]);
  process.stdout.write(`${title}\n${dateAndMachine()}\n${table.toString()}\n`);
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures)}\n`);
}

/** The value with at most that many decimals. */
export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
