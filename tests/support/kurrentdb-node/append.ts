import { handleClientStreamingCall } from '@grpc/grpc-js';
import { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { AppendReq, AppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { AppendOutcome, EventLog, Expectation, ProposedEvent } from './event-log';
import { proposedEvent, streamName } from './wire';

/** Streams/Append, the classic call (used with credentials of its own): a wrong version is a reply, not an error. */
export function append(log: EventLog): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call, done) => {
    let options = new AppendReq.Options();
    const events: ProposedEvent[] = [];
    call.on('data', (request: AppendReq) => {
      options = request.getOptions() ?? options;
      const message = request.getProposedMessage();
      if (message) events.push(proposedEvent(message));
    });
    call.on('end', () => {
      done(null, reply(log.append(streamName(options.getStreamIdentifier()), events, expectationOf(options))));
    });
    call.on('error', () => undefined); // the client went away before its last message: nothing is written
  };
}

function reply(outcome: AppendOutcome): AppendResp {
  if (outcome.kind === 'wrongVersion') return new AppendResp().setWrongExpectedVersion(wrongVersion(outcome));
  const position = new AppendResp.Position().setCommitPosition(outcome.position.toString()).setPreparePosition(outcome.position.toString());
  return new AppendResp().setSuccess(new AppendResp.Success().setCurrentRevision(outcome.revision.toString()).setPosition(position));
}

function expectationOf(options: AppendReq.Options): Expectation {
  const { ExpectedStreamRevisionCase: Case } = AppendReq.Options;
  switch (options.getExpectedStreamRevisionCase()) {
    case Case.NO_STREAM:
      return { kind: 'noStream' };
    case Case.STREAM_EXISTS:
      return { kind: 'exists' };
    case Case.REVISION:
      return { kind: 'revision', revision: BigInt(options.getRevision()) };
    case Case.ANY:
    case Case.EXPECTED_STREAM_REVISION_NOT_SET:
      return { kind: 'any' };
  }
}

function wrongVersion({ expected, actual }: Extract<AppendOutcome, { kind: 'wrongVersion' }>): AppendResp.WrongExpectedVersion {
  const message = new AppendResp.WrongExpectedVersion();
  if (actual === undefined) message.setCurrentNoStream(new Empty());
  else message.setCurrentRevision(actual.toString());
  if (expected.kind === 'revision') return message.setExpectedRevision(expected.revision.toString());
  if (expected.kind === 'noStream') return message.setExpectedNoStream(new Empty());
  if (expected.kind === 'exists') return message.setExpectedStreamExists(new Empty());
  return message.setExpectedAny(new Empty());
}
