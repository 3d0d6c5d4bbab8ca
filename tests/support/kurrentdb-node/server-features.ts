import { handleUnaryCall } from '@grpc/grpc-js';
import { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { SupportedMethod, SupportedMethods } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb';

/** The release whose answers this node gives. */
const VERSION = '24.10.14';
const STREAMS = 'event_store.client.streams.streams';
const METHODS = ['read', 'append', 'batchappend'];

/** ServerFeatures/GetSupportedMethods: names no method that this node does not answer. */
export const getSupportedMethods: handleUnaryCall<Empty, SupportedMethods> = (_call, done) => {
  const methods = METHODS.map((name) => new SupportedMethod().setServiceName(STREAMS).setMethodName(name));
  done(null, new SupportedMethods().setEventStoreServerVersion(VERSION).setMethodsList(methods));
};
