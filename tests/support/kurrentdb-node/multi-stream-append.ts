import { handleClientStreamingCall, handleUnaryCall, Metadata, status } from '@grpc/grpc-js';
import { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb';
import {
  AppendConsistencyViolationErrorDetails,
  ConsistencyViolation,
  StreamAlreadyInAppendSessionErrorDetails,
  StreamRevisionConflictErrorDetails,
  StreamTombstonedErrorDetails,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb';
import {
  AppendRecord,
  AppendRecordsRequest,
  AppendRecordsResponse,
  AppendRequest,
  AppendResponse,
  AppendSessionResponse,
  SchemaFormat,
  StreamRevision,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { randomUUID } from 'node:crypto';
import { refuseUnfit } from './append';
import { Append, checkAppend, expectationNumber, expectationOf } from './append-check';
import { EventLog } from './event-log';
import { underFault } from './faults';
import { NodeContext } from './node-context';
import { Refusal, onlyAnswer } from './refusals';
import { ProposedEvent } from './stored-event';

type StreamAppend = Append & { readonly events: readonly ProposedEvent[] };

interface Written {
  readonly revisions: readonly { readonly stream: string; readonly revision: bigint }[];
  readonly position: bigint;
}

interface Violation {
  readonly append: Append;
  readonly actual: bigint;
}

/** Nothing was written: expectations that do not hold, in the order of the appends. */
type Outcome = Written | { readonly violations: readonly Violation[] } | { readonly tombstoned: string };

interface Call {
  readonly metadata: Metadata;
  getPeer(): string;
}

/** StreamsService/AppendSession: appends to several streams, all of them or none. The first expectation that fails is named. */
export function appendSession(node: NodeContext): handleClientStreamingCall<AppendRequest, AppendSessionResponse> {
  return (call, done) => {
    const appends: StreamAppend[] = [];
    call.on('data', (request: AppendRequest) => {
      const expected = expectationOf(BigInt(request.getExpectedRevision() ?? '-2'));
      appends.push({ stream: request.getStream(), expected, events: request.getRecordsList().map(eventOf) });
    });
    call.on('end', () => {
      writeAll(node, call, appends).then(
        (written) => done(null, sessionReply(written, conflict)),
        (error: unknown) => done(failed(error, node, call)),
      );
    });
    call.on('error', () => undefined); // the client went away before its last message: nothing is written
  };
}

/** StreamsService/AppendRecords: records of any streams in one order, with expectations apart. Every one that fails is named. */
export function appendRecords(node: NodeContext): handleUnaryCall<AppendRecordsRequest, AppendRecordsResponse> {
  return (call, done) => {
    const checks = new Map(call.request.getChecksList().map((check) => [check.getStreamState()?.getStream(), check.getStreamState()]));
    const appends = new Map<string, AppendRecord[]>();
    for (const record of call.request.getRecordsList()) {
      appends.set(record.getStream(), [...(appends.get(record.getStream()) ?? []), record]);
    }
    const all = [...appends].map(([stream, records]) => {
      const expected = expectationOf(BigInt(checks.get(stream)?.getExpectedState() ?? '-2'));
      return { stream, expected, events: records.map(eventOf) };
    });
    writeAll(node, call, all).then(
      (written) => done(null, recordsReply(written)),
      (error: unknown) => done(failed(error, node, call)),
    );
  };
}

async function writeAll(node: NodeContext, call: Call, appends: readonly StreamAppend[]): Promise<Outcome> {
  const user = node.access.authenticate(call.metadata);
  const twice = appends.find(({ stream }, index) => appends.findIndex((other) => other.stream === stream) !== index);
  if (twice)
    throw detailed(status.ABORTED, 'StreamAlreadyInAppendSession', new StreamAlreadyInAppendSessionErrorDetails().setStream(twice.stream));
  for (const append of appends) {
    node.access.check(user, 'w', append.stream);
    refuseUnfit(node.release.appendBytesMax, append);
  }
  return underFault(node.faults.draw('append'), { ...node, peer: call.getPeer() }, () =>
    node.commits.submit((log) => decide(log, appends)),
  );
}

function decide(log: EventLog, appends: readonly StreamAppend[]): Outcome {
  const checks = appends.map((append) => ({ append, check: checkAppend(log, append) }));
  const tombstoned = checks.find(({ check }) => check.kind === 'deleted');
  if (tombstoned) return { tombstoned: tombstoned.append.stream };
  const isRepeat = checks.every(({ check }) => check.kind === 'known');
  // one known and one new: nothing is written
  const failing = isRepeat ? [] : checks.filter(({ check }) => check.kind !== 'ok');
  if (failing.length > 0) return { violations: failing.map(({ append }) => ({ append, actual: log.lastRevision(append.stream) })) };
  const positions = checks.map(({ append, check }) =>
    check.kind === 'known' ? (check.position ?? 0n) : log.write(append.stream, append.events),
  );
  const revisions = checks.map(({ append: { stream }, check }) => ({
    stream,
    revision: check.kind === 'known' ? check.revision : log.lastRevision(stream),
  }));
  return { revisions, position: positions.at(-1) ?? 0n };
}

function writtenOf(outcome: Outcome, violated: (violations: readonly Violation[]) => Refusal): Written {
  if ('tombstoned' in outcome) {
    const details = new StreamTombstonedErrorDetails().setStream(outcome.tombstoned);
    throw detailed(status.FAILED_PRECONDITION, 'StreamTombstoned', details);
  }
  if ('violations' in outcome) throw violated(outcome.violations);
  return outcome;
}

function sessionReply(outcome: Outcome, violated: (violations: readonly Violation[]) => Refusal): AppendSessionResponse {
  const { revisions, position } = writtenOf(outcome, violated);
  const output = revisions.map(({ stream, revision }) => new AppendResponse().setStream(stream).setStreamRevision(revision.toString()));
  return new AppendSessionResponse().setOutputList(output).setPosition(position.toString());
}

function recordsReply(outcome: Outcome): AppendRecordsResponse {
  const { revisions, position } = writtenOf(outcome, inconsistent);
  const list = revisions.map(({ stream, revision }) => new StreamRevision().setStream(stream).setRevision(revision.toString()));
  return new AppendRecordsResponse().setRevisionsList(list).setPosition(position.toString());
}

function conflict([first]: readonly Violation[]): Refusal {
  const details = new StreamRevisionConflictErrorDetails();
  if (first) details.setStream(first.append.stream).setActualRevision(first.actual.toString());
  if (first) details.setExpectedRevision(expectationNumber(first.append.expected).toString());
  return detailed(status.FAILED_PRECONDITION, 'StreamRevisionConflict', details);
}

function inconsistent(violations: readonly Violation[]): Refusal {
  const list = violations.map(({ append, actual }, index) =>
    new ConsistencyViolation()
      .setCheckIndex(index)
      .setStreamState(
        new ConsistencyViolation.StreamStateViolation()
          .setStream(append.stream)
          .setExpectedState(expectationNumber(append.expected).toString())
          .setActualState(actual.toString()),
      ),
  );
  const details = new AppendConsistencyViolationErrorDetails().setViolationsList(list);
  return detailed(status.FAILED_PRECONDITION, 'AppendConsistencyViolation', details);
}

/** A refusal of the second protocol: the details travel in a trailer of their own. */
class DetailedRefusal extends Refusal {
  readonly packed: Buffer;

  constructor(code: status, message: string, packed: Buffer) {
    super(code, message);
    this.packed = packed;
  }
}

function detailed(code: status, name: string, details: { serializeBinary(): Uint8Array }): Refusal {
  const packed = new Any();
  packed.pack(details.serializeBinary(), `kurrentdb.protocol.v2.streams.errors.${name}ErrorDetails`);
  const bytes = new Status()
    .setCode(code as number)
    .setMessage(name)
    .setDetails(packed)
    .serializeBinary();
  return new DetailedRefusal(code, name, Buffer.from(bytes));
}

function failed(error: unknown, node: NodeContext, { metadata }: Call) {
  const answer = onlyAnswer(error, node.release, metadata);
  if (error instanceof DetailedRefusal) answer.metadata.set('grpc-status-details-bin', error.packed);
  return answer;
}

/** The schema stands beside what the writer gave, in the metadata that a reader gets. */
function eventOf(record: AppendRecord): ProposedEvent {
  const schema = record.getSchema();
  const type = schema?.getName() ?? '';
  const isJson = schema?.getFormat() === SchemaFormat.SCHEMA_FORMAT_JSON;
  const properties: Record<string, unknown> = { '$schema.name': type, '$schema.format': isJson ? 'Json' : 'Bytes' };
  record.getPropertiesMap().forEach((value, key) => (properties[key] = value.toJavaScript()));
  const metadata = Buffer.from(JSON.stringify(properties));
  return { id: record.getRecordId() ?? randomUUID(), type, isJson, data: record.getData_asU8(), metadata };
}
