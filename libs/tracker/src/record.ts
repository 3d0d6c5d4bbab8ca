import { decide, emptyRecord, type Decision, type NewEntry, type RecordView } from '@parley/negotiation';
import { isStoreErrorOf, type Expected, type NewEvent, type NonEmpty, type Position } from '@parley/event-store';
import { recordedAt } from './clock-rule';
import type { Asked, Command } from './command';
import type { FoldedStream } from './folded-stream';
import { freshPerson } from './random';
import { receiptOf } from './receipt';
import { formEntries, type FormedEntry } from './stored-event';
import { NotRecorded, type Receipt } from './tracker';
import { afterFailure, forgetPassedBy, foundAtLast, foundReceipt, outcomeUnknown, type Unanswered } from './unanswered';
import type { Workshop } from './workshop';

/** After this a command that keeps meeting other writers is given back; nothing of it is stored. */
const CONFLICTS_MS_MAX = 10_000;
const CONFLICTS_MAX = 10_000;
/** Stands in for records that are still to be loaded; nothing is ever added to it. */
const EMPTY: RecordView = emptyRecord();

/** One command on its stream: what is there already is found, what is decided on stale knowledge is decided again. `unanswered`: before. */
export async function record(shop: Workshop, command: Command, unanswered: Unanswered = new Map()): Promise<Receipt> {
  try {
    return await recordedOnce(shop, command, unanswered);
  } catch (error) {
    throw unanswered.size > 0 && isStoreErrorOf(error, 'StoreUnavailable') ? outcomeUnknown(shop, command, { unanswered, error }) : error;
  }
}

async function recordedOnce(shop: Workshop, command: Command, unanswered: Unanswered): Promise<Receipt> {
  const until = shop.clock() + CONFLICTS_MS_MAX;
  let fresh = false;
  for (let tries = 0; tries < CONFLICTS_MAX; tries += 1) {
    const done = await attempt(shop, command, { fresh, unanswered });
    if (done !== 'again') return done;
    if (fresh && tries > 0 && shop.clock() > until) break;
    fresh = true;
  }
  return foundAtLast(shop, command, unanswered);
}

/** `fresh`: everything this decides on is read anew, and then a refusal is final. */
async function attempt(
  shop: Workshop,
  command: Command,
  { fresh, unanswered }: { fresh: boolean; unanswered: Unanswered },
): Promise<Receipt | 'again'> {
  await shop.continuity.mustHold();
  const folded = await tailOf(shop, command.stream, fresh);
  if (folded.command(command.by, command.cmd)) return foundReceipt(shop, command, { folded, unanswered });
  if (fresh) forgetPassedBy(unanswered, folded);
  const outcome = await settled(shop, command, { folded, fresh });
  if (outcome === 'again') return 'again';
  return outcome.kind === 'record'
    ? append(shop, command, { folded, entries: outcome.entries, unanswered })
    : receiptOf(command, { folded, events: [] });
}

export const tailOf = async ({ tails }: Workshop, stream: string, fresh: boolean): Promise<FoldedStream> =>
  fresh ? tails.fresh(stream) : (tails.peek(stream) ?? tails.known(stream));

/** What is decided, once that is final; 'again' where it rested on what may be behind, which has been read anew then. Throws `NotRecorded`. */
export async function settled(
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
async function decided(shop: Workshop, asked: Asked, folded: FoldedStream): Promise<Omit<DecidedNow, 'missing'>> {
  for (;;) {
    const { missing, ...rest } = decidedNow(shop, asked, folded);
    if (missing.length === 0) return rest;
    for (const stream of missing) await shop.tails.known(stream);
  }
}

export interface DecidedNow {
  readonly decision: Decision;
  /** Streams of others that it asked for; where some of them are not at hand, the decision means nothing. */
  readonly looked: readonly string[];
  readonly missing: readonly string[];
}
/** Decides with what is at hand, and waits for nothing. */
export function decidedNow({ tails }: Workshop, { act, body }: Asked, folded: FoldedStream): DecidedNow {
  const looked = new Set<string>();
  const at = (stream: string): FoldedStream | undefined => (stream === folded.stream ? folded : tails.peek(stream));
  const known = (stream: string): RecordView => {
    looked.add(stream);
    return at(stream)?.record ?? EMPTY;
  };
  const decision = decide({ act, body, record: folded.record, known, freshPerson: freshPerson() });
  return { decision, looked: [...looked], missing: [...looked].filter((stream) => !at(stream)) };
}

async function append(
  shop: Workshop,
  command: Command,
  { folded, entries, unanswered }: { folded: FoldedStream; entries: readonly NewEntry[]; unanswered: Unanswered },
): Promise<Receipt | 'again'> {
  const formed = formedAfter(shop, command, { folded, entries });
  try {
    const last = await appended(shop, placeIn(folded), formed);
    for (const { entry, leaf } of formed) if (entry.revision > folded.revision) folded.add({ entry, leaf, request: command.request });
    return receiptOf(command, { folded, events: formed, last });
  } catch (error) {
    return afterFailure(shop, command, { error, formed, unanswered });
  }
}

/** The events of what was decided, as they follow the last one that is folded. Throws `NotRecorded` where the clock forbids it. */
export function formedAfter(
  shop: Workshop,
  command: Command,
  { folded, entries }: { folded: FoldedStream; entries: readonly NewEntry[] },
): readonly FormedEntry[] {
  const at = recordedAt(shop, folded.lastAt, command.recordedAt);
  const { stream, by, via, cmd, corr, request } = command;
  const side = command.body['onBehalfOf'] as string | undefined;
  const place = { book: shop.book, stream, revision: folded.revision + 1, prev: folded.leaf, at };
  return formEntries(entries, { ...place, by, via, cmd, corr, request, ...(side !== undefined && { side }) });
}

/** The last event of a stream that something was decided on. */
export interface LastOf {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
}
export const placeIn = ({ stream, revision, lastId: id }: FoldedStream): LastOf => ({ stream, revision, id });

/** Appends what follows the last event, and tells the position that it came to. Throws what the store throws, or `BookWentBack`. */
export async function appended(shop: Workshop, last: LastOf, formed: readonly FormedEntry[]): Promise<Position> {
  const { stream, revision } = last;
  const events = formed.map(({ event }) => event) as unknown as NonEmpty<NewEvent>;
  const expected: Expected = revision < 0 ? { kind: 'noStream' } : { kind: 'at', revision: BigInt(revision) };
  shop.own.keep(formed);
  const reached = shop.continuity.reached();
  try {
    const { lastRevision, position } = await shop.store.append(stream, events, { expected });
    const { id } = events.at(-1) as NewEvent;
    await shop.continuity.recorded({ stream, revision: lastRevision, id, position }, reached);
    return position;
  } catch (error) {
    for (const { id } of events) shop.own.forget(id);
    await mustStillBeThere(shop, last, error);
    throw error;
  }
}

/** A stream that ends before the event that was decided on was put back, with its book. */
async function mustStillBeThere({ continuity }: Workshop, { stream, revision, id }: LastOf, error: unknown): Promise<void> {
  if (!isStoreErrorOf(error, 'WrongExpectedRevision') || BigInt(revision) <= (error.fields.actual ?? -1n)) return;
  await continuity.missed({ stream, revision: BigInt(revision), id });
}
