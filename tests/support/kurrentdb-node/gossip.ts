import { handleUnaryCall } from '@grpc/grpc-js';
import { ClusterInfo, EndPoint, MemberInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb';
import { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { randomUUID } from 'node:crypto';
import { uuidMessage } from './wire';

const INSTANCE = randomUUID();

/** Where the node listens; known only once it does. */
export interface Address {
  readonly host: string;
  port: number;
}

/** Gossip/Read of a cluster of one: this node, alive, the leader. */
export function readGossip(address: Address): handleUnaryCall<Empty, ClusterInfo> {
  return (_call, done) => {
    const member = new MemberInfo()
      .setInstanceId(uuidMessage(INSTANCE, 'structured'))
      .setTimeStamp((BigInt(Date.now()) * 10_000n).toString())
      .setState(MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new EndPoint().setAddress(address.host).setPort(address.port));
    done(null, new ClusterInfo().setMembersList([member]));
  };
}
