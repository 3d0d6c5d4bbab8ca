import { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import { randomUUID } from 'node:crypto';
import { Release } from './releases';
import { LogPosition } from './stored-event';
import { unsigned } from './wire';

/** The first message of every subscription. */
export const confirmation = (): ReadResp =>
  new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID()));

/** The history is through. Releases from 24.10 on say when, and how far. */
export function caughtUp({ caughtUpSays }: Release, reached: { revision?: bigint; position?: LogPosition }): ReadResp {
  const message = new ReadResp.CaughtUp();
  if (!caughtUpSays) return new ReadResp().setCaughtUp(message);
  message.setTimestamp(Timestamp.fromDate(new Date()));
  const { revision, position } = reached;
  if (revision !== undefined) message.setStreamRevision(revision.toString());
  if (position) message.setPosition(positionOf(position));
  return new ReadResp().setCaughtUp(message);
}

const positionOf = ({ commit, prepare }: LogPosition): ReadResp.Position =>
  new ReadResp.Position().setCommitPosition(unsigned(commit)).setPreparePosition(unsigned(prepare));
