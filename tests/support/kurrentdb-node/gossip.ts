import { handleUnaryCall } from '@grpc/grpc-js';
import { ClusterInfo, EndPoint, MemberInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb';
import { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { randomUUID } from 'node:crypto';
import { Endpoint } from './refusals';
import { uuidMessage } from './wire';

const INSTANCE = randomUUID();

/** Another node of the cluster, as this one tells of it: nobody is there. */
export interface OtherMember {
  readonly state: keyof typeof MemberInfo.VNodeState;
  readonly isAlive: boolean;
}

/** Gossip/Read: this node, alive and the leader, and whom else it was told to tell of. */
export function readGossip(self: Endpoint, others: readonly OtherMember[] = []): handleUnaryCall<Empty, ClusterInfo> {
  return (_call, done) => {
    const own = memberInfo(INSTANCE, { state: 'LEADER', isAlive: true }, self);
    const rest = others.map((other, index) => memberInfo(randomUUID(), other, { host: self.host, port: index + 1 }));
    done(null, new ClusterInfo().setMembersList([own, ...rest]));
  };
}

const memberInfo = (instance: string, { state, isAlive }: OtherMember, at: Endpoint): MemberInfo =>
  new MemberInfo()
    .setInstanceId(uuidMessage(instance, 'structured'))
    .setTimeStamp((BigInt(Date.now()) * 10_000n).toString())
    .setState(MemberInfo.VNodeState[state])
    .setIsAlive(isAlive)
    .setHttpEndPoint(new EndPoint().setAddress(at.host).setPort(at.port));
