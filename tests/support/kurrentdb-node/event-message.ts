import { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { resolve } from './links';
import { NodeContext } from './node-context';
import { StoredEvent } from './stored-event';
import { readEvent } from './wire';

/** Makes events into messages as a call wants them: links resolved or not, ids as text or not. */
export function eventMessage({ log }: NodeContext, options: ReadReq.Options): (event: StoredEvent) => ReadResp {
  const form = options.getUuidOption()?.hasString() ? 'string' : 'structured';
  const resolveLinks = options.getResolveLinks();
  return (event) => new ReadResp().setEvent(readEvent(resolve(log, event, resolveLinks), form));
}
