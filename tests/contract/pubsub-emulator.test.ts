/** Google's emulator, where it is installed, passes the same suite but for the listed differences. */

import { findEmulator } from '../helpers/google-emulator.ts';
import { EMULATOR_DIFFERENCES, EMULATOR_PUBLISHING_DIFFERENCES } from './pubsub/emulator-differences.ts';
import { connectLeanPublisher, publishingConformance, pubSubConformance } from './pubsub-conformance.ts';

// biome-ignore lint/style/noProcessEnv: where the emulator is installed is a property of the machine
const { start, missing } = findEmulator(process.env);

pubSubConformance("Google's emulator", { start, skip: missing, differences: EMULATOR_DIFFERENCES });

publishingConformance("the lean publisher on Google's emulator", {
  start,
  skip: missing,
  differences: EMULATOR_PUBLISHING_DIFFERENCES,
  connect: connectLeanPublisher,
});
