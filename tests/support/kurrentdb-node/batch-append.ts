import { handleBidiStreamingCall, ServerDuplexStream, status } from '@grpc/grpc-js';
import { Code } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb';
import {
  AccessDenied,
  AllStreamPosition,
  BadRequest,
  MaximumAppendSizeExceeded,
  StreamDeleted,
  StreamIdentifier,
  Timeout,
  UUID,
  WrongExpectedVersion,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb';
import { BatchAppendReq, BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { User } from './access';
import { refuseUnfit } from './append';
import { AppendOutcome, appendTo, Expectation } from './append-check';
import { underFault } from './faults';
import { NodeContext } from './node-context';
import { Refusal, onlyAnswer, timedOut } from './refusals';
import { ProposedEvent } from './stored-event';
import { appendBytes, proposedEvent, streamIdentifier, streamName, uuidText } from './wire';

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** One append under way: a client sends a large one in several requests with one correlation id. */
interface Pending {
  readonly correlation: UUID | undefined;
  readonly stream: string;
  readonly expected: Expectation;
  readonly events: ProposedEvent[];
  readonly expires: number;
  bytes: number;
}

/** The node does not wait longer for the rest of an append, whatever the client allows. */
const WRITE_TIMEOUT_MS = 2_000;

/** Streams/BatchAppend: many appends over one call, each answered by its correlation id; refusals stand in the reply. */
export function batchAppend(node: NodeContext): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> {
  return (call: Call) => {
    const fail = (error: unknown) => call.emit('error', onlyAnswer(error, node.release, call.metadata));
    call.on('error', () => undefined); // the client went away: what was not final is forgotten
    try {
      const batch = new Batch(node, call, node.access.authenticate(call.metadata));
      call.on('data', (request: BatchAppendReq) => void batch.take(request).catch(fail));
      call.on('end', () => batch.end());
    } catch (error) {
      fail(error);
    }
  };
}

class Batch {
  readonly #node: NodeContext;
  readonly #call: Call;
  readonly #user: User | undefined;
  readonly #pending = new Map<string, Pending>();
  #unanswered = 0;
  #ended = false;

  constructor(node: NodeContext, call: Call, user: User | undefined) {
    this.#node = node;
    this.#call = call;
    this.#user = user;
  }

  /** Rejects where the whole call fails: NotLeader, with its trailers. */
  async take(request: BatchAppendReq): Promise<void> {
    const append = this.#collect(request);
    if (!append) return;
    this.#unanswered += 1;
    const reply = await this.#answer(append).catch((error: unknown) => refused(error));
    if (this.#call.cancelled) return;
    this.#call.write(reply.setCorrelationId(append.correlation).setStreamIdentifier(streamIdentifier(append.stream)));
    this.#unanswered -= 1;
    this.end(this.#ended);
  }

  end(hasEnded = true): void {
    this.#ended = hasEnded;
    if (hasEnded && this.#unanswered === 0) this.#call.end();
  }

  /** The append once it is final, or already too large: the rest of that is not waited for. */
  #collect(request: BatchAppendReq): Pending | undefined {
    const key = uuidText(request.getCorrelationId());
    const options = request.getOptions();
    const append = options ? begun(request.getCorrelationId(), options) : this.#pending.get(key);
    if (!append) return undefined;
    this.#pending.set(key, append);
    const events = request.getProposedMessagesList().map(proposedEvent);
    append.events.push(...events);
    append.bytes += events.reduce((sum, event) => sum + appendBytes(event), 0);
    if (!request.getIsFinal() && append.bytes <= this.#node.release.appendBytesMax) return undefined;
    this.#pending.delete(key);
    return append;
  }

  async #answer(append: Pending): Promise<BatchAppendResp> {
    const { access, release, faults, commits } = this.#node;
    access.check(this.#user, 'w', append.stream);
    if (append.expires <= Date.now()) throw timedOut();
    refuseUnfit(release.appendBytesMax, append);
    const around = { ...this.#node, peer: this.#call.getPeer() };
    return underFault(faults.draw('append'), around, async () => reply(append, await commits.submit((log) => appendTo(log, append))));
  }
}

function begun(correlation: UUID | undefined, options: BatchAppendReq.Options): Pending {
  const stream = streamName(options.getStreamIdentifier());
  const within = options.getDeadline21100()?.toDate().getTime() ?? Infinity;
  const expires = Math.min(within, Date.now() + WRITE_TIMEOUT_MS);
  return { correlation, stream, expected: expectationOf(options), events: [], expires, bytes: 0 };
}

function reply({ stream }: Pending, outcome: AppendOutcome): BatchAppendResp {
  if (outcome.kind === 'deleted') return new BatchAppendResp().setError(deleted(stream));
  if (outcome.kind === 'wrongVersion') return new BatchAppendResp().setError(wrongVersion(outcome));
  const success = new BatchAppendResp.Success();
  if (outcome.revision < 0n) success.setNoStream(new Empty());
  else success.setCurrentRevision(outcome.revision.toString());
  const at = outcome.position?.toString();
  if (at === undefined) success.setNoPosition(new Empty());
  else success.setPosition(new AllStreamPosition().setCommitPosition(at).setPreparePosition(at));
  return new BatchAppendResp().setSuccess(success);
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

interface Detail {
  readonly code: Code;
  readonly message: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

function statusOf({ code, message, name, bytes }: Detail): Status {
  const packed = new Any();
  packed.pack(bytes, name);
  return new Status().setCode(code).setMessage(message).setDetails(packed);
}

const client = (name: string): string => `event_store.client.${name}`;

/** A refusal as it stands in a reply; NotLeader does not: it ends the call. */
function refused(error: unknown): BatchAppendResp {
  if (!(error instanceof Refusal) || error.trailers.exception === 'not-leader') throw error;
  return new BatchAppendResp().setError(statusOf(detailOf(error)));
}

function detailOf({ code, message, trailers }: Refusal): Detail {
  const bytesMax = Number(trailers['maximum-append-size']);
  if (bytesMax) {
    const bytes = new MaximumAppendSizeExceeded().setMaxappendsize(bytesMax).serializeBinary();
    return { code: Code.INVALID_ARGUMENT, message: 'MaximumAppendSizeExceeded', name: client('MaximumAppendSizeExceeded'), bytes };
  }
  if (code === status.PERMISSION_DENIED) {
    return { code: Code.PERMISSION_DENIED, message, name: client('AccessDenied'), bytes: new AccessDenied().serializeBinary() };
  }
  if (code === status.ABORTED) {
    return { code: Code.DEADLINE_EXCEEDED, message: 'Timeout', name: client('Timeout'), bytes: new Timeout().serializeBinary() };
  }
  if (code === status.INVALID_ARGUMENT) {
    const bytes = new BadRequest().setMessage(message).serializeBinary();
    return { code: Code.INVALID_ARGUMENT, message: 'BadRequest', name: client('BadRequest'), bytes };
  }
  return { code: Code.UNKNOWN, message, name: 'google.protobuf.Empty', bytes: new Empty().serializeBinary() };
}

function deleted(stream: string): Status {
  const bytes = new StreamDeleted().setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(stream))).serializeBinary();
  return statusOf({ code: Code.NOT_FOUND, message: 'StreamDeleted', name: client('StreamDeleted'), bytes });
}

function wrongVersion({ expected, actual }: Extract<AppendOutcome, { kind: 'wrongVersion' }>): Status {
  const detail = new WrongExpectedVersion();
  if (actual < 0n) detail.setCurrentNoStream(new Empty());
  else detail.setCurrentStreamRevision(actual.toString());
  if (expected.kind === 'revision') detail.setExpectedStreamPosition(expected.revision.toString());
  else if (expected.kind === 'noStream') detail.setExpectedNoStream(new Empty());
  else if (expected.kind === 'exists') detail.setExpectedStreamExists(new Empty());
  else detail.setExpectedAny(new Empty());
  const name = client('WrongExpectedVersion');
  return statusOf({ code: Code.ALREADY_EXISTS, message: 'WrongExpectedVersion', name, bytes: detail.serializeBinary() });
}
