/** Google's own clients, unchanged, for a stack on this machine. */
import { BigQuery } from '@google-cloud/bigquery';
import { PubSub } from '@google-cloud/pubsub';
import { PassThroughClient } from 'google-auth-library';
import type { StackAddresses } from './stack/stack.ts';

/** The clients send no credentials, and look for none. */
const authClient = new PassThroughClient();

/** A client for the stack's warehouse. */
export function bigQueryFor({ project, warehouse_url }: StackAddresses): BigQuery {
  return new BigQuery({ projectId: project, apiEndpoint: warehouse_url, authClient });
}

/** A client for the stack's Pub/Sub; whoever makes it closes it. */
export function pubSubFor({ project, pubsub_host }: StackAddresses): PubSub {
  return new PubSub({ projectId: project, apiEndpoint: pubsub_host, emulatorMode: true, authClient });
}
