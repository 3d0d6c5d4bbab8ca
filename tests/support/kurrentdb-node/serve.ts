import { Server, ServerCredentials } from '@grpc/grpc-js';
import { GossipService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb';
import { ServerFeaturesService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb';
import { StreamsService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb';
import { append } from './append';
import { batchAppend } from './batch-append';
import { EventLog } from './event-log';
import { Address, readGossip } from './gossip';
import { read } from './read';
import { getSupportedMethods } from './server-features';

/** A request as large as a real node takes one apart, and its own size limits answer inside. */
const REQUEST_BYTES_MAX = 17 * 1024 * 1024;

/** Listens on loopback, on a free port, without TLS; returns the port. */
export async function serve(log: EventLog): Promise<number> {
  const address: Address = { host: '127.0.0.1', port: 0 };
  const server = new Server({ 'grpc.max_receive_message_length': REQUEST_BYTES_MAX });
  server.addService(StreamsService, { read: read(log), append: append(log), batchAppend: batchAppend(log) });
  server.addService(ServerFeaturesService, { getSupportedMethods });
  server.addService(GossipService, { read: readGossip(address) });
  address.port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${address.host}:0`, ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
  return address.port;
}
