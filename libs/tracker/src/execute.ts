import { decide, emptyRecord, type Decision, type NewEntry, type RecordView } from '@parley/negotiation';
import { isStoreError, isStoreErrorOf, type EventStore, type NewEvent, type NonEmpty, type StoreError } from '@parley/event-store';
import { recordedAt } from './clock-rule';
import { understand, type Asked, type Command } from './command';
import type { Continuity } from './continuity';
import type { FoldedStream } from './folded-stream';
import type { OwnEvents } from './own-events';
import { freshPerson } from './random';
import { receiptOf, repeatedReceipt } from './receipt';
import type { StreamQueue } from './stream-queue';
import { formEntries } from './stored-event';
import type { TailCache } from './tail-cache';
import { NotRecorded, type Receipt, type Submission } from './tracker';

/** After this a command that keeps meeting other writers is given back; nothing of it is stored. */
const CONFLICTS_MS_MAX = 10_000;
const CONFLICTS_MAX = 10_000;
/** Stands in for records that are still to be loaded; nothing is ever added to it. */
const EMPTY: RecordView = emptyRecord();

export interface Workshop {
  readonly store: EventStore;
  readonly book: string;
  readonly tails: TailCache;
  readonly queue: StreamQueue;
  readonly own: OwnEvents;
  readonly continuity: Continuity;
  readonly clock: () => number;
  readonly allowClockLift: boolean;
  /** The book takes over what was recorded elsewhere, with the times at which it was. */
  readonly migrates: boolean;
}

/** Load, fold, decide, form, append: one act, recorded exactly once whatever is retried. */
export async function execute(shop: Workshop, submission: Submission): Promise<Receipt> {
  shop.continuity.check();
  const command = await understand(shop, submission, {
    rehearse: (asked) => rehearse(shop, asked),
    register: (own) => record(shop, own),
  });
  return shop.queue.run(command.stream, () => record(shop, command));
}

/** One command on its stream: what is there already is found, what is decided on stale knowledge is decided again. */
async function record(shop: Workshop, command: Command): Promise<Receipt> {
  const until = shop.clock() + CONFLICTS_MS_MAX;
  let fresh = false;
  for (let tries = 0; tries < CONFLICTS_MAX; tries += 1) {
    const done = await attempt(shop, command, fresh);
    if (done !== 'again') return done;
    if (fresh && tries > 0 && shop.clock() > until) break;
    fresh = true;
  }
  throw new NotRecorded('busy', 'Others kept writing to this record first. Nothing was stored; send it again with the same key.');
}

/** `fresh`: everything this decides on is read anew, and then a refusal is final. */
async function attempt(shop: Workshop, command: Command, fresh: boolean): Promise<Receipt | 'again'> {
  await shop.continuity.mustHold();
  const folded = await tailOf(shop, command.stream, fresh);
  if (folded.command(command.by, command.cmd)) return repeatedReceipt(shop, command, folded);
  const outcome = await settled(shop, command, { folded, fresh });
  if (outcome === 'again') return 'again';
  return outcome.kind === 'record'
    ? append(shop, command, { folded, entries: outcome.entries })
    : receiptOf(command, { folded, events: [] });
}

const tailOf = async ({ tails }: Workshop, stream: string, fresh: boolean): Promise<FoldedStream> =>
  fresh ? tails.fresh(stream) : (tails.peek(stream) ?? tails.known(stream));

/** Throws what would be thrown if the act were recorded now; records nothing. */
async function rehearse(shop: Workshop, asked: Asked): Promise<void> {
  for (const fresh of [false, true])
    if ((await settled(shop, asked, { folded: await tailOf(shop, asked.stream, fresh), fresh })) !== 'again') return;
}

/** What is decided, once that is final; 'again' where it rested on what may be behind, which has been read anew then. Throws `NotRecorded`. */
async function settled(
  shop: Workshop,
  asked: Asked,
  { folded, fresh }: { folded: FoldedStream; fresh: boolean },
): Promise<Exclude<Decision, { kind: 'refused' }> | 'again'> {
  if (asked.expectedRevision !== undefined && asked.expectedRevision !== folded.revision) {
    if (!fresh) return 'again';
    throw new NotRecorded('revision-moved', `The record is at revision ${folded.revision}; look at what was added and send the act again.`);
  }
  const { decision, looked } = await decided(shop, asked, folded);
  if (decision.kind === 'record') return decision;
  if (!fresh) await Promise.all(looked.map((stream) => shop.tails.fresh(stream)));
  if (!fresh) return 'again';
  if (decision.kind === 'refused') throw NotRecorded.because(decision.refusal);
  return decision;
}

/** Decides; records of others that it asks for and that are not at hand are loaded, and it is decided again. */
async function decided(shop: Workshop, { act, body }: Asked, folded: FoldedStream): Promise<{ decision: Decision; looked: string[] }> {
  for (;;) {
    const looked = new Set<string>();
    const known = (stream: string): RecordView => {
      looked.add(stream);
      return shop.tails.peek(stream)?.record ?? EMPTY;
    };
    const decision = decide({ act, body, record: folded.record, known, freshPerson: freshPerson() });
    const missing = [...looked].filter((stream) => !shop.tails.peek(stream));
    if (missing.length === 0) return { decision, looked: [...looked] };
    for (const stream of missing) await shop.tails.known(stream);
  }
}

async function append(
  shop: Workshop,
  command: Command,
  { folded, entries }: { folded: FoldedStream; entries: readonly NewEntry[] },
): Promise<Receipt | 'again'> {
  const at = recordedAt(shop, folded.lastAt, command.recordedAt);
  const { stream, by, via, cmd, corr, request } = command;
  const side = command.body['onBehalfOf'] as string | undefined;
  const place = { book: shop.book, stream, revision: folded.revision + 1, prev: folded.leaf, at };
  const formed = formEntries(entries, { ...place, by, via, cmd, corr, request, ...(side !== undefined && { side }) });
  const events = formed.map(({ event }) => event) as unknown as NonEmpty<NewEvent>;
  const expected = folded.revision < 0 ? ({ kind: 'noStream' } as const) : ({ kind: 'at', revision: BigInt(folded.revision) } as const);
  shop.own.keep(formed);
  const reached = shop.continuity.reached();
  try {
    const { lastRevision, position } = await shop.store.append(stream, events, { expected });
    const { id } = events.at(-1) as NewEvent;
    await shop.continuity.recorded({ stream, revision: lastRevision, id, position }, reached);
    for (const { entry, leaf } of formed) if (entry.revision > folded.revision) folded.add({ entry, leaf, request });
    return receiptOf(command, { folded, events: formed, last: position });
  } catch (error) {
    for (const { id } of events) shop.own.forget(id);
    await mustStillBeThere(shop, folded, error);
    return afterFailure(shop, command, error);
  }
}

/** A stream that ends before the event that was decided on was put back, with its book. */
async function mustStillBeThere({ continuity }: Workshop, folded: FoldedStream, error: unknown): Promise<void> {
  if (!isStoreErrorOf(error, 'WrongExpectedRevision') || BigInt(folded.revision) <= (error.fields.actual ?? -1n)) return;
  await continuity.missed({ stream: folded.stream, revision: BigInt(folded.revision), id: folded.lastId });
}

/** A conflict is decided again, and so is what turns out not to be stored. */
async function afterFailure(shop: Workshop, command: Command, error: unknown): Promise<Receipt | 'again'> {
  if (isStoreErrorOf(error, 'AppendOutcomeUnknown')) return lookedUp(shop, command, error);
  if (!isStoreErrorOf(error, 'WrongExpectedRevision')) throw error;
  if (command.expectedRevision !== undefined)
    throw new NotRecorded('revision-moved', 'The record moved on meanwhile; look at what was added and send the act again.');
  return 'again';
}

/** What became of an append that was not answered. While that cannot be looked up, nothing else may be said of the act than that nobody knows. */
async function lookedUp(shop: Workshop, command: Command, unknown: StoreError<'AppendOutcomeUnknown'>): Promise<Receipt | 'again'> {
  try {
    if ((await unknown.fields.resolve()) === 'absent') return 'again';
    const folded = await shop.tails.fresh(command.stream);
    return folded.command(command.by, command.cmd) ? await repeatedReceipt(shop, command, folded) : 'again';
  } catch (error) {
    throw isStoreError(error) && error.retryable ? unknown : error;
  }
}
