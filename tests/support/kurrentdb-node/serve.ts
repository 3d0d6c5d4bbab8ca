import { Server, ServerCredentials } from '@grpc/grpc-js';
import { GossipService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb';
import { ServerFeaturesService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb';
import { StreamsService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb';
import { StreamsServiceService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb';
import { Access, User, writeUsers } from './access';
import { append } from './append';
import { batchAppend } from './batch-append';
import { CommitQueue } from './commit-queue';
import { Connections } from './connections';
import { softDelete, tombstone } from './delete';
import { EventLog } from './event-log';
import { Faults } from './faults';
import { readGossip, type OtherMember } from './gossip';
import { appendRecords, appendSession } from './multi-stream-append';
import { NodeContext } from './node-context';
import { read } from './read';
import { Release } from './releases';
import { getSupportedMethods } from './server-features';

/** A larger request is refused with status 8 before it is looked at, as 26.0.3 does with an event of about 16 MiB. */
const REQUEST_BYTES_MAX = 17 * 1024 * 1024;
const HOST = '127.0.0.1';

export interface NodeSettings {
  readonly release: Release;
  readonly log: EventLog;
  readonly faults: Faults;
  readonly port: number;
  /** Of whom it tells beside itself. */
  readonly others: readonly OtherMember[];
  /** A secure node: TLS, and whom it knows. */
  readonly secure?: { readonly certificate: Buffer; readonly key: Buffer; readonly users: readonly User[] };
}

export interface ServingNode {
  readonly port: number;
  resetConnections(): void;
}

/** Listens on loopback. */
export async function serve({ release, log, faults, port, others, secure }: NodeSettings): Promise<ServingNode> {
  const server = new Server({ 'grpc.max_receive_message_length': REQUEST_BYTES_MAX, 'grpc.max_send_message_length': -1 });
  const credentials = secure
    ? ServerCredentials.createSsl(null, [{ cert_chain: secure.certificate, private_key: secure.key }], false)
    : ServerCredentials.createInsecure();
  const connections = new Connections(server, credentials);
  const self = { host: HOST, port: await connections.listen(HOST, port) };
  if (secure) writeUsers(log, secure.users);
  const access = new Access(log, secure?.users);
  const dropConnection = (peer: string) => connections.reset(peer);
  server.addService(GossipService, { read: readGossip(self, others) });
  addServices(server, { release, log, commits: new CommitQueue(log), access, faults, self, dropConnection });
  return { port: self.port, resetConnections: () => connections.resetAll() };
}

function addServices(server: Server, node: NodeContext): void {
  server.addService(StreamsService, {
    read: read(node),
    append: append(node),
    batchAppend: batchAppend(node),
    delete: softDelete(node),
    tombstone: tombstone(node),
  });
  if (node.release.multiStream) {
    server.addService(StreamsServiceService, { appendSession: appendSession(node), appendRecords: appendRecords(node) });
  }
  server.addService(ServerFeaturesService, { getSupportedMethods: getSupportedMethods(node.release) });
}
