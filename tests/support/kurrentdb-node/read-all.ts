import { status } from '@grpc/grpc-js';
import { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { filterOf } from './event-filter';
import { EventLog } from './event-log';
import { eventMessage } from './event-message';
import { NodeContext } from './node-context';
import { noSuchPosition } from './refusals';
import { LogPosition, StoredEvent } from './stored-event';

/** A read of every stream in the order of the log: forwards the position itself is included, backwards it is not. */
export function* allMessages(node: NodeContext, options: ReadReq.Options): Iterable<ReadResp> {
  const filter = filterOf(options);
  const message = eventMessage(node, options);
  let left = Number(options.getCount());
  for (const event of inOrder(node.log, options)) {
    if (left <= 0) return;
    if (filter && !filter.matches(event)) continue;
    left -= 1;
    yield message(event);
  }
}

/** The place that a call names; undefined: the start or the end. */
export function placeAsked(options: ReadReq.Options): LogPosition | undefined {
  const position = options.getAll()?.getPosition();
  return position && { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
}

function* inOrder(log: EventLog, options: ReadReq.Options): Iterable<StoredEvent> {
  const { events } = log;
  const isBackwards = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
  const first = firstIndex(log, options);
  // forwards, what is written meanwhile is read too
  if (isBackwards) for (let index = first - 1; index >= 0; index -= 1) yield events[index] as StoredEvent;
  else for (let index = first; index < events.length; index += 1) yield events[index] as StoredEvent;
}

function firstIndex(log: EventLog, options: ReadReq.Options): number {
  const place = placeAsked(options);
  if (!place) return options.getAll()?.hasEnd() ? log.events.length : 0;
  if (!log.isBoundary(place)) throw noSuchPosition(status.UNKNOWN);
  return log.indexFrom(place);
}
