/** The gRPC side: Google's two services on a grpc-js server that is handed its connections. */
import type { Duplex } from 'node:stream';
import {
  type handleUnaryCall,
  type MethodDefinition,
  Server,
  ServerCredentials,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { METHODS, type Method } from '../protocol/schema.ts';
import { toStatus } from '../protocol/status.ts';
import { toServiceError } from './grpc-status.ts';
import type { Invoke } from './handlers.ts';
import type { StreamingPull } from './streaming-pull.ts';

/** Well above the 10 MB of a request, so that a request over the limit is told so and not just cut off. */
const MAX_RECEIVE_BYTES = 64 * 1024 * 1024;

export interface GrpcSide {
  /** Takes over a connection that speaks HTTP/2. */
  accept(connection: Duplex): void;
  /** Ends every call and connection. */
  close(): void;
}

/** Serves every unary method through `invoke`, and streaming pull. */
export function createGrpcSide(invoke: Invoke, streamingPull: StreamingPull): GrpcSide {
  const server = new Server({
    'grpc.max_receive_message_length': MAX_RECEIVE_BYTES,
    'grpc.max_send_message_length': -1,
  });
  const implementation: UntypedServiceImplementation = {};
  for (const method of METHODS)
    implementation[method.name] = method.streaming ? streamingPull : unary(method, invoke);
  server.addService(Object.fromEntries(METHODS.map((each) => [each.name, definition(each)])), implementation);
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return {
    accept: (connection) => injector.injectConnection(connection),
    close: () => server.forceShutdown(),
  };
}

function unary(method: Method, invoke: Invoke): handleUnaryCall<object, object> {
  return (call, callback) => {
    const onEnd = (listener: () => void) => void call.on('cancelled', listener);
    invoke(method, call.request, { onEnd }).then(
      (response) => callback(null, response),
      (error: unknown) => callback(toServiceError(toStatus(error))),
    );
  };
}

function definition({
  name,
  service,
  request,
  response,
  streaming,
}: Method): MethodDefinition<object, object> {
  return {
    path: `/google.pubsub.v1.${service}/${name}`,
    requestStream: streaming,
    responseStream: streaming,
    requestSerialize: (message) => Buffer.from(request.encode(message).finish()),
    requestDeserialize: (bytes) => request.decode(bytes),
    responseSerialize: (message) => Buffer.from(response.encode(message).finish()),
    responseDeserialize: (bytes) => response.decode(bytes),
  };
}
