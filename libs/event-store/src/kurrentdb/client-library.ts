import { createRequire } from 'node:module';
import type * as Library from '@kurrent/kurrentdb-client';
import type * as GossipCalls from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb';
import type * as Gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb';
import type * as Shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';

const load = createRequire(__filename);
const PACKAGE = '@kurrent/kurrentdb-client';
let loaded: typeof Library | undefined;

/**
 * The official client, loaded when a node is first spoken to: with its transport it takes about a quarter of the CPU time in which a command
 * starts, and a book in a file goes without it. Elsewhere only its types are imported.
 */
export const clientLibrary = (): typeof Library => (loaded ??= load(PACKAGE) as typeof Library);

/** The part of the node's protocol by which a node is asked about its cluster; the client offers no call for it. */
export const gossipProtocol = () => ({
  ...(protocolPart('gossip_grpc_pb') as Pick<typeof GossipCalls, 'GossipClient'>),
  ...(protocolPart('gossip_pb') as Pick<typeof Gossip, 'MemberInfo'>),
  ...(protocolPart('shared_pb') as Pick<typeof Shared, 'Empty'>),
});

const protocolPart = (name: string): unknown => load(`${PACKAGE}/generated/kurrentdb/protocols/v1/${name}`);
