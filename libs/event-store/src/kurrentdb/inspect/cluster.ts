import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { ClusterInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb';
import { fault, good, unknown, warning, type Finding } from '../../finding';
import { gossipProtocol } from '../client-library';
import { within } from '../own-timer';

const ASK_MS = 5_000;

/** Who leads, and how many of the nodes are alive, as the node says it of its cluster. */
export async function leaderFinding(client: KurrentDBClient): Promise<Finding> {
  try {
    return foundIn(await within(ASK_MS, gossip(client)));
  } catch {
    return unknown('leader', 'the node does not say who leads; it answers reads that only the leader may answer');
  }
}

function gossip(client: KurrentDBClient): Promise<ClusterInfo> {
  const { Empty, GossipClient } = gossipProtocol();
  return client['execute'](
    GossipClient,
    'inspect',
    (asked) =>
      new Promise<ClusterInfo>((resolve, reject) => {
        asked.read(new Empty(), (error, answer) => (error ? reject(error) : resolve(answer)));
      }),
  );
}

function foundIn(answer: ClusterInfo): Finding {
  const { MemberInfo } = gossipProtocol();
  const members = answer.getMembersList();
  const alive = members.filter((member) => member.getIsAlive());
  const leader = alive.find((member) => member.getState() === MemberInfo.VNodeState.LEADER)?.getHttpEndPoint();
  if (!leader)
    return fault(
      'leader',
      `none of ${members.length} nodes leads, so nothing can be written`,
      'Wait for the election; look at the nodes that are away.',
    );
  const place = `${leader.getAddress()}:${leader.getPort()} leads`;
  if (members.length === 1) return good('leader', `one node: ${place}`);
  const counted = `${alive.length} of ${members.length} nodes are alive: ${place}`;
  if (alive.length === members.length) return good('leader', counted);
  return warning('leader', counted, 'Bring the others back: without more than half of the nodes nothing can be written.');
}
