import { leftOut } from './ask/left-out';
import * as lists from './ask/lists';
import { basis } from './ask/basis';
import { changes } from './ask/changes';
import { conflicts } from './ask/conflicts';
import { defined } from './ask/defined';
import { facts } from './ask/facts';
import { history } from './ask/history';
import { party, parties } from './ask/parties';
import { movement } from './ask/movement';
import { people, person } from './ask/people';
import { consortium, inShort, issues, negotiation } from './ask/positions';
import { search } from './ask/search';
import { Snapshot } from './ask/snapshot';
import { source, sources } from './ask/sources';
import { timeline } from './ask/timeline';
import { wholeEntry } from './ask/whole-entry';
import { things, why } from './ask/why';
import { ViewsError } from './errors';
import type { Feeding } from './feeding/feeding';
import { giveUpLease } from './feeding/lease';
import { Leading } from './feeding/leading';
import { Projector } from './feeding/projector';
import { madeFrom } from './feeding/made-from';
import { Rebuild } from './feeding/rebuild';
import { settleLists } from './feeding/listing';
import { makeReady } from './feeding/registry';
import { Waiting } from './feeding/waiting';
import type { Moment, Questions } from './questions';
import { FoldedRecords } from './record/folded-record';
import type { RowDatabase } from './rows/database';
import { dumpOf } from './rows/dump';
import type { Batch, BookIdentity, Lag, MadeBatch, MadeFrom, RebuildOptions, Views } from './views';

export interface ViewsOptions {
  /** Milliseconds since 1970; says which answers are provisional and how long a lease lasts. */
  readonly now: () => number;
  /** Entries kept folded in memory, of all records together; the rest is folded again when asked for. */
  readonly foldedEntriesMax: number;
}

/** Views over any database that stands behind the port. They own it from now on: `close` closes it. */
export async function openViews(database: RowDatabase, options: ViewsOptions): Promise<Views> {
  try {
    await makeReady(database);
    return new OpenViews(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

class OpenViews implements Views {
  private readonly feeding: Feeding;
  private readonly waiting: Waiting;
  private readonly projector: Projector;
  private readonly leading: Leading;
  private rebuilding: Promise<unknown> | undefined;
  private readonly closing = new AbortController();
  private halted: Error | undefined;

  constructor(
    private readonly database: RowDatabase,
    { now, foldedEntriesMax }: ViewsOptions,
  ) {
    this.waiting = new Waiting(database);
    this.feeding = { database, now, records: new FoldedRecords(foldedEntriesMax), committed: () => this.waiting.wake() };
    this.projector = new Projector(this.feeding);
    this.leading = new Leading(this.feeding, { projector: this.projector, waiting: this.waiting });
  }

  readonly negotiations: Questions['negotiations'] = (q) => this.list(q, lists.negotiations);
  readonly negotiation: Questions['negotiation'] = (q) => this.ask(q, negotiation);
  readonly inShort: Questions['inShort'] = (q) => this.ask(q, inShort);
  readonly issues: Questions['issues'] = (q) => this.ask(q, issues);
  readonly consortia: Questions['consortia'] = (q) => this.list(q, lists.consortia);
  readonly consortium: Questions['consortium'] = (q) => this.ask(q, consortium);
  readonly history: Questions['history'] = (q) => this.ask(q, history);
  readonly changes: Questions['changes'] = (q) => this.ask(q, changes);
  readonly timeline: Questions['timeline'] = (q) => this.ask(q, timeline);
  readonly facts: Questions['facts'] = (q) => this.ask(q, facts);
  readonly things: Questions['things'] = (q) => this.ask(q, things);
  readonly why: Questions['why'] = (q) => this.ask(q, why);
  readonly leftOut: Questions['leftOut'] = (q) => this.ask(q, leftOut);
  readonly conflicts: Questions['conflicts'] = (q) => this.ask(q, conflicts);
  readonly basis: Questions['basis'] = (q) => this.ask(q, basis);
  readonly movement: Questions['movement'] = (q) => this.ask(q, movement);
  readonly entry: Questions['entry'] = (q) => this.ask(q, wholeEntry);
  readonly parties: Questions['parties'] = (q) => this.ask(q, parties);
  readonly party: Questions['party'] = (q) => this.ask(q, party);
  readonly people: Questions['people'] = (q) => this.ask(q, people);
  readonly person: Questions['person'] = (q) => this.ask(q, person);
  readonly sources: Questions['sources'] = (q) => this.ask(q, sources);
  readonly source: Questions['source'] = (q) => this.ask(q, source);
  readonly search: Questions['search'] = (q) => this.ask(q, search);

  async checkpoint(identity: BookIdentity): Promise<string | null> {
    this.checkOpen();
    return this.projector.checkpoint(identity);
  }

  async madeFrom(which: 'live' | 'begun' = 'live'): Promise<MadeFrom | undefined> {
    this.checkOpen();
    return this.database.reading((reading) => madeFrom(reading, which));
  }

  halt(error: Error | undefined): void {
    this.halted = error;
    if (error) this.waiting.wake();
  }

  async apply(batch: Batch): Promise<void> {
    this.checkGoing();
    await this.projector.apply(batch);
  }

  async whileLeading<T>(work: (signal: AbortSignal) => Promise<T>, { signal }: { signal: AbortSignal }): Promise<T> {
    this.checkOpen();
    return this.leading.during(work, AbortSignal.any([signal, this.closing.signal]));
  }

  async whileOthersLead({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    this.checkOpen();
    await this.leading.onlyLook(signal);
  }

  async settle(): Promise<void> {
    this.checkGoing();
    await settleLists(this.feeding);
  }

  async waitFor(position: string, { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal }): Promise<boolean> {
    this.checkOpen();
    return this.waiting.waitFor(position, {
      timeoutMs,
      signal: signal ? AbortSignal.any([signal, this.closing.signal]) : this.closing.signal,
      check: () => this.checkGoing(),
    });
  }

  async rebuild(feed: AsyncIterable<Batch | MadeBatch>, options: RebuildOptions = {}): Promise<{ readonly events: number }> {
    this.checkOpen();
    if (this.rebuilding) throw new ViewsError('rebuild-under-way', {});
    const { signal } = options;
    const stopped = signal ? AbortSignal.any([signal, this.closing.signal]) : this.closing.signal;
    const rebuild = new Rebuild(this.feeding, this.projector.bound(), { ...options, signal: stopped }).run(feed);
    this.rebuilding = rebuild.catch(() => undefined);
    try {
      return await rebuild;
    } finally {
      this.rebuilding = undefined;
    }
  }

  lag(): Lag {
    const lag = this.projector.lag();
    return this.rebuilding && lag.state !== 'live' ? { ...lag, state: 'building' } : lag;
  }

  async *dump(): AsyncGenerator<string, void, undefined> {
    await this.settle();
    yield* this.database.readingApart(dumpOf);
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort(new ViewsError('closed', {}));
    await this.rebuilding;
    await this.database
      .writing('live', (writing) => giveUpLease(writing, { holder: this.database.holder, part: 'writer' }))
      .catch(() => undefined);
    await this.database.close();
  }

  /** The rows of a list are brought up to the facts where it is asked what is so now; the past is answered from the facts. */
  private async list<Q extends Moment, A>(q: Q, answer: (snapshot: Snapshot, q: Q, now: number) => Promise<A>): Promise<A> {
    if (q.asOf === undefined && q.knownAt === undefined && q.evidence === undefined) await this.settle();
    return this.ask(q, answer);
  }

  private async ask<Q extends Moment, A>(q: Q, answer: (snapshot: Snapshot, q: Q, now: number) => Promise<A>): Promise<A> {
    this.checkGoing();
    const moment = defined({ asOf: q.asOf, knownAt: q.knownAt, evidence: q.evidence });
    return this.database.reading(async (reading) =>
      answer(await Snapshot.of(reading, this.feeding.records, moment), q, this.feeding.now()),
    );
  }

  private checkGoing(): void {
    this.checkOpen();
    if (this.halted) throw this.halted;
  }

  private checkOpen(): void {
    if (this.closing.signal.aborted) throw new ViewsError('closed', {});
  }
}
