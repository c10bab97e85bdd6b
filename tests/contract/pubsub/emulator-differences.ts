/** What Google's emulator (0.8.20) does otherwise than the suite, which follows the real service, asks for. */
import type { Difference } from '../pubsub-conformance.ts';

const NO_LIMITS = 'the emulator does not enforce the limits of a message';

export const EMULATOR_PUBLISHING_DIFFERENCES: readonly Difference[] = [
  { test: 'a message above the largest is refused', instead: NO_LIMITS },
  { test: 'anything above a hundred attributes is refused', instead: NO_LIMITS },
  { test: 'anything above an attribute key of 256 bytes is refused', instead: NO_LIMITS },
  { test: 'anything above an attribute value of 1024 bytes is refused', instead: NO_LIMITS },
  { test: 'an attribute key that starts with goog is refused', instead: NO_LIMITS },
];

export const EMULATOR_DIFFERENCES: readonly Difference[] = [
  ...EMULATOR_PUBLISHING_DIFFERENCES,
  {
    test: 'an ack deadline of less than ten seconds is refused',
    instead: 'the emulator takes shorter deadlines',
  },
  {
    test: 'a filter that cannot be read is refused',
    instead: 'the emulator stores filters without reading them',
  },
  {
    test: 'a filter of more than 256 bytes is refused',
    instead: 'the emulator stores filters without reading them',
  },
  {
    test: 'a filter lets through what matches and nothing else',
    instead: 'the emulator delivers everything',
  },
  {
    test: 'the deadline, labels and policies of a subscription can be changed',
    instead: 'the emulator refuses to change labels',
  },
  { test: 'the labels of a topic can be changed', instead: 'the emulator refuses to change labels' },
  {
    test: 'a detached subscription loses its backlog and cannot be pulled from',
    instead: 'the emulator answers UNIMPLEMENTED',
  },
  {
    test: 'a refused message waits for the minimum back-off, then for longer',
    instead: 'the emulator ignores the minimum back-off at the first retry',
  },
  {
    test: 'a subscriber that closes gives its messages back',
    instead: 'the emulator holds them until their deadline, which the client had moved to a minute',
  },
  { test: 'an endpoint that answers 202 has acknowledged', instead: 'the emulator pushes the message again' },
  { test: 'the envelope holds the ordering key', instead: 'the emulator leaves it out' },
  {
    test: 'the envelope holds the delivery attempt where there is a dead-letter policy',
    instead: 'the emulator leaves it out',
  },
  { test: 'a hundred pushes are under way at once', instead: 'the emulator has two under way at once' },
];
