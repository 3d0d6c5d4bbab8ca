import { handleServerStreamingCall, status } from '@grpc/grpc-js';
import { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { EventLog, StoredEvent } from './event-log';
import { streamIdentifier, streamName, uuidMessage } from './wire';

/** Streams/Read of one stream, either way. A stream that is not there is a message, not an error. */
export function read(log: EventLog): handleServerStreamingCall<ReadReq, ReadResp> {
  return (call) => {
    const options = call.request.getOptions() ?? new ReadReq.Options();
    if (!options.hasStream() || options.hasSubscription()) {
      // on a server stream only an emitted error reaches the client; destroying the call leaves it waiting
      call.emit('error', { code: status.UNIMPLEMENTED, details: 'This node reads single streams only.' });
      return;
    }
    for (const message of answer(log, options)) call.write(message);
    call.end();
  };
}

function answer(log: EventLog, options: ReadReq.Options): ReadResp[] {
  const name = streamName(options.getStream()?.getStreamIdentifier());
  const events = log.stream(name);
  if (!events) return [new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(name)))];
  const form = options.getUuidOption()?.hasString() ? 'string' : 'structured';
  return slice(events, options).map((event) => new ReadResp().setEvent(recorded(event, form)));
}

/** From the revision asked for, itself included; backwards from beyond the end means from the end. */
function slice(events: readonly StoredEvent[], options: ReadReq.Options): StoredEvent[] {
  const stream = options.getStream() ?? new ReadReq.Options.StreamOptions();
  const count = Number(options.getCount());
  const backwards = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
  const from = firstIndex(stream, { last: events.length - 1, backwards });
  return backwards
    ? events
        .slice(0, from + 1)
        .reverse()
        .slice(0, count)
    : events.slice(from, from + count);
}

function firstIndex(stream: ReadReq.Options.StreamOptions, { last, backwards }: { last: number; backwards: boolean }): number {
  const { RevisionOptionCase: Case } = ReadReq.Options.StreamOptions;
  switch (stream.getRevisionOptionCase()) {
    case Case.REVISION:
      return backwards ? Math.min(Number(stream.getRevision()), last) : Number(stream.getRevision());
    case Case.END:
      return backwards ? last : last + 1;
    case Case.START:
    case Case.REVISION_OPTION_NOT_SET:
      return 0;
  }
}

function recorded(event: StoredEvent, form: 'string' | 'structured'): ReadResp.ReadEvent {
  const position = event.position.toString();
  const message = new ReadResp.ReadEvent.RecordedEvent()
    .setId(uuidMessage(event.id, form))
    .setStreamIdentifier(streamIdentifier(event.stream))
    .setStreamRevision(event.revision.toString())
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  const system = message.getMetadataMap();
  system.set('type', event.type);
  system.set('content-type', event.contentType);
  system.set('created', event.created.toString());
  return new ReadResp.ReadEvent().setEvent(message).setCommitPosition(position);
}
