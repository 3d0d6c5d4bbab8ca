import { StoreError, type EventStore } from '@parley/event-store';
import type { Command } from './command';
import type { FoldedStream } from './folded-stream';
import { receiptOf } from './receipt';
import { appended, decidedNow, formedAfter, placeIn, record, type LastOf } from './record';
import type { FormedEntry } from './stored-event';
import type { Waiting } from './stream-queue';
import type { Receipt } from './tracker';
import { afterFailure, type Unanswered } from './unanswered';
import type { Workshop } from './workshop';

/** What acts share one append hold together at most, in bytes of headers and payloads: every store takes as much. */
const BYTES_MAX = 256 * 1024;

type One = Waiting<Command, Receipt>;
/** An act that is decided and formed, to follow the one before it; its receipt has no position yet. */
interface Draft {
  readonly formed: readonly FormedEntry[];
  readonly receipt: Receipt;
}

/**
 * Acts of one stream, in the order they came. As many as can follow each other are recorded by one append: it is one round trip, and one flush,
 * for all of them. An act that is refused, was recorded before, or needs what is not at hand has a turn of its own.
 */
export async function recordTogether(shop: Workshop, all: readonly One[]): Promise<void> {
  for (let rest = all; rest.length > 0;) {
    const shared = rest.length > 1 ? await recordShared(shop, rest) : 0;
    const [{ what, settle }] = rest as readonly [One, ...One[]];
    if (shared === 0) await settled(settle, record(shop, what));
    rest = rest.slice(Math.max(shared, 1));
  }
}

/** Records as many of the first of them as can share an append, and tells how many these were: all of these are settled. */
async function recordShared(shop: Workshop, waiting: readonly One[]): Promise<number> {
  const drafts: Draft[] = [];
  try {
    await shop.continuity.mustHold();
    const receipts = await shop.tails.lent((waiting[0] as One).what.stream, async (folded) => {
      const last = placeIn(folded);
      drafts.push(...draftsOn(shop, folded, waiting));
      return drafts.length > 0 ? stored(shop, last, drafts) : [];
    });
    for (const [n, receipt] of receipts.entries()) waiting[n]?.settle(Promise.resolve(receipt));
  } catch (error) {
    for (const [n, { formed }] of drafts.entries()) {
      const { what, settle } = waiting[n] as One;
      await settled(settle, recordedAfter(shop, what, { error, formed }));
    }
  }
  return drafts.length;
}

/** Decides one act after the other, each on what those before it add; waits for nothing, so that nobody sees what is not stored. */
function draftsOn(shop: Workshop, folded: FoldedStream, waiting: readonly One[]): readonly Draft[] {
  const drafts: Draft[] = [];
  let bytes = 0;
  for (const { what } of waiting) {
    const formed = formedNow(shop, what, folded);
    bytes += formed?.reduce((sum, { event: { header, payload } }) => sum + header.byteLength + payload.byteLength, 0) ?? 0;
    if (!formed || bytes > BYTES_MAX) break;
    for (const { entry, leaf } of formed) folded.add({ entry, leaf, request: what.request });
    drafts.push({ formed, receipt: receiptOf(what, { folded, events: formed }) });
  }
  return drafts;
}

/** The act's events, if it can be recorded with what is at hand. What else becomes of it, and what it throws, is found out in its own turn. */
function formedNow(shop: Workshop, command: Command, folded: FoldedStream): readonly FormedEntry[] | undefined {
  if (folded.command(command.by, command.cmd) || (command.expectedRevision ?? folded.revision) !== folded.revision) return undefined;
  try {
    const { decision, missing } = decidedNow(shop, command, folded);
    if (missing.length > 0 || decision.kind !== 'record') return undefined;
    return formedAfter(shop, command, { folded, entries: decision.entries });
  } catch {
    return undefined;
  }
}

/** Appends them, and gives each the position of its own last event, as a retry reads it. */
async function stored(shop: Workshop, last: LastOf, drafts: readonly Draft[]): Promise<readonly Receipt[]> {
  const formed = drafts.flatMap(({ formed }) => formed);
  const end = await appended(shop, last, formed);
  const between = drafts.length > 1 ? await positionsAfter(shop.store, last, formed) : new Map<number, string>();
  return drafts.map(({ receipt }, n) => {
    const position = n === drafts.length - 1 ? end : (between.get(receipt.revision) as string);
    return { ...receipt, events: receipt.events.map((event) => ({ ...event, position })) };
  });
}

/** By revision. The store tells only that of the last event of an append; where the others cannot be read now, the acts are stored all the same. */
async function positionsAfter(
  store: EventStore,
  { stream, revision }: LastOf,
  formed: readonly FormedEntry[],
): Promise<Map<number, string>> {
  const positions = new Map<number, string>();
  const range = { ...(revision >= 0 && { after: BigInt(revision) }), to: BigInt(revision + formed.length) };
  const unknown = (cause?: unknown): StoreError => {
    const ids = formed.map(({ event: { id } }) => id);
    return new StoreError('AppendOutcomeUnknown', { stream, ids, resolve: () => Promise.resolve('committed') }, { cause });
  };
  try {
    for await (const page of store.readStream(stream, range))
      for (const { revision, position } of page) positions.set(Number(revision), position);
  } catch (error) {
    throw unknown(error);
  }
  if (positions.size < formed.length) throw unknown();
  return positions;
}

/** An append of several failed: each has a turn of its own, unless it is known now what became of it. */
async function recordedAfter(
  shop: Workshop,
  command: Command,
  failed: { error: unknown; formed: readonly FormedEntry[] },
): Promise<Receipt> {
  const unanswered: Unanswered = new Map();
  const found = await afterFailure(shop, command, { ...failed, unanswered });
  return found === 'again' ? record(shop, command, unanswered) : found;
}

/** Gives the outcome to whoever waits for it, and is there once it has come. */
async function settled(settle: One['settle'], outcome: Promise<Receipt>): Promise<void> {
  settle(outcome);
  await outcome.catch(() => undefined);
}
