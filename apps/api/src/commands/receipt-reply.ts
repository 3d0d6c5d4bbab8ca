import type { ActDefinition } from '@parley/negotiation';
import type { Receipt } from '@parley/tracker';
import type { HttpReply } from '../edge/http';
import { RECORD_FACES } from './record-faces';

/** What an act is answered with: where its events stand, and what is irregular about them. */
export interface ActReply {
  readonly events: Receipt['events'];
  readonly irregularities: Receipt['irregularities'];
}

/** 201 where the act is recorded, now or by an earlier try; 200 where the record said so already and nothing was added. */
export function replyWith(receipt: Receipt, act: ActDefinition, reply: HttpReply): ActReply {
  reply.status(receipt.events.length > 0 ? 201 : 200);
  reply.header('etag', `"${receipt.revision}"`);
  const [first] = receipt.events;
  const place = act.opens ? `/${RECORD_FACES[act.record].prefix}/${receipt.id ?? ''}` : first && `/api/entries/${first.eventId}`;
  if (place !== undefined) reply.header('location', place);
  if (receipt.repeated) reply.header('parley-repeated', 'true');
  return { events: receipt.events, irregularities: receipt.irregularities };
}
