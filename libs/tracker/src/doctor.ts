import { existsSync } from 'node:fs';
import { everyMention, isForeign, streamKnowing, UnknownEvent, type Entry, type Mention } from '@parley/negotiation';
import { type EventStore, type Recorded } from '@parley/event-store';
import { openSqliteStore, type DamagedRow, type SqliteStore } from '@parley/event-store/sqlite';
import { FormFault, ZERO_HASH } from '@parley/record-form';
import { LIFT_MS_MAX } from './clock-rule';
import { checkRecorded, entryOf } from './stored-event';
import { sqliteAddress, BadAddress } from './store-address';

/** The first thing that does not match, by event; `what` says which part, never the content. */
export interface DoctorFault {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly position: string;
  readonly code: string;
  readonly what: string;
}
export interface DoctorReport {
  readonly book: string;
  readonly events: number;
  readonly streams: number;
  /** In the book's order, at most `FAULTS_MAX`; the first is the first event that does not match. Empty: the book is whole. */
  readonly faults: readonly DoctorFault[];
  /**
   * Events whose recorded-at lies further than 60 s from the store's own time: a clock was wrong; no fault of the record. What was taken
   * over with the times at which it was recorded elsewhere does not count.
   */
  readonly clockGaps: number;
  readonly stopped: boolean;
}
const FAULTS_MAX = 20;

/** What has been read of one stream so far. */
interface Seen {
  revision: number;
  leaf: string;
  at: number;
  readonly things: Set<string>;
}

export interface ExamineOptions {
  /** The book is read twice: first its rows are added up, then every event is checked. */
  readonly onProgress?: (pass: 'rows' | 'events', done: number) => void;
  readonly signal?: AbortSignal;
}

/** Re-reads a whole book, event by event: form, commitments, chain, revisions, clocks, ids and references. Writes nothing. */
export async function examine(storeAt: string, options: ExamineOptions = {}): Promise<DoctorReport> {
  const { file } = sqliteAddress('PARLEY_STORE', storeAt);
  if (!existsSync(file)) throw new BadAddress(`There is no book at ${file}; check PARLEY_STORE.`);
  const store = await openSqliteStore({ file });
  try {
    const damaged = await damagedRows(store, options);
    const book = await identityOf(store, damaged);
    const stopped = options.signal?.aborted ?? false;
    if (book === undefined) return { book: '', events: 0, streams: 0, faults: damaged, clockGaps: 0, stopped };
    const report = await new Examination(book).run(store, options);
    return { ...report, faults: inOrder(report.faults, damaged) };
  } finally {
    await store.close();
  }
}

/** Undefined where the very event that says which book this is was damaged: then nothing can be checked against it. */
async function identityOf(store: SqliteStore, damaged: readonly DoctorFault[]): Promise<string | undefined> {
  try {
    return (await store.identity()).book;
  } catch (error) {
    if (damaged.length === 0) throw error;
    return undefined;
  }
}

/** The rows that the store itself finds changed or gone: what the form cannot see, as the newest header of a stream. */
async function damagedRows(store: SqliteStore, { onProgress, signal }: ExamineOptions): Promise<DoctorFault[]> {
  const faults: DoctorFault[] = [];
  for await (const { rows, done } of store.damaged()) {
    faults.push(...rows.map(damageFault));
    onProgress?.('rows', done);
    if (faults.length >= FAULTS_MAX || signal?.aborted) break;
  }
  return faults.slice(0, FAULTS_MAX);
}

function damageFault({ position, event }: DamagedRow): DoctorFault {
  if (!event)
    return { stream: '', revision: -1, eventId: '', position, code: 'row-gone', what: 'the event is gone from its place in the book' };
  const { stream, revision, id: eventId } = event;
  return { stream, revision, eventId, position, code: 'row-changed', what: 'a stored field of the event was changed' };
}

/** One fault for each place, the form's own words first, in the book's order. */
function inOrder(formal: readonly DoctorFault[], damaged: readonly DoctorFault[]): DoctorFault[] {
  const places = new Set(formal.map(({ position }) => position));
  const all = [...formal, ...damaged.filter(({ position }) => !places.has(position))];
  return all.sort((a, b) => (a.position < b.position ? -1 : 1)).slice(0, FAULTS_MAX);
}

class Examination {
  private readonly streams = new Map<string, Seen>();
  private readonly ids = new Set<string>();
  private readonly faults: DoctorFault[] = [];
  private events = 0;
  private clockGaps = 0;

  constructor(private readonly book: string) {}

  async run(store: EventStore, { onProgress, signal }: ExamineOptions): Promise<DoctorReport> {
    for await (const { events } of store.readAll({ after: null, page: 500 })) {
      if (signal?.aborted) break;
      for (const recorded of events) this.look(recorded);
      onProgress?.('events', this.events);
    }
    const { book, events, faults, clockGaps } = this;
    return { book, events, streams: this.streams.size, faults: faults.slice(0, FAULTS_MAX), clockGaps, stopped: signal?.aborted ?? false };
  }

  private look(recorded: Recorded): void {
    this.events += 1;
    const seen = this.seen(recorded.stream);
    const found = this.place(recorded, seen) ?? this.content(recorded, seen);
    if (found && this.faults.length < FAULTS_MAX) {
      const { stream, revision, id, position } = recorded;
      this.faults.push({ stream, revision: Number(revision), eventId: id, position, ...found });
    }
    seen.revision = Number(recorded.revision);
    seen.at = Math.max(seen.at, recorded.at);
    this.ids.add(recorded.id);
  }

  private seen(stream: string): Seen {
    const found = this.streams.get(stream);
    if (found) return found;
    const made = { revision: -1, leaf: ZERO_HASH, at: 0, things: new Set<string>() };
    this.streams.set(stream, made);
    return made;
  }

  private place(recorded: Recorded, seen: Seen): Found | undefined {
    if (Number(recorded.revision) !== seen.revision + 1)
      return { code: 'gap', what: `revision ${recorded.revision} follows ${seen.revision}` };
    if (recorded.at < seen.at) return { code: 'clock', what: 'recorded-at is below that of the event before' };
    if (this.ids.has(recorded.id)) return { code: 'id-twice', what: 'the event id stands in the book twice' };
    return undefined;
  }

  /** Form and chain, and then, of an event that is whole, what it refers to. */
  private content(recorded: Recorded, seen: Seen): Found | undefined {
    try {
      const checked = checkRecorded(recorded, { book: this.book, prev: seen.leaf });
      seen.leaf = checked.leaf;
      if (checked.header.via !== 'migration' && Math.abs(recorded.storedAt - recorded.at) > LIFT_MS_MAX) this.clockGaps += 1;
      return recorded.stream === 'book-identity' ? undefined : this.references(entryOf(checked), seen);
    } catch (error) {
      if (error instanceof FormFault) return { code: error.code, what: `${error.path}: ${error.message}` };
      if (error instanceof UnknownEvent) return { code: error.code, what: 'a newer program wrote it' };
      throw error;
    }
  }

  private references(entry: Entry, seen: Seen): Found | undefined {
    const mentions = everyMention(entry);
    const lost = mentions.find((mention) => mention.role === 'refers' && !this.isKnown(mention, seen));
    for (const { role, kind, id } of mentions) if (role !== 'refers') seen.things.add(`${kind}:${id}`);
    seen.things.add(`entry:${entry.eventId}`);
    if (lost) return { code: 'reference', what: `${lost.path} names no ${lost.kind} that is on record` };
    return this.isRecorder(entry.recordedBy) ? undefined : { code: 'reference', what: 'by is nobody who is on record' };
  }

  private isRecorder(id: string): boolean {
    return id === BY_PROGRAM || this.isKnown({ role: 'refers', kind: 'person', id, path: 'by' }, NOTHING_SEEN);
  }

  private isKnown({ kind, id }: Mention, seen: Seen): boolean {
    if (!isForeign(kind)) return seen.things.has(`${kind}:${id}`);
    const stream = streamKnowing(kind, id);
    return this.streams.get(stream)?.things.has(`${kind}:${id}`) ?? false;
  }
}
/** `by` of what the program itself does. */
const BY_PROGRAM = 'system';
const NOTHING_SEEN: Seen = { revision: -1, leaf: ZERO_HASH, at: 0, things: new Set() };
interface Found {
  readonly code: string;
  readonly what: string;
}
