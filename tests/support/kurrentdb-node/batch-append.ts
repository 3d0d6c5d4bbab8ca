import { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import { Code } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb';
import { AllStreamPosition, WrongExpectedVersion } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb';
import { BatchAppendReq, BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { AppendOutcome, EventLog, Expectation, ProposedEvent } from './event-log';
import { proposedEvent, streamIdentifier, streamName, uuidText } from './wire';

/** One append under way: a client sends a large one in several requests with one correlation id. */
interface Pending {
  readonly options: BatchAppendReq.Options;
  readonly events: ProposedEvent[];
}

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** Streams/BatchAppend: many appends over one call, each answered by its correlation id; errors stand in the reply. */
export function batchAppend(log: EventLog): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> {
  return (call: Call) => {
    const pending = new Map<string, Pending>();
    call.on('data', (request: BatchAppendReq) => {
      const append = collect(pending, request);
      if (append) call.write(answer(log, append).setCorrelationId(request.getCorrelationId()));
    });
    call.on('end', () => call.end());
    call.on('error', () => undefined); // the client went away: what was not final is forgotten
  };
}

function collect(pending: Map<string, Pending>, request: BatchAppendReq): Pending | undefined {
  const correlation = uuidText(request.getCorrelationId());
  const append = pending.get(correlation) ?? { options: request.getOptions() ?? new BatchAppendReq.Options(), events: [] };
  append.events.push(...request.getProposedMessagesList().map(proposedEvent));
  if (!request.getIsFinal()) {
    pending.set(correlation, append);
    return undefined;
  }
  pending.delete(correlation);
  return append;
}

function answer(log: EventLog, { options, events }: Pending): BatchAppendResp {
  const stream = streamName(options.getStreamIdentifier());
  const outcome = log.append(stream, events, expectationOf(options));
  const reply = new BatchAppendResp().setStreamIdentifier(streamIdentifier(stream));
  if (outcome.kind === 'wrongVersion') return reply.setError(wrongVersion(outcome));
  const position = new AllStreamPosition().setCommitPosition(outcome.position.toString()).setPreparePosition(outcome.position.toString());
  return reply.setSuccess(new BatchAppendResp.Success().setCurrentRevision(outcome.revision.toString()).setPosition(position));
}

function expectationOf(options: BatchAppendReq.Options): Expectation {
  const { ExpectedStreamPositionCase: Case } = BatchAppendReq.Options;
  switch (options.getExpectedStreamPositionCase()) {
    case Case.NO_STREAM:
      return { kind: 'noStream' };
    case Case.STREAM_EXISTS:
      return { kind: 'exists' };
    case Case.STREAM_POSITION:
      return { kind: 'revision', revision: BigInt(options.getStreamPosition()) };
    case Case.ANY:
    case Case.EXPECTED_STREAM_POSITION_NOT_SET:
      return { kind: 'any' };
  }
}

function wrongVersion({ expected, actual }: Extract<AppendOutcome, { kind: 'wrongVersion' }>): Status {
  const detail = new WrongExpectedVersion();
  if (actual === undefined) detail.setCurrentNoStream(new Empty());
  else detail.setCurrentStreamRevision(actual.toString());
  if (expected.kind === 'revision') detail.setExpectedStreamPosition(expected.revision.toString());
  else if (expected.kind === 'noStream') detail.setExpectedNoStream(new Empty());
  else if (expected.kind === 'exists') detail.setExpectedStreamExists(new Empty());
  else detail.setExpectedAny(new Empty());
  const packed = new Any();
  packed.pack(detail.serializeBinary(), 'event_store.client.WrongExpectedVersion');
  return new Status().setCode(Code.ALREADY_EXISTS).setMessage('WrongExpectedVersion').setDetails(packed);
}
