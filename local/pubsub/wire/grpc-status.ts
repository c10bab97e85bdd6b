/** Statuses as gRPC carries them, with Google's error details where a client needs them. */
import { Metadata, type ServiceError } from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { STATUS, type StatusError } from '../protocol/status.ts';

const { Field, MapField, Type } = protobuf;
const Any = new Type('Any').add(new Field('type_url', 1, 'string')).add(new Field('value', 2, 'bytes'));
const Status = new Type('Status')
  .add(Any)
  .add(new Field('code', 1, 'int32'))
  .add(new Field('message', 2, 'string'))
  .add(new Field('details', 3, 'Any', 'repeated'));
const ErrorInfo = new Type('ErrorInfo')
  .add(new Field('reason', 1, 'string'))
  .add(new Field('domain', 2, 'string'))
  .add(new MapField('metadata', 3, 'string', 'string'));

/** The error that ends a call. Ack ids that failed are told in a `google.rpc.ErrorInfo`. */
export function toServiceError(error: StatusError): ServiceError {
  const { code } = STATUS[error.status];
  const metadata = new Metadata();
  if (error.failedAckIds) metadata.set('grpc-status-details-bin', details(code, error));
  return Object.assign(new Error(error.message), { code, details: error.message, metadata });
}

function details(code: number, { message, failedAckIds }: StatusError): Buffer {
  const info = { reason: 'ACK_IDS_INVALID', domain: 'pubsub.googleapis.com', metadata: failedAckIds };
  const value = ErrorInfo.encode(info).finish();
  const any = { type_url: 'type.googleapis.com/google.rpc.ErrorInfo', value };
  return Buffer.from(Status.encode({ code, message, details: [any] }).finish());
}
