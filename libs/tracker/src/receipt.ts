import { irregularitiesOf } from '@parley/negotiation';
import type { EventStore } from '@parley/event-store';
import type { FoldedStream, KnownCommand } from './folded-stream';
import { receiptLine, RepliesAgain } from './replies-again';
import type { FormedEntry } from './stored-event';
import { NotRecorded, type Receipt } from './tracker';

interface Asked {
  readonly stream: string;
  readonly id?: string;
  readonly request: string;
  readonly by: string;
  readonly cmd: string;
}
interface Stored {
  readonly folded: FoldedStream;
  readonly events: readonly FormedEntry[];
  /** Position of the last of them, as the store gave it. */
  readonly last?: string;
}

/** The reply to an act that was recorded just now. */
export function receiptOf({ stream, id }: Asked, { folded, events, last }: Stored): Receipt {
  return {
    events: events.map(({ entry, leaf }) => receiptLine(entry, leaf, last ?? '')),
    irregularities: irregularitiesOf(
      folded.record,
      events.map(({ entry }) => entry),
    ),
    stream,
    revision: folded.revision,
    ...(id !== undefined && { id }),
    repeated: false,
  };
}

/** The first reply again, made from the stored events. */
export async function repeatedReceipt(shop: { store: EventStore; book: string }, asked: Asked, folded: FoldedStream): Promise<Receipt> {
  const { first, request } = folded.command(asked.by, asked.cmd) as KnownCommand;
  if (request !== asked.request)
    throw new NotRecorded('key-reused', 'This key was used for another request before; give every act a key of its own.');
  folded.replies ??= new RepliesAgain({ ...shop, stream: asked.stream });
  const { events, irregularities, last } = await folded.replies.reply(first);
  const { stream, id } = asked;
  return { events, irregularities, stream, revision: last, ...(id !== undefined && { id }), repeated: true };
}
