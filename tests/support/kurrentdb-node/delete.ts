import { handleUnaryCall } from '@grpc/grpc-js';
import { DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { deleteStream, Expectation } from './append-check';
import { underFault } from './faults';
import { NodeContext } from './node-context';
import { deleteWrongVersion, onlyAnswer, streamDeleted } from './refusals';
import { streamName } from './wire';

/** Streams/Delete: a soft delete, after which the stream is absent and may begin again behind what it held. */
export function softDelete(node: NodeContext): handleUnaryCall<DeleteReq, DeleteResp> {
  return (call, done) => {
    remove(node, call, false).then(
      (at) => done(null, new DeleteResp().setPosition(new DeleteResp.Position().setCommitPosition(at).setPreparePosition(at))),
      (error: unknown) => done(onlyAnswer(error, node.release, call.metadata)),
    );
  };
}

/** Streams/Tombstone: the name is gone for ever. */
export function tombstone(node: NodeContext): handleUnaryCall<TombstoneReq, TombstoneResp> {
  return (call, done) => {
    remove(node, call, true).then(
      (at) => done(null, new TombstoneResp().setPosition(new TombstoneResp.Position().setCommitPosition(at).setPreparePosition(at))),
      (error: unknown) => done(onlyAnswer(error, node.release, call.metadata)),
    );
  };
}

type Options = DeleteReq.Options | TombstoneReq.Options;
interface Call {
  readonly metadata: Parameters<NodeContext['access']['authenticate']>[0];
  readonly request: { getOptions(): Options | undefined };
  getPeer(): string;
}

async function remove(node: NodeContext, call: Call, forEver: boolean): Promise<string> {
  const options = call.request.getOptions() ?? new DeleteReq.Options();
  const stream = streamName(options.getStreamIdentifier());
  node.access.check(node.access.authenticate(call.metadata), 'd', stream);
  const expected = expectationOf(options);
  return underFault(node.faults.draw('append'), { ...node, peer: call.getPeer() }, async () => {
    const outcome = await node.commits.submit((log) => deleteStream(log, { stream, expected, forEver }));
    if (outcome.kind === 'deleted') throw streamDeleted(stream);
    if (outcome.kind === 'wrongVersion') throw deleteWrongVersion(stream, outcome);
    return (outcome.position ?? 0n).toString();
  });
}

function expectationOf(options: Options): Expectation {
  if (options.hasRevision()) return { kind: 'revision', revision: BigInt(options.getRevision()) };
  if (options.hasNoStream()) return { kind: 'noStream' };
  return options.hasStreamExists() ? { kind: 'exists' } : { kind: 'any' };
}
