import { handleUnaryCall } from '@grpc/grpc-js';
import { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { SupportedMethod, SupportedMethods } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb';
import { Release } from './releases';

const STREAMS = 'event_store.client.streams.streams';
const STREAMS_V2 = 'kurrentdb.protocol.v2.streams.streamsservice';

/** ServerFeatures/GetSupportedMethods: names no method that this node does not answer. */
export function getSupportedMethods({ version, multiStream }: Release): handleUnaryCall<Empty, SupportedMethods> {
  const methods = [
    ...['read', 'append', 'batchappend', 'delete', 'tombstone'].map((name) => method(STREAMS, name)),
    ...(multiStream ? ['appendsession', 'appendrecords'].map((name) => method(STREAMS_V2, name)) : []),
  ];
  return (_call, done) => done(null, new SupportedMethods().setEventStoreServerVersion(version).setMethodsList(methods));
}

const method = (service: string, name: string): SupportedMethod => new SupportedMethod().setServiceName(service).setMethodName(name);
