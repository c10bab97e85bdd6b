/** What is sent: sample events, or bytes of the user's own. */
import { DELIVERY_EVENT_PAIRS } from '../../local/customerio/reporting/event-fields.ts';
import { sampleDeliveryEvent } from '../../local/customerio/samples.ts';
import { UsageError } from '../errors.ts';

/** A body to send, and what is known about it. */
export interface OutgoingEvent {
  readonly body: Buffer;
  readonly objectType: string | undefined;
  readonly metric: string | undefined;
  readonly eventId: string | undefined;
}

export interface Selection {
  objectType?: string;
  metric?: string;
  all?: true;
}

export interface SampleSource {
  readonly random: () => number;
  readonly nowSeconds: number;
}

/** The documented pairs that a selection means; without one, an email that was delivered. @throws UsageError */
export function selectPairs({ objectType, metric, all }: Selection): typeof DELIVERY_EVENT_PAIRS {
  if (all) return DELIVERY_EVENT_PAIRS;
  const isDefault = objectType === undefined && metric === undefined;
  const wanted = isDefault ? { objectType: 'email', metric: 'delivered' } : { objectType, metric };
  const ofType = DELIVERY_EVENT_PAIRS.filter((pair) => matches(wanted.objectType, pair.objectType));
  if (ofType.length === 0) {
    throw new UsageError(
      `--object-type was given ${JSON.stringify(objectType)}; allowed: ${unique(DELIVERY_EVENT_PAIRS.map((pair) => pair.objectType))}`,
    );
  }
  const selected = ofType.filter((pair) => matches(wanted.metric, pair.metric));
  if (selected.length === 0) {
    const scope = objectType === undefined ? '' : ` of ${objectType}`;
    throw new UsageError(
      `--metric was given ${JSON.stringify(metric)}; allowed${scope}: ${unique(ofType.map((pair) => pair.metric))}`,
    );
  }
  return selected;
}

/** A fresh event of each pair, `count` times. */
export function sampleEvents(
  pairs: typeof DELIVERY_EVENT_PAIRS,
  count: number,
  source: SampleSource,
): OutgoingEvent[] {
  const once = () =>
    pairs.map(({ objectType, metric }) => {
      const event = sampleDeliveryEvent(objectType, metric, source);
      return { body: Buffer.from(JSON.stringify(event)), objectType, metric, eventId: event.event_id };
    });
  return Array.from({ length: count }, once).flat();
}

function matches(wanted: string | undefined, actual: string): boolean {
  return wanted === undefined || wanted === actual;
}

function unique(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}
