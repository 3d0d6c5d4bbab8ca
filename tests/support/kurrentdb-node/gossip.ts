import { handleUnaryCall } from '@grpc/grpc-js';
import { ClusterInfo, EndPoint, MemberInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb';
import { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { randomUUID } from 'node:crypto';
import { Endpoint } from './refusals';
import { uuidMessage } from './wire';

const INSTANCE = randomUUID();

/** Gossip/Read of a cluster of one: this node, alive, the leader. */
export function readGossip(self: Endpoint): handleUnaryCall<Empty, ClusterInfo> {
  return (_call, done) => {
    const member = new MemberInfo()
      .setInstanceId(uuidMessage(INSTANCE, 'structured'))
      .setTimeStamp((BigInt(Date.now()) * 10_000n).toString())
      .setState(MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new EndPoint().setAddress(self.host).setPort(self.port));
    done(null, new ClusterInfo().setMembersList([member]));
  };
}
