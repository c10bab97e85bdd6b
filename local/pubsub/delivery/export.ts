/** BigQuery subscriptions: hands messages to the sink in batches, as the real service does with its Write API. */
import {
  type BigQueryRow,
  type BigQuerySink,
  type BigQueryTarget,
  type TableState,
  tableStateOf,
} from '../bigquery.ts';
import type { Clock } from '../clock.ts';
import { exponential } from './backoff.ts';
import { type Deliverer, type Delivery, type Intake, STOP_GRACE_MS } from './deliverer.ts';

const MAX_ROWS = 1000;
const MAX_BYTES = 5_000_000;
const RETRY_MINIMUM_MS = 100;
const RETRY_MAXIMUM_MS = 10_000;

/**
 * One batch is written at a time. What arrives meanwhile makes up the next, so batches grow with the load and a
 * single message never waits. A rejected row counts as a failed attempt of its message; a sink that throws counts
 * for nobody: the rows go back and the whole subscription waits.
 */
export function createExporter(
  intake: Intake,
  target: BigQueryTarget,
  { sink, clock }: { sink: BigQuerySink | undefined; clock: Clock },
): Deliverer {
  let writing: Promise<void> | undefined;
  let failures = 0;
  let problem = sink ? undefined : 'no BigQuery sink is configured';
  let tableState: TableState | undefined = sink ? undefined : 'NOT_FOUND';
  let resting: (() => void) | undefined;
  let stopped = false;

  async function write(batch: Delivery[], into: BigQuerySink): Promise<void> {
    try {
      const rejections = await into(
        target,
        batch.map((delivery) => toRow(intake.name, delivery)),
      );
      if (rejections.length !== batch.length)
        throw new Error(`the sink answered ${rejections.length} results for ${batch.length} rows`);
      batch.forEach((delivery, index) => {
        const rejection = rejections[index] ?? null;
        if (rejection === null) intake.done(delivery);
        else intake.failed(delivery, rejection);
      });
      failures = 0;
      problem = undefined;
      tableState = undefined;
    } catch (error) {
      for (const delivery of batch) intake.returned(delivery);
      failures += 1;
      problem = error instanceof Error ? error.message : String(error);
      tableState = tableStateOf(error);
      if (!stopped) rest();
    }
    writing = undefined;
  }

  function rest(): void {
    resting = clock.after(exponential(RETRY_MINIMUM_MS, RETRY_MAXIMUM_MS, failures), () => {
      resting = undefined;
      wake();
    });
  }

  function wake(): void {
    if (!sink || stopped || writing || resting) return;
    const batch: Delivery[] = [];
    for (let bytes = 0; batch.length < MAX_ROWS && bytes < MAX_BYTES; ) {
      const delivery = intake.take();
      if (!delivery) break;
      batch.push(delivery);
      bytes += delivery.message.data.length;
    }
    if (batch.length > 0) writing = write(batch, sink);
  }

  return {
    wake,
    problem: () => problem,
    tableState: () => tableState,
    async stop() {
      stopped = true;
      resting?.();
      if (!writing) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const cancel = clock.after(STOP_GRACE_MS, resolve);
      await Promise.race([writing, promise]);
      cancel();
    },
  };
}

function toRow(subscriptionName: string, { message }: Delivery): BigQueryRow {
  return {
    data: message.data,
    attributes: message.attributes,
    orderingKey: message.orderingKey,
    messageId: String(message.id),
    publishTime: new Date(message.publishTimeMs).toISOString(),
    subscriptionName,
  };
}
