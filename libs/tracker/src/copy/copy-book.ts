import {
  isStoreErrorOf,
  type EventStore,
  type Expected,
  type NewEvent,
  type NonEmpty,
  type Position,
  type Recorded,
} from '@parley/event-store';
import { CopyRefused } from './copy-refused';
import { eventsOf, placeOf } from './events-of';
import { tallyOf, type Tallied, type Tally, type TallyOptions } from './tally';
import { inWholeActs } from './whole-acts';

/** First the source is proved, then the target is compared and given what it lacks, then the target is read back and proved. */
export type CopyPass = 'source' | 'copy' | 'target';
export interface CopyOptions {
  readonly onProgress?: (pass: CopyPass, done: number, total?: number) => void;
  readonly signal?: AbortSignal;
}
export interface CopyReport {
  readonly book: string;
  /** Events that the target held when the copy began, and those it was given. */
  readonly found: number;
  readonly copied: number;
  /** Both sides as they were read, each by itself; absent where the copy was stopped before. They are equal. */
  readonly source?: Tally;
  readonly target?: Tally;
  /** The source has been written to since; the same copy again brings the rest. */
  readonly sourceMovedOn: boolean;
  readonly stopped: boolean;
}

/**
 * Brings a book from one store to another: ids, header bytes, payloads and the order across streams as they are. The target holds, at
 * every moment, a beginning of the source, so that what is there is found by reading it and a copy that was stopped or killed is gone
 * on with. Nothing of the target is changed. Throws `CopyRefused`, or what a store throws.
 */
export async function copyBook(from: EventStore, to: EventStore, options: CopyOptions = {}): Promise<CopyReport> {
  const book = await sameBook(from, to);
  const sides = new Tallies(book, options);
  const source = await sides.source(from);
  if (!source) return { book, found: 0, copied: 0, sourceMovedOn: false, stopped: true };
  const brought = await bring(from, to, { ...options, source });
  const target = await sides.target(to, source.events);
  if (!target) return { book, ...brought, sourceMovedOn: false, stopped: true };
  if (!isEqual(source, target)) throw new CopyRefused('unequal', 'What was read back from the target is not what the source holds.');
  return { book, ...brought, ...both(source, target), sourceMovedOn: await movedOn(from, source.last), stopped: false };
}

/** Both sides counted and summed up, each read by itself; undefined where it was stopped. */
class Tallies {
  constructor(
    private readonly book: string,
    private readonly options: CopyOptions,
  ) {}

  source(store: EventStore): Promise<Tallied | undefined> {
    return this.of(store, { broken: 'source-broken', onEvent: (done) => this.options.onProgress?.('source', done) });
  }

  target(store: EventStore, total: number): Promise<Tallied | undefined> {
    return this.of(store, { broken: 'target-broken', onEvent: (done) => this.options.onProgress?.('target', done, total) });
  }

  private of(store: EventStore, how: Pick<TallyOptions, 'broken' | 'onEvent'>): Promise<Tallied | undefined> {
    const { signal } = this.options;
    return tallyOf(store, { book: this.book, ...how, ...(signal && { signal }) });
  }
}

/** The id of the book to copy. Throws where there is none, or where the target holds another. */
async function sameBook(from: EventStore, to: EventStore): Promise<string> {
  const [book, there] = [await bookIn(from), await bookIn(to)];
  if (book === undefined) throw new CopyRefused('no-book', 'There is no book at the source yet.');
  if (there !== undefined && there !== book) throw new CopyRefused('other-book', `The target holds the book ${there}, not ${book}.`);
  return book;
}

async function bookIn(store: EventStore): Promise<string | undefined> {
  try {
    return (await store.identity()).book;
  } catch (error) {
    if (isStoreErrorOf(error, 'NoIdentity')) return undefined;
    throw error;
  }
}

/** Goes through both sides together for as long as the target has events, then appends what is left of the source. */
async function bring(
  from: EventStore,
  to: EventStore,
  { source, onProgress, signal }: Bringing,
): Promise<{ found: number; copied: number }> {
  const events = eventsOf(from, { to: source.last });
  const at = (done: number): void => onProgress?.('copy', done, source.events);
  try {
    const found = await compare(events, eventsOf(to), { at, signal });
    return { found, copied: await appendRest(events, to, { at: (copied) => at(found + copied), signal }) };
  } finally {
    await events.return();
  }
}
type Bringing = CopyOptions & { readonly source: Tallied };
interface Step {
  readonly at: (done: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** How many events the target has; each must be the one that stands there in the source. */
async function compare(ours: Events, theirs: Events, { at, signal }: Step): Promise<number> {
  let found = 0;
  for await (const event of theirs) {
    if (signal?.aborted) break;
    mustBeSame((await ours.next()).value, event);
    at((found += 1));
  }
  return found;
}

async function appendRest(events: Events, to: EventStore, { at, signal }: Step): Promise<number> {
  let copied = 0;
  if (signal?.aborted) return copied;
  for await (const batch of inWholeActs(events)) {
    await append(to, batch);
    at((copied += batch.length));
    if (signal?.aborted) break;
  }
  return copied;
}
type Events = ReturnType<typeof eventsOf>;

function mustBeSame(ours: Recorded | void, theirs: Recorded): void {
  if (!ours)
    throw new CopyRefused('target-ahead', `The target goes on where the source ends, with ${placeOf(theirs)}: it was recorded to since.`);
  if (isSame(ours, theirs)) return;
  const where = placeOf(ours) === placeOf(theirs) ? placeOf(ours) : `${placeOf(theirs)} (the source has ${placeOf(ours)} there)`;
  throw new CopyRefused('differs', `The target differs from the source, first at ${where}: event ${theirs.id}, not ${ours.id}.`);
}

const isSame = (one: Recorded, other: Recorded): boolean =>
  one.stream === other.stream &&
  one.revision === other.revision &&
  one.id === other.id &&
  one.type === other.type &&
  Buffer.compare(one.header, other.header) === 0 &&
  Buffer.compare(one.payload, other.payload) === 0;

async function append(store: EventStore, batch: NonEmpty<Recorded>): Promise<void> {
  const [{ stream, revision }] = batch;
  const expected: Expected = revision === 0n ? { kind: 'noStream' } : { kind: 'at', revision: revision - 1n };
  try {
    await store.append(stream, batch.map(asNew) as unknown as NonEmpty<NewEvent>, { expected });
  } catch (error) {
    if (!isStoreErrorOf(error, 'WrongExpectedRevision') && !isStoreErrorOf(error, 'PartialDuplicate')) throw error;
    throw new CopyRefused(
      'target-moved',
      `Somebody else wrote to ${stream} in the target meanwhile. Copy into a store that nobody records to.`,
    );
  }
}

function asNew({ id, type, header, payload, at, correlationId, causationId }: Recorded): NewEvent {
  return { id, type, header, payload, at, correlationId, ...(causationId !== undefined && { causationId }) };
}

const isEqual = (a: Tally, b: Tally): boolean => a.digest === b.digest && a.events === b.events && a.streams === b.streams;

const both = (source: Tally, target: Tally) => {
  const only = ({ events, streams, digest }: Tally): Tally => ({ events, streams, digest });
  return { source: only(source), target: only(target) };
};

async function movedOn(from: EventStore, last: Position | undefined): Promise<boolean> {
  for await (const _ of eventsOf(from, { after: last ?? null })) return true;
  return false;
}
