import { isStoreError, isStoreErrorOf, StoreError } from '@parley/event-store';
import type { Command } from './command';
import type { FoldedStream } from './folded-stream';
import { repeatedReceipt } from './receipt';
import type { FormedEntry } from './stored-event';
import { NotRecorded, type Receipt } from './tracker';
import type { Workshop } from './workshop';

/**
 * Ids of events that were sent for a command and not answered, and the revision that each was to have. Where they were looked for in vain they
 * may come into the book all the same, held up on the way: until another event took their place, nobody may say that nothing of the command is
 * stored.
 */
export type Unanswered = Map<string, number>;

/** In a stream that was read anew, and does not hold the command, others have these places: so these events can never come. */
export function forgetPassedBy(unanswered: Unanswered, { revision }: FoldedStream): void {
  for (const [id, place] of unanswered) if (place <= revision) unanswered.delete(id);
}

/** What is said of a command while the store is away, or once its time is over: nobody knows whether it is stored. */
export function outcomeUnknown(
  shop: Workshop,
  { stream, by, cmd }: Command,
  { unanswered, error }: { unanswered: Unanswered; error?: unknown },
): StoreError<'AppendOutcomeUnknown'> {
  const resolve = async (): Promise<'committed' | 'absent'> => ((await shop.tails.fresh(stream)).command(by, cmd) ? 'committed' : 'absent');
  return new StoreError('AppendOutcomeUnknown', { stream, ids: [...unanswered.keys()], resolve }, { cause: error });
}

/** Of what the stream holds already. What was sent for the command just now, and came there though nobody said so, is no repeat. */
export async function foundReceipt(
  shop: Workshop,
  command: Command,
  { folded, unanswered }: { folded: FoldedStream; unanswered: Unanswered },
): Promise<Receipt> {
  const receipt = await repeatedReceipt(shop, command, folded);
  return { ...receipt, repeated: !receipt.events.some(({ eventId }) => unanswered.has(eventId)) };
}

/** Once the time is over: what has come into the book meanwhile. Where nothing of the command has, and nothing can come any more, others were first. */
export async function foundAtLast(shop: Workshop, command: Command, unanswered: Unanswered): Promise<Receipt> {
  const folded = await shop.tails.fresh(command.stream);
  if (folded.command(command.by, command.cmd)) return foundReceipt(shop, command, { folded, unanswered });
  forgetPassedBy(unanswered, folded);
  if (unanswered.size > 0) throw outcomeUnknown(shop, command, { unanswered });
  throw new NotRecorded('busy', 'Others kept writing to this record first. Nothing was stored; send it again with the same key.');
}

/** A conflict is decided again, and so is what turns out not to be stored. */
export async function afterFailure(
  shop: Workshop,
  command: Command,
  { error, formed, unanswered }: { error: unknown; formed: readonly FormedEntry[]; unanswered: Unanswered },
): Promise<Receipt | 'again'> {
  if (isStoreErrorOf(error, 'AppendOutcomeUnknown')) {
    for (const { event, entry } of formed) unanswered.set(event.id, entry.revision);
    return lookedUp(shop, command, { unknown: error, unanswered });
  }
  if (!isStoreErrorOf(error, 'WrongExpectedRevision')) throw error;
  if (command.expectedRevision !== undefined && unanswered.size === 0)
    throw new NotRecorded('revision-moved', 'The record moved on meanwhile; look at what was added and send the act again.');
  return 'again';
}

/** What became of an append that was not answered. While that cannot be looked up, nothing else may be said of the act than that nobody knows. */
async function lookedUp(
  shop: Workshop,
  command: Command,
  { unknown, unanswered }: { unknown: StoreError<'AppendOutcomeUnknown'>; unanswered: Unanswered },
): Promise<Receipt | 'again'> {
  try {
    if ((await unknown.fields.resolve()) === 'absent') return 'again';
    const folded = await shop.tails.fresh(command.stream);
    return folded.command(command.by, command.cmd) ? await foundReceipt(shop, command, { folded, unanswered }) : 'again';
  } catch (error) {
    throw isStoreError(error) && error.retryable ? unknown : error;
  }
}
