/** The stack's own Pub/Sub does all that the suite asks for. */
import { startPubSub } from '../../local/pubsub/server.ts';
import { connectLeanPublisher, publishingConformance, pubSubConformance } from './pubsub-conformance.ts';

const start = () => startPubSub({ port: 0 });

pubSubConformance('local Pub/Sub', { start, differences: [] });

publishingConformance('the lean publisher on local Pub/Sub', {
  start,
  differences: [],
  connect: connectLeanPublisher,
});
