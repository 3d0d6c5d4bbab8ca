import { handleClientStreamingCall, sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { AppendReq, AppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { AppendOutcome, appendTo, Expectation } from './append-check';
import { underFault } from './faults';
import { NodeContext } from './node-context';
import { appendTooLarge, badRequest, onlyAnswer, streamDeleted } from './refusals';
import { ProposedEvent } from './stored-event';
import { appendBytes, proposedEvent, streamName } from './wire';

type Call = ServerReadableStream<AppendReq, AppendResp>;

interface Request {
  readonly stream: string;
  readonly events: readonly ProposedEvent[];
  readonly expected: Expectation;
}

/** Streams/Append, the classic call (used with credentials of its own): a wrong version is a reply, other refusals are statuses. */
export function append(node: NodeContext): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call: Call, done: sendUnaryData<AppendResp>) => {
    let options = new AppendReq.Options();
    const events: ProposedEvent[] = [];
    call.on('data', (request: AppendReq) => {
      options = request.getOptions() ?? options;
      const message = request.getProposedMessage();
      if (message) events.push(proposedEvent(message));
    });
    call.on('end', () => {
      const request = { stream: streamName(options.getStreamIdentifier()), events, expected: expectationOf(options) };
      answer(node, call, request).then(
        (reply) => done(null, reply),
        (error: unknown) => done(onlyAnswer(error, node.release, call.metadata)),
      );
    });
    call.on('error', () => undefined); // the client went away before its last message: nothing is written
  };
}

async function answer(node: NodeContext, call: Call, request: Request): Promise<AppendResp> {
  node.access.check(node.access.authenticate(call.metadata), 'w', request.stream);
  refuseUnfit(node.release.appendBytesMax, request);
  const around = { ...node, peer: call.getPeer() };
  return underFault(node.faults.draw('append'), around, async () =>
    reply(request.stream, await node.commits.submit((log) => appendTo(log, request))),
  );
}

/** What is wrong with an append whatever the stream holds. */
export function refuseUnfit(bytesMax: number, { stream, events }: Pick<Request, 'stream' | 'events'>): void {
  if (stream === '') throw badRequest('The name of the stream is empty.');
  if (events.some(({ type }) => type === '')) throw badRequest('The type of an event is empty.');
  if (events.reduce((sum, event) => sum + appendBytes(event), 0) > bytesMax) throw appendTooLarge(bytesMax);
}

function reply(stream: string, outcome: AppendOutcome): AppendResp {
  if (outcome.kind === 'deleted') throw streamDeleted(stream);
  if (outcome.kind === 'wrongVersion') return new AppendResp().setWrongExpectedVersion(wrongVersion(outcome));
  const success = new AppendResp.Success();
  if (outcome.revision < 0n) success.setNoStream(new Empty());
  else success.setCurrentRevision(outcome.revision.toString());
  if (outcome.position === undefined) success.setNoPosition(new Empty());
  else success.setPosition(position(outcome.position.toString()));
  return new AppendResp().setSuccess(success);
}

const position = (at: string) => new AppendResp.Position().setCommitPosition(at).setPreparePosition(at);

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

/** The fields of release 20.6 are filled too, as old clients read them. */
function wrongVersion({ expected, actual }: Extract<AppendOutcome, { kind: 'wrongVersion' }>): AppendResp.WrongExpectedVersion {
  const message = new AppendResp.WrongExpectedVersion();
  if (actual < 0n) message.setCurrentNoStream(new Empty()).setNoStream2060(new Empty());
  else message.setCurrentRevision(actual.toString()).setCurrentRevision2060(Number(actual));
  switch (expected.kind) {
    case 'revision':
      return message.setExpectedRevision(expected.revision.toString()).setExpectedRevision2060(Number(expected.revision));
    case 'noStream':
      return message.setExpectedNoStream(new Empty());
    case 'exists':
      return message.setExpectedStreamExists(new Empty()).setStreamExists2060(new Empty());
    case 'any':
      return message.setExpectedAny(new Empty()).setAny2060(new Empty());
  }
}
