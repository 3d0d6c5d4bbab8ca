import { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { NodeContext } from './node-context';
import { eventMessage } from './event-message';
import { streamDeleted } from './refusals';
import { StoredEvent } from './stored-event';
import { streamIdentifier } from './wire';

/** A read of one stream, either way, the revision asked for included. A stream that is not there is a message, not an error. */
export function* streamMessages(node: NodeContext, stream: string, options: ReadReq.Options): Iterable<ReadResp> {
  const { log } = node;
  if (log.isTombstoned(stream)) throw streamDeleted(stream);
  const written = log.written(stream);
  if (written.length === 0 || log.isSoftDeleted(stream)) {
    yield new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)));
    return;
  }
  const message = eventMessage(node, options);
  let left = Number(options.getCount());
  for (const event of inOrder(written, options)) {
    if (left <= 0) return;
    if (!log.isKept(event)) continue;
    left -= 1;
    yield message(event);
  }
}

function* inOrder(written: readonly StoredEvent[], options: ReadReq.Options): Iterable<StoredEvent> {
  const isBackwards = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
  const [step, last] = isBackwards ? [-1, 0] : [1, written.length - 1];
  for (let index = firstIndex(options, written.length - 1); isBackwards ? index >= last : index <= last; index += step) {
    yield written[index] as StoredEvent;
  }
}

function firstIndex(options: ReadReq.Options, last: number): number {
  const stream = options.getStream() ?? new ReadReq.Options.StreamOptions();
  const isBackwards = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
  if (stream.hasEnd()) return isBackwards ? last : last + 1;
  const revision = stream.hasRevision() ? Number(stream.getRevision()) : 0;
  return isBackwards ? Math.min(revision, last) : revision;
}
