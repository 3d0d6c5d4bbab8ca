import { EventLog } from './event-log';
import { StoredEvent } from './stored-event';
import { Resolved } from './wire';

const LINK_TYPE = '$>';

/** What a link (`revision@stream`) points at, if the reader asks for it. */
export function resolve(log: EventLog, event: StoredEvent, resolveLinks: boolean): Resolved {
  if (!resolveLinks || event.type !== LINK_TYPE) return { event };
  const [, revision, stream] = /^(\d+)@(.*)$/s.exec(Buffer.from(event.data).toString('utf8')) ?? [];
  const target = revision === undefined || stream === undefined ? undefined : log.event(stream, BigInt(revision));
  return { link: event, ...(target ? { event: target } : {}) };
}
